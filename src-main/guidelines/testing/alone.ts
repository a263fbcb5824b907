import { join } from 'node:path';
import { createManualClock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import { createGuidelines } from '../index.js';

/** Guidelines of a folder with no hub, and with nobody signed in; the clock is moved by hand. */
export function guidelinesAlone({
  folder,
  kept,
  start = Date.now(),
  log = () => {},
}: {
  folder: string;
  /** Stands for the data folder. */
  kept: string;
  start?: number;
  log?: Log;
}) {
  return createGuidelines({
    folder,
    keptIn: join(kept, 'guidelines'),
    clock: createManualClock(start),
    log,
    reader: {
      person: () => undefined,
      token: async () => undefined,
      store: { get: () => undefined, set: () => {} },
      hubs: [],
      gathersUse: false,
      onOpened: () => {},
    },
    fetch,
    random: () => '00000000-0000-4000-8000-000000000000',
  });
}
