import { randomUUID } from 'node:crypto';
import { createBehaviours } from '../lib/behaviour.js';
import { createDeskRoutes } from '../lib/desk/routes.js';
import type { RunningSystem } from '../lib/desk/system.js';
import { fhircastScope, isSameLaunch, readLaunch, type Launch } from '../lib/fhircast/launch.js';
import { createCdsRoutes } from '../lib/cds/service.js';
import { createFhirClient } from '../lib/records/fhir.js';
import { createSignIn, type SystemParts } from '../lib/sign-in.js';
import { createRouter } from '../lib/web.js';
import { deskPage, endedPage, refusedPage } from './page.js';
import { riskService } from './prompts.js';
import { createRecords } from './records.js';
import { createPexSession, type PexSession } from './session.js';

const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

export interface Pex360Parts extends SystemParts {
  /** Resource indicator of the workbench's services: for whom the access token is asked. */
  audience: string;
  fhir: () => Promise<string | undefined>;
  /** The workbench's own FHIRcast address, when it is known. */
  fhircast: () => readonly string[];
  random: () => number;
}

/**
 * PEX360, a clinician's view of risk factors: follows the workbench by FHIRcast 3.0.0, and never leads. It also tells the
 * raised factors as cards of CDS Hooks 2.0.
 */
export function startPex360(parts: Pex360Parts): RunningSystem {
  const { clock, random } = parts;
  const behaviours = createBehaviours();
  const records = createRecords(createFhirClient(parts.fhir), clock.now);
  const signIn = createSignIn<Launch, PexSession>({
    ...parts,
    clientId: 'pex360',
    scope: `openid profile ${fhircastScope(false)}`,
    readLaunch: (url) => readLaunch(url, parts.fhircast()),
    isSame: isSameLaunch,
    refusedPage,
    start: (begun) => createPexSession({ ...begun, behaviours, records, clock, random, newId: randomUUID }),
  });
  const routes = createDeskRoutes<PexSession>({
    folder: 'pex360',
    files,
    sessionOf: signIn.sessionOf,
    actions: {},
    page: ({ user, behaviour }) => deskPage(user, behaviour.now()),
    endedPage,
  });
  // Other systems ask for the same factors as prompts; they come without a person signed in.
  const cds = createCdsRoutes({
    services: [riskService(parts.server.url)],
    now: clock.now,
    newId: randomUUID,
    fetch: globalThis.fetch,
  });
  parts.server.handle(createRouter({ ...signIn.routes, ...routes, ...cds }));
  return { behave: behaviours.setAll, close: signIn.close };
}
