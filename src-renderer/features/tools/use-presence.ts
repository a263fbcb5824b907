import { type RefObject, useEffect, useState } from 'react';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Whether an element is in the window at all, also when its pane lies behind another tab. */
function useInWindow(element: RefObject<HTMLElement | null>): boolean {
  const [inWindow, setInWindow] = useState(true);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => setInWindow(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inWindow;
}

/**
 * Opens the tool's view in the core, and tells it whether the tool is to be seen here, for as long as the pane has it.
 * @param view how the view stands; undefined = the core has none
 * @param known the core has said which views there are
 */
export function usePresence(
  tool: Tool,
  shown: boolean,
  element: RefObject<HTMLElement | null>,
  view: ViewStatus | undefined,
  known: boolean,
): boolean {
  const { client } = useWorkbench();
  const toolId = tool.id;
  const opens = tool.kind === 'embedded' || tool.kind === 'link';
  const missing = opens && known && view === undefined;
  const seen = useInWindow(element) && shown;
  // What does not reach the core is told again: the core begins the stream of views anew, without this one.
  useEffect(() => {
    if (missing) void client.tools.open({ toolId }).catch(() => undefined);
  }, [client, missing, toolId]);
  useEffect(() => {
    if (missing || !opens) return;
    const report = { saw: seen ? ('shown' as const) : ('hidden' as const) };
    void client.tools.report({ toolId, attempt: 0, report }).catch(() => undefined);
  }, [client, missing, opens, seen, toolId]);
  useEffect(
    () => () => {
      if (opens) void client.tools.report({ toolId, attempt: 0, report: { saw: 'gone' } }).catch(() => undefined);
    },
    [client, opens, toolId],
  );
  return seen;
}
