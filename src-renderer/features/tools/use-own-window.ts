import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tool } from '#shared/tools.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Opened, openWindow } from './open-window.js';

export interface OwnWindow {
  state: 'closed' | 'opening' | Exclude<Opened, 'blocked'>;
  open: () => void;
}

/** A tool's own window: opened at the professional's press, and told of to the core. */
export function useOwnWindow(tool: Tool, attempt: number | undefined): OwnWindow {
  const { client, orpc } = useWorkbench();
  const host = useQuery(orpc.workspace.about.queryOptions()).data?.capabilities.host;
  const [state, setState] = useState<OwnWindow['state']>('closed');
  const toolId = tool.id;
  const address = async () => {
    const launched = await client.tools.launch({ toolId, ownWindow: true });
    return launched.as === 'window' ? launched.url : undefined;
  };
  async function openDirectly(): Promise<Opened> {
    const url = await address().catch(() => undefined);
    if (url === undefined) return 'failed';
    // The installed workbench makes the window itself, and lets no page have it.
    window.open(url, '_blank', 'noopener,noreferrer');
    return 'opened';
  }
  const run = async () => {
    setState('opening');
    const opened =
      host === 'electron'
        ? await openDirectly()
        : await openWindow(() => window.open('about:blank', '_blank'), address);
    setState(opened === 'blocked' ? 'closed' : opened);
    if (opened === 'failed') return;
    const saw = opened === 'opened' ? ('windowOpened' as const) : ('popupBlocked' as const);
    await client.tools.report({ toolId, attempt: attempt ?? 0, report: { saw } }).catch(() => undefined);
  };
  return { state, open: () => void run() };
}
