import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { hubPolicySchema } from '#shared/hub-policy.js';
import { createSystemClock } from '#shared/clock.js';
import { createHub, createMemoryEngine, createScimDirectory } from '../../src-hub/index.js';
import { createTokenVerifier } from '../../src-main/identity/token-verifier.js';
import { type RunningWorkbench, fhirEnvironment, root, startDemoSystem, startWorkbench } from './demo.js';

const countyFile = join(root, 'seeds/kymijoki/county.json');
export const systemsSchema = z.object({
  idp: z.url(),
  aptj: z.url(),
  /** All others, by name. */
  tools: z.record(z.string(), z.url()),
  directory: z.string(),
});
type System = Awaited<ReturnType<typeof startDemoSystem>>;

/** A port of this machine that nobody listens to just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The demo county with each outside system as a process of its own, so that a test can end, slow and restart it. */
export interface TakenApart {
  workbench: RunningWorkbench;
  /** Ends the FHIR server as a crash would. */
  killFhir: () => Promise<void>;
  /** Starts it on its old address. */
  startFhir: (args?: string[]) => Promise<void>;
  stopHub: () => Promise<void>;
  /** Starts it on its old address; it knows nothing of before. */
  startHub: () => Promise<void>;
  /** Ends the identity provider, the APTJ, the tools and the directory as a crash would. */
  killSystems: () => Promise<void>;
}

const discoverySchema = z.object({ issuer: z.url(), jwks_uri: z.url() });
const countySchema = z.looseObject({ identityProvider: z.looseObject({ audience: z.url() }) });

/** The county's hub, apart from the workbench. @param port 0 takes a free one */
async function startHub(idp: string, directory: string, port: number) {
  const discovery = await fetch(`${idp}/.well-known/openid-configuration`);
  const { issuer, jwks_uri } = discoverySchema.parse(await discovery.json());
  const { audience } = countySchema.parse(JSON.parse(await readFile(countyFile, 'utf8'))).identityProvider;
  const [clock, log] = [createSystemClock(), () => {}];
  const hub = createHub({
    policy: hubPolicySchema.parse({}),
    engine: await createMemoryEngine({ clock, log }),
    directory: createScimDirectory({ url: directory, fetch }),
    authenticate: createTokenVerifier({ issuer, audience, jwksUri: async () => jwks_uri }),
    clock,
    log,
  });
  const { url } = await hub.listen({ host: '127.0.0.1', port });
  return { port: Number(new URL(url).port), url, close: hub.close };
}

/**
 * Starts the demo county by a county file, as a county with systems of its own would.
 * @param change of the county file
 */
export async function startTakenApart(change: Record<string, unknown> = {}): Promise<TakenApart> {
  const port = await freePort();
  const startFhir = (args: string[] = []) => startDemoSystem('demo-fhir', ['--port', String(port), ...args]);
  const systems = await startDemoSystem('demo-systems');
  let fhir: System = await startFhir();
  const others = systemsSchema.parse(systems.addresses);
  let hub = await startHub(others.idp, others.directory, 0);
  const hubPort = hub.port;
  const county = await writeCounty({ ...change, hub: { mode: 'remote', url: `http://127.0.0.1:${hubPort}` } });
  const workbench = await startWorkbench(['--county', county.file], {
    ...fhirEnvironment(fhir.addresses),
    DEMO_IDP: others.idp,
    DEMO_APTJ: others.aptj,
    ...Object.fromEntries(Object.entries(others.tools).map(([name, url]) => [`DEMO_${name.toUpperCase()}`, url])),
    DEMO_DIRECTORY: others.directory,
  });
  const { services } = workbench.ready;
  systems.send({
    type: 'addresses',
    fhir: services.fhir,
    hub: hub.url,
    fhircast: services.fhircast,
    workbench: new URL(workbench.ready.url).origin,
  });
  return {
    workbench: {
      ...workbench,
      async stop() {
        const code = await workbench.stop();
        await Promise.all([fhir.stop(), systems.stop(), hub.close(), county.remove()]);
        return code;
      },
    },
    killFhir: () => fhir.stop('SIGKILL'),
    startFhir: async (args) => {
      await fhir.stop('SIGKILL');
      fhir = await startFhir(args);
    },
    stopHub: () => hub.close(),
    startHub: async () => {
      hub = await startHub(others.idp, others.directory, hubPort);
    },
    killSystems: () => systems.stop('SIGKILL'),
  };
}

const toolSchema = z.looseObject({ card: z.looseObject({ file: z.string().optional() }).optional() });

/** A copy of the demo county's file with some of it changed. Its paths still lead to the demo county's files. */
export async function writeCounty(change: Record<string, unknown>) {
  const county = z
    .looseObject({
      referrals: z.looseObject({ types: z.array(z.looseObject({ form: z.string() })) }),
      tools: z.array(toolSchema),
    })
    .parse(JSON.parse(await readFile(countyFile, 'utf8')));
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-county-'));
  const file = join(folder, 'county.json');
  const here = dirname(countyFile);
  const withCard = (tool: z.infer<typeof toolSchema>) =>
    tool.card?.file === undefined ? tool : { ...tool, card: { file: resolve(here, tool.card.file) } };
  const absolute = {
    guidelines: { folder: resolve(here, 'guidelines') },
    referrals: {
      ...county.referrals,
      types: county.referrals.types.map((one) => ({ ...one, form: resolve(here, one.form) })),
    },
  };
  const { tools } = z.object({ tools: z.array(toolSchema) }).parse({ ...county, ...change });
  await writeFile(file, JSON.stringify({ ...county, ...absolute, ...change, tools: tools.map(withCard) }));
  return { file, remove: () => rm(folder, { recursive: true }) };
}
