import type { LoopbackServer } from '../lib/loopback.js';
import type { PtvData } from './data.js';
import { startPtv } from './index.js';

/** Key of the demo's v12. */
const DEMO_KEY = 'kymijoki-demo';

/** The demo county's services and events. They are made at the first request: nobody's start waits for them. */
export function startDemoPtv({ server, now }: { server: LoopbackServer; now: () => Date }) {
  let made: Promise<PtvData> | undefined;
  const data = () => (made ??= import('./seed.js').then((seed) => seed.demoData()));
  const table = async () => (await import('./seed.js')).demoTable(now());
  return startPtv({ server, data, table, apiKey: DEMO_KEY });
}
