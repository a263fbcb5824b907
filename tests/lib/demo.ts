import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { YOUNG_HEAP } from '../../src-main/launch/young-heap.mjs';

export const root = resolve(import.meta.dirname, '../..');
/** Real data that others wrote, beside the project; tests that use it skip where it is absent. */
export const sharedData = resolve(root, '../shared/data');

const readySchema = z.object({
  ready: z.literal(true),
  host: z.enum(['web', 'electron']),
  url: z.url(),
  services: z.object({
    fhir: z.url(),
    fhircast: z.url(),
    idp: z.url(),
    hub: z.string(),
    referrals: z.url().optional(),
    telephony: z.url().optional(),
    appointments: z.url().optional(),
  }),
  topic: z.string().min(1),
});
export type Ready = z.infer<typeof readySchema>;

/** A workbench started as a user would, by the launcher. */
export interface RunningWorkbench {
  ready: Ready;
  dataDir: string;
  process: ChildProcess;
  /** All that it printed, both streams. */
  output: () => string;
  stop: () => Promise<number | null>;
}

/** Starts `npm start`'s launcher with a data folder and a port of its own, and waits for its ready line. */
export async function startWorkbench(
  options: string[] = [],
  environment: Record<string, string> = {},
): Promise<RunningWorkbench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-data-'));
  const args = [
    ...YOUNG_HEAP,
    join(root, 'src-main/launch/start.mjs'),
    '--host',
    'web',
    '--port',
    '0',
    '--no-open',
    '--ready-json',
    '--data-dir',
    dataDir,
    ...options,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    // Colleagues who answer by themselves are for those who try the demo.
    env: { DEMO_QUIET_COLLEAGUES: '1', ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stderr.on('data', (data) => (printed += String(data)));
  const ready = await new Promise<Ready>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the workbench ended with ${code}: ${printed}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`;
      const parsed = readySchema.safeParse(JSON.parse(line));
      if (parsed.success) done(parsed.data);
      else failed(new Error(`not a ready line: ${line}`));
    });
  });
  return {
    ready,
    dataDir,
    process: child,
    output: () => printed,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** One of the demo county's outside systems, started alone so that a test can end and restart it. */
export async function startDemoSystem(name: 'demo-fhir' | 'demo-systems', args: string[] = []) {
  const child = fork(join(root, `out/main/${name}.js`), args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  const addresses = z.looseObject({ ready: z.literal(true) }).parse(message);
  return {
    addresses,
    send: (value: Record<string, unknown>) => child.send(value),
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

const storesSchema = z.object({ fhir: z.url(), fhirSocial: z.url(), fhirOwn: z.url() });

/** The demo county's FHIR stores as the county file names them, from what the FHIR server told of itself. */
export function fhirEnvironment(addresses: unknown): Record<string, string> {
  const { fhir, fhirSocial, fhirOwn } = storesSchema.parse(addresses);
  return { DEMO_FHIR: fhir, DEMO_FHIR_SOCIAL: fhirSocial, DEMO_FHIR_OWN: fhirOwn };
}
