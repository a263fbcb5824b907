import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { YOUNG_HEAP } from '../../../src-main/launch/young-heap.mjs';
import { writeCounty } from '../../lib/county.js';
import { startIdentityProvider } from '../../lib/identity-provider.js';
import { type Target, inTurn } from './fhircast-load.js';

const SCOPE = 'fhircast/*.*';
const PUBLISHERS = 20;
const PATIENT = 'km-1001';
const NOWHERE = 'http://127.0.0.1:9';
const readySchema = z.object({
  cores: z.tuple([z.object({ hubUrl: z.url(), topic: z.string() })]),
});

/** A program of the measurement, in a process of its own beside this one. @returns its first message */
export async function startProgram(name: string, args: string[] = [], { execArgv = [] as string[] } = {}) {
  const child = fork(join(import.meta.dirname, `${name}.js`), args, {
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  return { child, message: message as unknown };
}

export async function stopProgram(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Another hub reads one source or none at a change, so ours reads one too. */
const SOURCE = { id: 'aptj', name: 'APTJ', baseUrl: '${DEMO_FHIR}', register: 'health' };

const tool = (id: string) => ({
  id,
  name: { fi: id, sv: id, en: id },
  kind: 'embedded',
  url: `${NOWHERE}/`,
  context: 'fhircast',
  master: id === 'aptj',
  clientId: id,
});

/**
 * Our hub in its own process: the context manager alone (`hub`), and the whole workbench (`core`), which also reads the
 * client's summary at each change. Access tokens are checked, the access log is on the disk and clients are read from a
 * FHIR server (a third process). The APTJ publishes; throughput has publishers by the side.
 */
export async function startOurs(subscribers: number, profileTo: string | undefined) {
  const idp = await startIdentityProvider();
  const fhir = await startProgram('fhir');
  const fhirUrl = z.looseObject({ fhir: z.url() }).parse(fhir.message).fhir;
  const names = ['aptj', ...ids('subscriber', subscribers), ...ids('publisher', PUBLISHERS)];
  const county = await writeCounty({ tools: names.map(tool), fhirSources: [SOURCE], cdsServices: [] });
  // Whatever else the demo county names is nowhere here.
  const named = (await readFile(county.file, 'utf8')).matchAll(/\$\{(DEMO_\w+)\}/g);
  const environment = {
    ...Object.fromEntries([...named].map(([, name = '']) => [name, NOWHERE])),
    DEMO_IDP: idp.issuer,
    DEMO_FHIR: fhirUrl,
  };
  const tokens = new Map(
    await Promise.all(names.map(async (name) => [name, await idp.token({ clientId: name, scope: SCOPE })] as const)),
  );
  const options = { countyFile: county.file, environment };

  async function start(name: string, program: 'hub' | 'core') {
    const { child, message } = await startProgram(program, [JSON.stringify(program === 'hub' ? options : [options])], {
      execArgv: [
        ...YOUNG_HEAP,
        ...(profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profileTo, program)}`]),
      ],
    });
    const [ours] = readySchema.parse(message).cores;
    const target: Target = {
      name,
      hubUrl: ours.hubUrl,
      topic: ours.topic,
      subscriberToken: (index) => tokens.get(`subscriber-${index}`),
      publisherTokens: ['aptj', ...ids('publisher', PUBLISHERS)].map((one) => tokens.get(one)),
      nextPatient: inTurn(PATIENT, 'km-1002'),
    };
    return { target, child };
  }
  const [hub, whole] = [await start('our hub', 'hub'), await start('the whole workbench', 'core')];
  return {
    hub: hub.target,
    whole: whole.target,
    /** Where a change's client is read from. */
    patientUrl: `${fhirUrl}/Patient/${PATIENT}`,
    async close() {
      await Promise.all([hub.child, whole.child, fhir.child].map(stopProgram));
      await Promise.all([idp.close(), county.remove()]);
    },
  };
}

const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);
