import { useEffect, useState } from 'react';
import type { FramePage } from '#shared/tools.js';
import { useWorkbench } from '../../ui/workbench.js';
import { followFrame } from './follow-frame.js';

/**
 * What the frame of a tool must hold now; undefined while that is not known. Not by the query cache: what it remembers
 * would be the page of an earlier client.
 */
export function useFramePage(toolId: string): FramePage | undefined {
  const { client } = useWorkbench();
  const [page, setPage] = useState<FramePage>();
  useEffect(() => {
    const stop = new AbortController();
    void followFrame({
      open: (signal) => client.tools.frame({ toolId, origin: location.origin }, { signal }),
      show: setPage,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [client, toolId]);
  return page;
}
