import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { bundle } from '../lib/bundle.mjs';
import { writeCounty } from '../lib/county.js';
import { startIdentityProvider } from '../lib/identity-provider.js';

const NOWHERE = 'http://127.0.0.1:9';
export const ROGUES = 20;
export const rogue = (index: number) => `rogue-${index % ROGUES}`;

export const CCOW_ROGUES = 8;
export const ccowRogue = (index: number) => `ccow-rogue-${index % CCOW_ROGUES}`;

const readySchema = z.object({
  cores: z.array(z.object({ hubUrl: z.url(), topic: z.string(), launch: z.record(z.string(), z.string()) })).length(2),
});
const usageSchema = z.object({
  heapUsed: z.number(),
  external: z.number(),
  arrayBuffers: z.number(),
  rss: z.number(),
  resources: z.array(z.string()),
});
export type Usage = z.infer<typeof usageSchema>;

const tool = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  name: { fi: id, sv: id, en: id },
  kind: 'embedded',
  url: `${NOWHERE}/`,
  context: 'fhircast',
  clientId: id,
  ...more,
});

/** Two real cores in one process, each with a session of its own: nothing of the one may ever come out of the other. */
export async function startCores() {
  const [program, idp] = await Promise.all([
    bundle('fuzz', { core: 'tests/lib/core-process.ts' }),
    startIdentityProvider(),
  ]);
  const ccow = { context: 'ccow', url: `${NOWHERE}/?registry={ccow.registry}` };
  const ccowRogues = Array.from({ length: CCOW_ROGUES }, (_, index) => ccowRogue(index));
  const county = await writeCounty({
    tools: [
      tool('aptj', { master: true }),
      tool('viewer'),
      tool('polling', { ...ccow, ccow: { profile: 'mkh-hypothesis' } }),
      ...ccowRogues.map((id, index) =>
        tool(id, { ...ccow, ccow: { profile: index % 2 === 0 ? 'ccow' : 'mkh-hypothesis' } }),
      ),
      ...Array.from({ length: ROGUES }, (_, index) => tool(rogue(index))),
    ],
  });
  // Whatever else the demo county names is nowhere here.
  const names = [...(await readFile(county.file, 'utf8')).matchAll(/\$\{(DEMO_\w+)\}/g)].map(([, name = '']) => name);
  const environment = {
    ...Object.fromEntries(names.map((name) => [name, NOWHERE])),
    DEMO_IDP: idp.issuer,
  };
  const options = { countyFile: county.file, environment, launch: ['polling', ...ccowRogues] };
  const child = fork(program('core'), [JSON.stringify([options, options])], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (printed += String(part)));
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the cores ended with ${code}: ${printed}`))),
  ]);
  const [mine, other] = readySchema.parse(message).cores;
  if (mine === undefined || other === undefined) throw new Error('two cores were asked for');
  return {
    /** The one that is attacked. */
    mine,
    /** The one whose data must stay where it is. */
    other,
    idp,
    printed: () => printed,
    alive: () => child.exitCode === null && child.signalCode === null,
    /** Memory after the rubbish is gone, and what the process holds open. */
    async usage(): Promise<Usage> {
      const answer = once(child, 'message');
      child.send({ ask: 'usage' });
      return usageSchema.parse((await answer)[0]);
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await Promise.all([idp.close(), county.remove()]);
      if (child.exitCode !== 0) throw new Error(`the cores did not end by themselves: ${printed}`);
    },
  };
}
export type Cores = Awaited<ReturnType<typeof startCores>>;
