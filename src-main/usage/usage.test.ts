import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubPolicySchema } from '#shared/hub-policy.js';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createManualClock } from '#shared/clock.js';
import type { Session } from '#shared/identity.js';
import type { UsageState } from '#shared/usage.js';
import { createHub, createMemoryEngine } from '../../src-hub/index.js';
import { createLive } from '../live.js';
import { createUsage } from './index.js';
import { pack } from './send.js';

const professional = { id: 'u1', name: 'Testi Testinen', role: 'nurse', unit: 'Testi' } as const;
const signedIn = { state: 'signedIn', professional, signedInAt: '2026-11-23T08:00:00.000Z' } as const;
const START = Date.parse('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;
const sumsSchema = z.object({
  sums: z.array(z.object({ toolId: z.string(), opens: z.number(), workstations: z.number() })),
});

let folder: string;
let clock: ReturnType<typeof createManualClock>;
let closing: (() => Promise<void>)[] = [];
let ids = 0;
let session: ReturnType<typeof createLive<Session>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-'));
  clock = createManualClock(START);
  session = createLive<Session>(signedIn);
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
  await rm(folder, { recursive: true });
});

async function startHub() {
  const hub = createHub({
    policy: hubPolicySchema.parse({}),
    engine: await createMemoryEngine({ clock: createManualClock(0), log: () => {} }),
    directory: { load: async () => ({ ok: true, people: [] }) },
    authenticate: async (token) => ({ subject: 'x', scopes: [token] }),
    clock,
    log: () => {},
  });
  const { directoryUrl } = await hub.listen({ host: '127.0.0.1', port: 0 });
  closing.push(hub.close);
  const url = directoryUrl.replace('/directory', '/usage');
  const sums = async () => {
    const answer = await fetch(url, { headers: { authorization: 'Bearer hub/usage' } });
    return sumsSchema
      .parse(await answer.json())
      .sums.map(({ toolId, opens, workstations }) => [toolId, opens, workstations]);
  };
  return { url, sums };
}

