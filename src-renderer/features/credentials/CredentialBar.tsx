import { useLater } from '../../ui/use-later.js';
import type { ToolPartProps } from '../../ui/tool-parts.js';

const loadBar = () => import('./LogInBar.js');

/** Above a tool that asks for a log-in of its own: the stored one, at hand. */
export function CredentialBar({ tool, name }: ToolPartProps) {
  return tool.signIn === 'form' || tool.signIn === 'basic' ? <Later toolId={tool.id} name={name} /> : null;
}

function Later(props: { toolId: string; name: string }) {
  const Bar = useLater(loadBar, 'credentialsLater');
  return Bar === undefined ? null : <Bar {...props} />;
}
