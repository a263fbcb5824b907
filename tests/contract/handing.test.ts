import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccessState } from '#shared/access.js';
import type { AccessEntry } from '#shared/access-log.js';
import { createSystemClock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import type { HandOver } from '../../src-main/access/index.js';
import { createHanding } from '../../src-main/handing/index.js';
import { exampleHandout } from '../../src-main/handing/testing/handout.js';
import { createLive } from '../../src-main/live.js';
import { startAsiointipalvelu } from '../../src-simulators/asiointipalvelu/index.js';
import { listenOnLoopback } from '../../src-simulators/lib/loopback.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const client = (nonDisclosure: boolean): NonNullable<ContextState['active']> => ({
  reference: 'Patient/km-1002',
  family: 'Koskinen',
  given: ['Eero', 'Olavi'],
  nonDisclosure,
  allergies: { state: 'noneKnown', substances: [] },
  origin: 'source',
});
const WITH_ACCOUNT = '140348-928S';
const TOO_YOUNG = '010118A900A';

/** The core's part beside the real asiointipalvelu. */
async function start({ code = WITH_ACCOUNT, masked = false }: { code?: string; masked?: boolean } = {}) {
  const server = await listenOnLoopback();
  closers.push(server.close);
  startAsiointipalvelu({ server, now: () => new Date('2026-11-28T10:00:00Z'), newId: randomUUID });
  const context = createLive<ContextState>({
    version: 7,
    active: client(masked),
    phase: 'synced',
    since: '2026-11-28T09:00:00Z',
    parked: [],
    participants: [],
  });
  const access = createLive<AccessState>({
    contextVersion: 7,
    client: 'Patient/km-1002',
    opening: {
      state: 'open',
      since: '2026-11-28T09:00:00Z',
      basis: { kind: 'purpose', purpose: 'guidance', service: 'counsellingCentre' },
    },
    choices: { purposes: [], services: [] },
    own: ['social'],
    sections: [],
    others: [],
    protectedData: 'closed',
    nonDisclosure: masked ? 'masked' : 'none',
  });
  const log: (HandOver | AccessEntry['action'])[] = [];
  const written: { reference: string; resource: object }[] = [];
  const state: { log: 'done' | 'logUnwritable'; lost: boolean } = { log: 'done', lost: false };
  const handing = createHanding({
    county: {
      name: { fi: 'Kymijoen hyvinvointialue' },
      messages: { name: { fi: 'Oma asiointi' }, baseUrl: `${server.url}/fhir`, timeoutMs: 2000 },
    },
    staffSystem: 'urn:staff',
    professional: () => ({ id: 'antti', name: 'Antti Vuorela', unit: 'Haminan asiakasohjaus', role: 'counsellor' }),
    context,
    access,
    handOver: async (version, what) => {
      if (version !== 7) return { kind: 'changed' };
      if (state.log === 'done') log.push(what);
      return { kind: state.log };
    },
    identity: async () => ({ ok: true, identityCode: code }),
    write: async ({ type, id, register, resource }) => {
      written.push({ reference: `${register}:${type}/${id}`, resource: resource('sos-2') });
      return { ok: true, id };
    },
    // What was sent has come there; the answer is what is lost on the way.
    fetch: async (...asked) => {
      const answer = await fetch(...asked);
      if (state.lost && JSON.stringify(asked).includes('transaction')) throw new TypeError('lost');
      return answer;
    },
    clock: createSystemClock(),
    chance: () => 0.5,
  });
  const core = createRouterClient(handing.router, { context: { screen: 2 } });
  const page = async (path: string) => (await fetch(`${server.url}${path}`)).text();
  const letters = async () => {
    const all: { total: number } = JSON.parse(await page('/fhir/Communication'));
    return all.total;
  };
  return { core, log, written, state, page, letters, server };
}
const giving = (id: string = randomUUID()) => ({ version: 7, id, handout: exampleHandout });

