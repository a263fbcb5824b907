import type { LoopbackServer } from '../lib/loopback.js';
import type { Identified } from '../fhir/resource.js';
import { startAvph } from './index.js';

/** The demo county's times. They are made at the first request: nobody's start waits for them. */
export function startDemoAvph({
  server,
  now,
  newId,
}: {
  server: LoopbackServer;
  now: () => Date;
  newId: () => string;
}) {
  const of = (register: 'health' | 'social') => async (): Promise<Identified[]> =>
    (await import('./seed.js')).demoTimes(register, now());
  startAvph({ server, health: of('health'), social: of('social'), now, newId });
}
