import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createSystemClock } from '#shared/clock.js';
import { createAccessLog } from '../../../src-main/access/index.js';
import { createClientSummary } from '../../../src-main/client-summary/index.js';
import { createContext } from '../../../src-main/context/index.js';
import { loadCounty } from '../../../src-main/county/index.js';
import { createTokenVerifier } from '../../../src-main/identity/token-verifier.js';
import { createLive } from '../../../src-main/live.js';
import { createTools } from '../../../src-main/tools/index.js';
import { accessToAll, noRelations } from '../../fixtures/open-access.js';
import { testUser } from '../../lib/identity-provider.js';

const log = () => {};
const { countyFile, environment } = z
  .object({ countyFile: z.string(), environment: z.record(z.string(), z.string()) })
  .parse(JSON.parse(process.argv[2] ?? ''));

/**
 * The context manager with its hub, and what each change needs of others: tokens checked, the access log on the disk, the
 * client read from the source. The whole workbench also reads the client's summary then, on the same processor.
 */
const { county } = await loadCounty(countyFile, environment);
const { issuer, audience } = county.identityProvider;
const clock = createSystemClock();
const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-hub-'));
const accessLog = createAccessLog({ file: join(folder, 'access-log.jsonl'), now: () => new Date() });
const nobody = createLive<{ version: number; reference: string | null }>({ version: 0, reference: null });
const summary = createClientSummary({
  sources: county.fhirSources,
  client: nobody,
  access: accessToAll(nobody),
  relations: noRelations,
  organization: 'Kymijoen hyvinvointialue',
  fetch,
  clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
  log,
});
const tools = createTools({
  tools: county.tools,
  role: () => 'nurse',
  fhircast: () => context.fhircast(),
  ccowRegistry: (tool) => context.ccowRegistry(tool),
  fhircastAuth: 'token',
});
const context = createContext({
  tools: county.tools,
  frames: tools.frames,
  reader: summary.identity,
  accessLog,
  unsaved: { has: () => false, subscribe: () => () => {} },
  verify: createTokenVerifier({ issuer, audience, jwksUri: async () => `${issuer}/jwks` }),
  user: () => ({ id: testUser.sub, name: testUser.name }),
  owner: () => ({ id: testUser.sub, name: testUser.name }),
  fhircastAuth: 'token',
  fetch,
  clock,
  log,
});
await context.listen();
process.send?.({ cores: [{ ...context.fhircast(), launch: {} }] });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
await context.close();
summary.close();
await accessLog.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
