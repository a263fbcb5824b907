import { useQuery } from '@tanstack/react-query';
import { localize } from '#shared/localize.js';
import type { Language } from '#shared/language.js';
import { useWorkbench } from '../../ui/workbench.js';

/** What is known of the stored log-ins, as the core tells it. Kept no longer than it is shown. */
export function useCredentials() {
  const { orpc } = useWorkbench();
  return useQuery({ ...orpc.credentials.watch.experimental_liveOptions({ retry: true }), gcTime: 0 });
}

/** Names of tools by id; the id itself for a tool that the professional does not have any more. */
export function useToolNames(language: Language): (toolId: string) => string {
  const { orpc } = useWorkbench();
  const tools = useQuery(orpc.tools.list.queryOptions()).data ?? [];
  return (toolId) => {
    const tool = tools.find(({ id }) => id === toolId);
    return tool === undefined ? toolId : localize(tool.name, language);
  };
}
