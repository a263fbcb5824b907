import { useLater } from '../../ui/use-later.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { CallBarProps } from './CallBar.js';
import { isLive, useTelephony } from '../../ui/caller/use-telephony.js';

const load = () => import('./CallBar.js');

/** The bar of what rings and goes on, on the screen that works. Draws nothing until there is something. */
export function TelephonyDesk() {
  const { screen } = useWorkbench();
  const told = useTelephony();
  const contacts = told?.contacts.filter(isLive) ?? [];
  if (screen !== 1 || told?.source === undefined || contacts.length === 0) return null;
  return <Later contacts={contacts} source={told.source} queues={told.queues} />;
}

function Later(props: CallBarProps) {
  const Bar = useLater(load, 'telephonyLater');
  return Bar === undefined ? null : <Bar {...props} />;
}
