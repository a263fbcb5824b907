import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OwnStanding } from '#shared/availability.js';
import { createManualClock } from '#shared/clock.js';
import { encodeStanding } from '#shared/hub-protocol.js';
import type { Session } from '#shared/identity.js';
import { START, enter, startHub } from '../../src-hub/testing/hub.js';
import { createLive } from '../live.js';
import { createAvailability } from './index.js';
import { createOwn } from './own.js';

const signedIn = (id: string): Session => ({
  state: 'signedIn',
  professional: { id, name: `Nimi ${id}`, role: 'nurse' },
  signedInAt: '2026-11-23T08:00:00.000Z',
});
const locked: Session = {
  state: 'locked',
  professional: { id: 'a', name: 'Nimi a', role: 'nurse' },
  signedInAt: '2026-11-23T08:00:00.000Z',
  lockedAt: '2026-11-23T08:30:00.000Z',
  lockedBy: 'user',
};

let hub: Awaited<ReturnType<typeof startHub>>;
const open: { close: () => void }[] = [];

function setUp(device = 'one') {
  const session = createLive<Session>(signedIn('a'));
  const clock = createManualClock(START);
  const client = createLive<{ reference: string | null }>({ reference: null });
  const kept = new Map<string, unknown>();
  const availability = createAvailability({
    hubs: [{ url: hub.url, directoryUrl: hub.directoryUrl }],
    links: [],
    token: async () => {
      const now = session.get();
      return now.state === 'signedIn' ? `user:${now.professional.id}` : undefined;
    },
    session,
    clock,
    log: () => {},
    fetch,
    random: () => 0,
    newDevice: () => device,
    own: {
      client,
      store: { get: (one) => kept.get(one), set: (one, wishes) => kept.set(one, wishes) },
      idleHint: true,
    },
  });
  const api = createRouterClient(availability.router, { context: { screen: 1 } });
  /** Waits until what others see, or why, is so. */
  async function until(isIt: (own: OwnStanding) => boolean): Promise<OwnStanding> {
    const stop = new AbortController();
    try {
      for await (const own of await api.own(undefined, { signal: stop.signal })) if (isIt(own)) return own;
    } finally {
      stop.abort();
    }
    throw new Error('the own state ended');
  }
  const seen = (state: string, by: string) => until((own) => own.seen?.state === state && own.by === by);
  open.push(availability);
  return { session, clock, client, kept, availability, api, until, seen };
}

beforeEach(async () => void (hub = await startHub()));
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await hub.close();
});

test('an open client makes busy, says nothing of whom, and can be switched off', async () => {
  const { client, api, seen, until, kept } = setUp();
  await seen('available', 'signedIn');
  client.set({ reference: 'Patient/1' });
  expect((await seen('busy', 'contact')).seen).toEqual({ ordinal: 0, state: 'busy', reason: 'client' });
  await api.saveOwnSettings({ contact: false });
  expect(await seen('available', 'signedIn')).toMatchObject({ contact: false, settings: { contact: false } });
  await api.saveOwnSettings({ contact: true });
  await seen('busy', 'contact');
  client.set({ reference: null });
  await until(({ by }) => by === 'signedIn');
  expect(JSON.stringify([...kept])).not.toContain('Patient');
});

test('what keeps others away goes before the contact, what invites comes after it, and taken back the rest decides', async () => {
  const { client, api, seen } = setUp();
  await seen('available', 'signedIn');
  client.set({ reference: 'Patient/1' });
  await seen('busy', 'contact');
  expect(await api.setOwn({ state: 'away', reason: 'lunch', until: '2026-11-23T09:15:00.000Z' })).toEqual({
    accepted: true,
  });
  await seen('away', 'hand');
  await api.setOwn({ state: 'interruptible', reason: 'none' });
  await seen('busy', 'contact');
  client.set({ reference: null });
  await seen('interruptible', 'hand');
  expect(await api.takeBackOwn()).toEqual({ accepted: true });
  expect(await seen('available', 'signedIn')).not.toHaveProperty('hand');
});