async function start(
  url?: string | string[],
  options: { token?: () => string | undefined; fetch?: typeof fetch; idleSeconds?: () => number } = {},
) {
  const usage = await createUsage({
    file: join(folder, 'deep', 'usage.json'),
    county: 'kymijoki',
    ...(url === undefined
      ? {}
      : { hub: { urls: [url].flat(), token: async () => (options.token ?? (() => 'hub/presence'))() } }),
    session,
    ...(options.idleSeconds === undefined ? {} : { idleSeconds: options.idleSeconds }),
    clock,
    log: () => {},
    fetch: options.fetch ?? fetch,
    random: () => `a0000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  });
  let closed = false;
  const close = async () => {
    if (!closed) await usage.close();
    closed = true;
  };
  closing.push(close);
  const client = createRouterClient(usage.router, { context: { screen: 1 } });
  const state = async (): Promise<UsageState> => {
    for await (const one of await client.watch()) return one;
    throw new Error('ended');
  };
  return { ...usage, close, client, state };
}
const open = { toolId: 'omaolo', type: 'opened' } as const;

describe('figures on the workstation', () => {
  it('are there after a restart', async () => {
    const one = await start();
    one.tell(open);
    one.tell({ toolId: 'omaolo', type: 'shown' });
    clock.advance(90_000);
    one.tell({ toolId: 'omaolo', type: 'failed', failure: 'crashed' });
    await one.close();
    const two = await start();
    two.tell(open);
    expect(await two.state()).toEqual({
      days: [{ toolId: 'omaolo', day: '2026-11-23', opens: 2, seconds: 90, failures: { crashed: 1 } }],
      sending: { as: 'off' },
    });
  });

  it('grow while somebody is signed in and there, and not behind the lock', async () => {
    const one = await start();
    const seconds = async () => (await one.state()).days[0]?.seconds;
    one.tell(open);
    one.tell({ toolId: 'omaolo', type: 'shown' });
    clock.advance(60_000);
    session.set({ ...signedIn, state: 'locked', lockedAt: '2026-11-23T08:01:00.000Z', lockedBy: 'user' });
    one.present();
    clock.advance(60_000);
    expect(await seconds()).toBe(60);
    session.set(signedIn);
    clock.advance(4 * 60_000);
    one.present();
    clock.advance(10 * 60_000);
    expect(await seconds()).toBe(60 + 9 * 60);
    session.set({ state: 'signedOut' });
    session.set(signedIn);
    clock.advance(60_000);
    expect(await seconds()).toBe(60 + 9 * 60);
  });

  it('grow while the host sees the machine used, though no window does', async () => {
    let idle = 0;
    const one = await start(undefined, { idleSeconds: () => idle });
    one.tell(open);
    one.tell({ toolId: 'omaolo', type: 'shown' });
    clock.advance(20 * 60_000);
    idle = 60;
    clock.advance(20 * 60_000);
    expect((await one.state()).days[0]?.seconds).toBe(25 * 60);
  });

  it('are kept for 400 days', async () => {
    const one = await start();
    one.tell(open);
    await one.close();
    clock.advance(399 * 86_400_000);
    const two = await start();
    expect((await two.state()).days).toHaveLength(1);
    clock.advance(86_400_000);
    expect((await two.state()).days).toEqual([]);
  });

  it('begin anew beside a damaged file, which is set aside', async () => {
    const one = await start();
    one.tell(open);
    await one.close();
    await writeFile(join(folder, 'deep', 'usage.json'), '{"version":1,"workst');
    const two = await start();
    expect((await two.state()).days).toEqual([]);
    expect(await readdir(join(folder, 'deep'))).toEqual([`usage.json.damaged-${START}`]);
  });

  it('hold nobody: neither client nor professional nor time of day', async () => {
    const one = await start();
    one.tell(open);
    await one.close();
    const file: unknown = JSON.parse(await readFile(join(folder, 'deep', 'usage.json'), 'utf8'));
    expect(file).toEqual({
      version: 1,
      workstation: expect.stringMatching(/^a0000000-/),
      days: [{ toolId: 'omaolo', day: '2026-11-23', opens: 1, seconds: 0, failures: {} }],
      unsent: ['2026-11-23'],
    });
  });
});

describe('sending to the hub', () => {
  it('comes once an hour, and no figure counts twice', async () => {
    const hub = await startHub();
    const one = await start(hub.url);
    one.tell(open);
    await one.send();
    expect(await one.state()).toMatchObject({ sending: { as: 'on', failed: false, last: '2026-11-23T08:00:00.000Z' } });
    one.tell(open);
    clock.advance(HOUR - 1);
    await one.send();
    await one.send();
    expect(await hub.sums()).toEqual([['omaolo', 2, 1]]);
    await one.close();
    const again = await start(hub.url);
    again.tell(open);
    await again.close();
    expect(await hub.sums()).toEqual([['omaolo', 3, 1]]);
  });

  it('sends by itself when an hour has gone by', async () => {
    const hub = await startHub();
    const asked: string[] = [];
    const one = await start(hub.url, {
      fetch: (address, init) => {
        asked.push(new Date(clock.now()).toISOString());
        return fetch(address, init);
      },
    });
    one.tell(open);
    clock.advance(5 * 60_000);
    await one.send();
    one.tell(open);
    clock.advance(HOUR);
    await one.send();
    expect(asked).toEqual(['2026-11-23T08:05:00.000Z', '2026-11-23T09:05:00.000Z']);
    expect(await hub.sums()).toEqual([['omaolo', 2, 1]]);
  });

  it('goes to the next hub when one is lost, and stays there', async () => {
    const [first, second] = [await startHub(), await startHub()];
    const lost = first.url.replace(/:\d+/, ':9');
    const asked: string[] = [];
    const one = await start([lost, second.url], {
      fetch: (address, init) => (asked.push(String(address)), fetch(address, init)),
    });
    one.tell(open);
    await one.send();
    expect(await one.state()).toMatchObject({ sending: { as: 'on', failed: false } });
    one.tell(open);
    await one.send();
    expect(await second.sums()).toEqual([['omaolo', 2, 1]]);
    expect(asked).toEqual([lost, second.url, second.url]);
  });

  it('waits for somebody to be signed in, and for a hub that answers', async () => {
    const hub = await startHub();
    let token: string | undefined;
    let broken = false;
    const one = await start(hub.url, {
      token: () => token,
      fetch: (address, init) => (broken ? Promise.reject(new TypeError('no network')) : fetch(address, init)),
    });
    one.tell(open);
    await one.send();
    expect(await hub.sums()).toEqual([]);
    expect(await one.state()).toMatchObject({ sending: { as: 'on', failed: false } });
    token = 'hub/presence';
    broken = true;
    await one.send();
    expect(await one.state()).toMatchObject({ sending: { as: 'on', failed: true } });
    await one.close();
    broken = false;
    const two = await start(hub.url);
    await two.send();
    expect(await hub.sums()).toEqual([['omaolo', 1, 1]]);
    expect(await two.state()).toMatchObject({ sending: { failed: false } });
  });

  it('keeps what is counted while a report is under way for the next one', async () => {
    const hub = await startHub();
    const one = await start(hub.url, {
      fetch: async (address, init) => {
        const answer = await fetch(address, init);
        one.tell(open);
        return answer;
      },
    });
    one.tell(open);
    await one.send();
    expect(await hub.sums()).toEqual([['omaolo', 1, 1]]);
    await one.send();
    expect(await hub.sums()).toEqual([['omaolo', 2, 1]]);
  });

  it('leaves the hub what it has when the figures here are forgotten', async () => {
    const hub = await startHub();
    const one = await start(hub.url);
    one.tell(open);
    one.tell(open);
    await one.send();
    await one.client.clear();
    expect((await one.state()).days).toEqual([]);
    one.tell(open);
    await one.send();
    expect(await hub.sums()).toEqual([['omaolo', 3, 2]]);
  });

  it('packs days whole', () => {
    const row = (day: string, toolId: string) => ({ day, toolId, opens: 1, seconds: 0, failures: {} });
    const rows = [row('2026-11-01', 'a'), row('2026-11-01', 'b'), row('2026-11-02', 'a'), row('2026-11-03', 'a')];
    expect(pack(rows, 3).map((part) => part.map(({ day }) => day.slice(-2)))).toEqual([['01', '01', '02'], ['03']]);
    expect(pack(rows, 1)).toHaveLength(3);
  });
});
