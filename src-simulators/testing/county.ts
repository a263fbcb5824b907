import { WORKBENCH_AUDIENCE } from '../idp/clients.js';
import type { Clock } from '../lib/clock.js';
import { startSystems } from '../systems.js';
import { startTestFhir } from './fhir.js';
import { startTestHub } from './hub.js';

/** Real time, apart from waits between attempts: a test need not see them. */
const clock: Clock = {
  now: () => new Date(),
  after(ms, action) {
    const timer = setTimeout(action, ms / 20);
    return () => clearTimeout(timer);
  },
};

/** The real systems with a data store and a workbench's hub of the test's own. */
export async function startTestCounty() {
  const fhir = await startTestFhir();
  const options = { demoUser: undefined, fhir: fhir.url, colleaguesClock: undefined };
  const systems = await startSystems({ clock, random: () => 0.5, ...options });
  const { idp, aptj, tools } = systems.addresses;
  const startHub = (more: { port?: number; leaseSeconds?: number } = {}) =>
    startTestHub({ jwks: `${idp}/jwks`, audience: WORKBENCH_AUDIENCE, ...more });
  const county = {
    fhir,
    systems,
    aptj,
    ...tools,
    /** The hub that runs now. */
    hub: await startHub(),
    /** Another hub in the place of one that was closed. */
    async replaceHub(more: { port?: number; leaseSeconds?: number }) {
      county.hub = await startHub(more);
      return county.hub;
    },
    async close() {
      await systems.close();
      await county.hub.close();
      await fhir.close();
    },
  };
  return county;
}
export type TestCounty = Awaited<ReturnType<typeof startTestCounty>>;