describe('a message to the client’s asiointipalvelu', () => {
  it('is exactly what the preview showed, and the client reads it', async () => {
    const { core, log, page } = await start();
    const one = giving();
    const preview = await core.preview(one);
    if (preview.kind !== 'ready') throw new Error(preview.kind);
    expect(log).toEqual([]);
    expect(preview.message.from).toBe('Antti Vuorela, Haminan asiakasohjaus, Kymijoen hyvinvointialue');
    expect(await core.send(one)).toEqual({ kind: 'done' });
    expect(log).toEqual([{ action: 'handoutSent', handed: ['ryhma', 'neuvonta'], to: 'Oma asiointi' }]);
    const account = /href="(\/viestit\?kuka=[^"]+)"/.exec(await page('/'))?.[1] ?? '';
    const letter = /href="(\/viesti\?[^"]+)"/.exec(await page(account))?.[1]?.replaceAll('&amp;', '&') ?? '';
    const shown = /data-testid="text">([^]*?)<\/div>/.exec(await page(letter))?.[1];
    expect(shown).toBe(preview.message.text);
  });

  it('is sent once, however often it is asked for', async () => {
    const { core, letters, log } = await start();
    const one = giving();
    const both = await Promise.all([core.send(one), core.send(one)]);
    expect(both).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect(log).toHaveLength(1);
    expect(await letters()).toBe(1);
    await core.send(giving());
    expect(await letters()).toBe(2);
  });

  it('is not sent to who has no account, nor without the log, nor for another client', async () => {
    const young = await start({ code: TOO_YOUNG });
    expect(await young.core.preview(giving())).toEqual({ kind: 'noAccount', service: 'Oma asiointi' });
    expect(await young.core.send(giving())).toEqual({ kind: 'noAccount', service: 'Oma asiointi' });
    const { core, state, letters, log } = await start();
    state.log = 'logUnwritable';
    expect(await core.send(giving())).toEqual({ kind: 'logUnwritable' });
    state.log = 'done';
    expect(await core.send({ ...giving(), version: 6 })).toEqual({ kind: 'changed' });
    expect(await letters()).toBe(0);
    expect([...young.log, ...log]).toEqual([]);
  });

  it('may be tried again when the answer was lost, and is still one message', async () => {
    const { core, state, letters } = await start();
    const one = giving();
    state.lost = true;
    expect(await core.send(one)).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } });
    state.lost = false;
    expect(await core.send(one)).toEqual({ kind: 'done' });
    expect(await letters()).toBe(1);
  });

  it('under turvakielto tells no place, and neither does the record', async () => {
    const { core, written } = await start({ masked: true });
    const one = giving();
    const preview = await core.preview(one);
    if (preview.kind !== 'ready') throw new Error(preview.kind);
    expect(preview.message).toMatchObject({ masked: true, from: 'Kymijoen hyvinvointialue' });
    await core.record({ ...one, ways: ['paper'] });
    for (const text of [preview.message.text, JSON.stringify(written)]) {
      expect(text).not.toMatch(/Hamina|Paraatikent|hamina\.example/);
      expect(text).toContain('05 000 1234');
    }
  });
});

describe('the record of what was given', () => {
  it('goes to the professional’s own register, logged first, with the ways', async () => {
    const { core, log, written } = await start();
    const one = giving();
    expect(await core.give({ version: 7, way: 'paper', handout: exampleHandout })).toEqual({
      result: { kind: 'done' },
    });
    expect(written).toEqual([]);
    await core.record({ ...one, ways: ['paper', 'message'] });
    expect(log.at(-1)).toEqual({ action: 'handoutRecorded', handed: ['ryhma', 'neuvonta'], register: 'social' });
    expect(written).toHaveLength(1);
    expect(written[0]?.reference).toBe(`social:Communication/${one.id}`);
    expect(written[0]?.resource).toMatchObject({
      status: 'completed',
      subject: { reference: 'Patient/sos-2' },
      medium: [{ text: 'paperilla' }, { text: 'viestinä asiointipalveluun' }],
      sender: { identifier: { system: 'urn:staff', value: 'antti' } },
    });
  });

  it('is not written when the log is not', async () => {
    const { core, state, written } = await start();
    state.log = 'logUnwritable';
    expect(await core.record({ ...giving(), ways: ['copy'] })).toEqual({ kind: 'logUnwritable' });
    expect(written).toEqual([]);
  });
});
