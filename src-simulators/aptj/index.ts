import { randomUUID } from 'node:crypto';
import { createBehaviours } from '../lib/behaviour.js';
import type { RunningSystem } from '../lib/desk/system.js';
import { fhircastScope, isSameLaunch, readLaunch, type Launch } from '../lib/fhircast/launch.js';
import { createFhirClient } from '../lib/records/fhir.js';
import { createSignIn, type SystemParts } from '../lib/sign-in.js';
import { createRouter } from '../lib/web.js';
import { refusedPage } from './page.js';
import { createRecords } from './records/index.js';
import { createRoutes } from './routes.js';
import { createAptjSession, type AptjSession } from './session.js';

export interface AptjParts extends SystemParts {
  /** Resource indicator of the workbench's services: for whom the access token is asked. */
  audience: string;
  /** Base address of the data store, when it is known. */
  fhir: () => Promise<string | undefined>;
  /** The workbench's own FHIRcast address, when it is known. */
  fhircast: () => readonly string[];
  random: () => number;
}

/**
 * A client and patient record system (APTJ) of the old school: signs in by the county's provider, keeps its data in a
 * FHIR server, and follows and leads the workbench's client by FHIRcast 3.0.0.
 */
export function startAptj(parts: AptjParts): RunningSystem {
  const { clock, random } = parts;
  const behaviours = createBehaviours();
  const records = createRecords(createFhirClient(parts.fhir), clock.now);
  const signIn = createSignIn<Launch, AptjSession>({
    ...parts,
    clientId: 'aptj',
    scope: `openid profile ${fhircastScope(true)}`,
    readLaunch: (url) => readLaunch(url, parts.fhircast()),
    isSame: isSameLaunch,
    refusedPage,
    start: (begun) => createAptjSession({ ...begun, behaviours, records, clock, random, newId: randomUUID }),
  });
  parts.server.handle(createRouter({ ...signIn.routes, ...createRoutes(signIn.sessionOf) }));
  return { behave: behaviours.setAll, close: signIn.close };
}
