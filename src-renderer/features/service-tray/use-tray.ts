import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tray, TrayTarget } from '#shared/service-tray.js';
import { sameTarget } from '#shared/tray-target.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';

export interface TrayNow {
  /** `switching` while the banner and the tray speak of different versions: nothing of either is then shown. */
  state: 'noClient' | 'switching' | 'open';
  tray: Tray;
  has: (item: TrayTarget) => boolean;
  add: (item: TrayTarget) => void;
  remove: (item: TrayTarget) => void;
  note: (item: TrayTarget, note: string) => void;
  /** Why the last change was not made. */
  refused: 'stale' | 'failed' | undefined;
}

const nobody: Tray = { contextVersion: -1, client: null, items: [] };

/** The open client's tray. Every change carries the context version that this screen shows, so it can never reach another client. */
export function useTray(): TrayNow {
  const { client, orpc } = useWorkbench();
  const context = useClientContext();
  const told = useQuery(orpc.serviceTray.watchTray.experimental_liveOptions({ retry: true })).data;
  const [refusal, setRefusal] = useState<{ version: number; why: 'stale' | 'failed' }>();

  const matches = told !== undefined && context !== undefined && told.contextVersion === context.version;
  const hasClient = context !== undefined && context.active !== null;
  const tray = matches && hasClient ? told : nobody;
  const contextVersion = tray.contextVersion;
  const settle = (change: Promise<{ done: boolean }>) => {
    const because = (why: 'stale' | 'failed') => setRefusal({ version: context?.version ?? -1, why });
    change.then(
      ({ done }) => (done ? setRefusal(undefined) : because('stale')),
      () => because('failed'),
    );
  };
  return {
    state: !hasClient ? 'noClient' : matches ? 'open' : 'switching',
    tray,
    has: (target) => tray.items.some((item) => sameTarget(item, target)),
    add: (item) => settle(client.serviceTray.add({ contextVersion, item })),
    remove: (item) => settle(client.serviceTray.remove({ contextVersion, item })),
    note: (item, note) => settle(client.serviceTray.note({ contextVersion, item, note })),
    refused: refusal?.why,
  };
}