test('free text is seen by others until its owner hides it', async () => {
  const { api, seen, until } = setUp();
  await seen('available', 'signedIn');
  await api.setOwn({ state: 'busy', reason: 'meeting', note: 'Palaveri, huone 3' });
  await until(({ seen: shown }) => shown?.note === 'Palaveri, huone 3');
  await api.saveOwnSettings({ noteHidden: true });
  const own = await until(({ seen: shown }) => shown?.state === 'busy' && shown.note === undefined);
  expect(own.hand?.note).toBe('Palaveri, huone 3');
});

test('a lock is no end of what was set by hand; another person begins with nothing of it', async () => {
  const { session, api, seen, until } = setUp();
  await seen('available', 'signedIn');
  await api.setOwn({ state: 'away', reason: 'break' });
  await seen('away', 'hand');
  session.set(locked);
  expect(await until(({ seen: shown }) => shown === undefined)).toBeDefined();
  session.set(signedIn('a'));
  await seen('away', 'hand');
  session.set(locked);
  session.set({ state: 'signedOut' });
  session.set(signedIn('b'));
  expect(await seen('available', 'signedIn')).not.toHaveProperty('hand');
});

test('a second device takes back nothing of what was set on the first', async () => {
  const first = setUp('one');
  await first.seen('available', 'signedIn');
  await first.api.setOwn({ state: 'busy', reason: 'recording' });
  await first.seen('busy', 'hand');
  const second = setUp('two');
  await second.seen('busy', 'hand');
  hub.clock.advance(1_000);
  await second.api.takeBackOwn();
  await first.until(({ by }) => by === 'signedIn');
});

test('a contact that ended while the hub was away has ended there too', async () => {
  const { client, clock, seen, until } = setUp();
  await seen('available', 'signedIn');
  client.set({ reference: 'Patient/1' });
  await seen('busy', 'contact');
  clock.advance(45_000); // a silent hub is taken to be lost
  await until((own) => own.seen === undefined);
  client.set({ reference: null });
  clock.advance(20_000);
  await seen('available', 'signedIn');
});

test('what the contact centre and the calendar say is told to the person with its layer', async () => {
  const { seen } = setUp();
  await seen('available', 'signedIn');
  const feed = await enter(hub.url, 'feed:exchange');
  const states = (state: 'busy' | 'away') => [['a', encodeStanding({ state, reason: 'call' })] as const];
  feed.say({ type: 'feed', kind: 'calendar', leaseSeconds: 60, states: states('away').map(([id, one]) => [id, one]) });
  await seen('away', 'calendar');
  feed.say({
    type: 'feed',
    kind: 'contactCentre',
    leaseSeconds: 60,
    states: states('busy').map(([id, one]) => [id, one]),
  });
  await seen('busy', 'contactCentre');
});

test('idleness is told to nobody but the person, only when they ask for it, and ends when they are back', () => {
  const clock = createManualClock(START);
  const told: unknown[] = [];
  const parts = {
    say: (message: unknown) => told.push(message) > 0,
    self: () => ({ presence: { ordinal: 0, state: 'available', reason: 'none' }, by: 'signedIn' }) as const,
    client: createLive({ reference: null }),
    store: { get: () => undefined, set: () => {} },
    clock,
  };
  const own = createOwn({ ...parts, idleHint: true });
  own.begin('a');
  clock.advance(11 * 60_000);
  expect(own.live.get().idleSince).toBeUndefined();
  own.save({ idleHint: true });
  expect(own.live.get().idleSince).toBe(new Date(START).toISOString());
  own.used();
  expect(own.live.get().idleSince).toBeUndefined();
  expect(told).toEqual([]);
  own.close();

  // Where the county does not offer it, wishing does not help.
  const without = createOwn({ ...parts, idleHint: false });
  without.begin('a');
  without.save({ idleHint: true });
  clock.advance(11 * 60_000);
  expect(without.live.get().idleSince).toBeUndefined();
  without.close();
});
