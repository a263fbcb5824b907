import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src-shared/clock.js';
import type { ContextState } from '../../../src-shared/context.js';
import { createCcowBinding, shippedProfiles } from '../../../src-main/context/ccow/index.js';
import { createContextManager } from '../../../src-main/context/manager.js';
import {
  type Behaviour,
  type SharedClient,
  createCommonContext,
} from '../../../src-simulators/sosiaalilc/ccow/index.js';
import { ask, list, startParticipant } from '../../lib/ccow-participant.js';

/** SosiaaliLC's own side, and the workbench's, joined by nothing but HTTP. The context manager is the real one. */
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const agrees = (method: string) => (method === 'ContextChangesPending' ? { decision: 'accept' } : {});

async function start(style: 'callback' | 'poll', guest: Parameters<typeof startParticipant>[0] = agrees) {
  const clock = createManualClock(Date.parse('2026-11-23T08:00:00Z'));
  const guestServer = await startParticipant(guest);
  const server = createServer((request, response) => context.handle(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const profile = style === 'callback' ? 'ccow' : 'mkh-hypothesis';
  const manager = createContextManager({
    tools: [
      { id: 'sosiaalilc', name: 'SosiaaliLC', how: 'ccow', survey: style === 'callback' ? 'asks' : 'none' },
      { id: 'guest', name: 'Toinen', how: 'ccow', survey: 'asks' },
    ],
    reader: {
      read: async (reference) => ({
        ok: true,
        identity: {
          reference,
          family: `Mäkinen-${reference.slice(8)}`,
          given: ['Äijö'],
          nonDisclosure: false,
          allergies: { state: 'unavailable', substances: [] },
          origin: 'source',
        },
      }),
      fromMessage: () => undefined,
      search: async () => ({ hits: [] }),
    },
    accessLog: { append: async () => undefined, close: async () => undefined },
    unsaved: { has: () => false, subscribe: () => () => undefined },
    professional: () => 'liisa',
    clock,
    log: () => undefined,
  });
  const binding = manager.attach(['sosiaalilc', 'guest'], (events, view) =>
    createCcowBinding({
      tools: [
        { id: 'sosiaalilc', name: 'SosiaaliLC', master: false, profile, origins: [origin] },
        { id: 'guest', name: 'Toinen', master: false, profile: 'ccow', origins: [guestServer.origin] },
      ],
      user: () => 'liisa',
      profiles: shippedProfiles(),
      events,
      view,
      identityOf: async ({ patientId }) => (patientId === undefined ? undefined : `Patient/${patientId}`),
      clock,
      log: () => undefined,
      fetch,
      random: randomBytes,
    }),
  );
  await binding.listen();
  let mode: Behaviour = 'normal';
  let may: true | string = true;
  let decision = false;
  const shown: (string | null)[] = [];
  const late: (() => void)[] = [];
  const links: string[] = [];
  const asked: string[][] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const go of waiting) go();
  };
  const context = createCommonContext({
    registry: binding.registryUrl('sosiaalilc'),
    applicationName: 'SosiaaliLC',
    notify: style === 'callback' ? { style, url: `${origin}/ccow` } : { style, everyMs: 20 },
    onClient(client) {
      shown.push(client === null ? null : `${client.family} ${client.id}`);
      wake();
    },
    mayChange: () => may,
    askUser: async (objections) => {
      asked.push(objections);
      return decision;
    },
    onLink(link) {
      links.push(link);
      wake();
    },
    behaviour: () => mode,
    // Its own waiting goes by the real time, but for the 3 s of being late: those end when the test says so.
    clock: {
      now: () => new Date(),
      after(ms, action) {
        if (ms >= 3000) {
          late.push(action);
          wake();
          return () => undefined;
        }
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  closers.push(
    () => context.leave(),
    () => manager.stop(),
    guestServer.close,
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  const until = async (match: (state: ContextState) => boolean) => {
    for await (const state of manager.live.watch()) if (match(state)) return state;
    throw new Error('ended');
  };
  const stands = (state: ContextState, tool = 'sosiaalilc') => state.participants.find((one) => one.toolId === tool);
  return {
    manager,
    clock,
    late,
    binding,
    context,
    shown,
    links,
    asked,
    until,
    stands,
    guestServer,
    set: (next: { mode?: Behaviour; may?: true | string; decision?: boolean }) => {
      mode = next.mode ?? mode;
      may = next.may ?? may;
      decision = next.decision ?? decision;
    },
    /** Resolves when something was shown or the link changed so that this holds. */
    async seen(match: () => boolean) {
      while (!match()) {
        await new Promise<void>((resolve) => {
          const go = () => {
            waiting.delete(go);
            resolve();
          };
          waiting.add(go);
        });
      }
    },
    async joinGuest() {
      const url = binding.registryUrl('guest');
      const join = { applicationName: 'guest', contextParticipant: guestServer.url, survey: 'true', wait: 'false' };
      await ask(url, 'ContextManager', 'JoinCommonContext', join);
      await until((state) => stands(state, 'guest')?.state === 'follows');
      return url;
    },
  };
}
const eino: SharedClient = { id: 'eino', family: 'Mäkinen-eino', given: ['Äijö'] };

describe.each(['callback', 'poll'] as const)('%s', (style) => {
  it('M9 follows a change that begins elsewhere, and confirms it', async () => {
    const { manager, context, shown, until, stands } = await start(style);
    expect(await context.join()).toBe(true);
    manager.open('Patient/aune');
    await until((state) => state.active?.reference === 'Patient/aune' && stands(state)?.state === 'follows');
    expect(shown.at(-1)).toBe('Mäkinen-aune aune');
    expect(context.present()).toMatchObject({ id: 'aune', family: 'Mäkinen-aune', given: ['Äijö'] });
    manager.closeClient();
    await until((state) => state.active === null && state.phase === 'idle');
    expect(shown.at(-1)).toBeNull();
  });

  it('M9 begins a change, and everybody follows', async () => {
    const { context, until, stands, joinGuest, guestServer } = await start(style);
    await context.join();
    const guest = await joinGuest();
    expect(await context.change(eino)).toEqual({ done: true, objections: [] });
    const state = await until(
      (one) => one.active?.reference === 'Patient/eino' && stands(one, 'guest')?.state === 'follows',
    );
    expect(stands(state)?.state).toBe('follows');
    const contextCoupon = (await guestServer.next('ContextChangesAccepted')).fields.get('contextCoupon') ?? '';
    const read = { itemNames: 'Patient.Co.PatientName', onlyChanges: 'false', contextCoupon };
    const values = await ask(guest, 'ContextData', 'GetItemValues', read);
    expect(list(values.fields.get('itemValues'))[1]).toBe('Mäkinen-eino^Äijö');
  });

  it('joins a context that stands, and leaves it', async () => {
    const { manager, context, until, stands, shown } = await start(style);
    manager.open('Patient/aune');
    await until((state) => state.active !== null);
    await context.join();
    await until((state) => stands(state)?.state === 'follows');
    expect(shown).toEqual(['Mäkinen-aune aune']);
    await context.leave();
    await until((state) => stands(state)?.state === 'unconfirmed');
  });

  it('empties itself when the session is over', async () => {
    const { manager, context, until, stands, shown, links, seen } = await start(style);
    await context.join();
    manager.open('Patient/aune');
    await until((state) => stands(state)?.state === 'follows' && state.active !== null);
    await manager.endSession();
    await seen(() => links.includes('ended'));
    expect(shown.at(-1)).toBeNull();
    expect(context.present()).toBeNull();
  });

  it.each(['hang', 'crash', 'oldClient'] as const)(
    'that does %s is covered, and follows again when it is mended',
    async (mode) => {
      const { manager, clock, context, until, stands, set, shown } = await start(style);
      await context.join();
      manager.open('Patient/aune');
      await until((state) => stands(state)?.state === 'follows' && state.active !== null);
      set({ mode });
      manager.open('Patient/eino');
      if (style === 'callback' && mode !== 'oldClient') {
        await until((state) => state.phase !== 'proposed');
        if (mode === 'hang') clock.advance(10_000);
        const { pending } = await until((state) => state.pending?.decision !== undefined);
        expect(pending?.decision?.objections[0]?.why).toBe(mode === 'hang' ? 'timedOut' : 'failed');
        manager.decide(pending?.id ?? '', 'changeAnyway');
      }
      await until((state) => state.active?.reference === 'Patient/eino');
      clock.advance(1000);
      const covered = await until((state) => !['follows', 'switching'].includes(stands(state)?.state ?? ''));
      expect(stands(covered)?.shows?.reference).toBe('Patient/aune');
      expect(shown.at(-1)).toBe('Mäkinen-aune aune');
      set({ mode: 'normal' });
      if (style === 'callback') {
        await context.catchUp();
        clock.advance(5000);
        manager.tool('retell', 'sosiaalilc');
      }
      await until((state) => stands(state)?.state === 'follows');
      expect(shown.at(-1)).toBe('Mäkinen-eino eino');
    },
  );

  it('that is late is covered first, and then follows', async () => {
    const { manager, clock, context, until, stands, set, late, seen } = await start(style);
    await context.join();
    set({ mode: 'late' });
    manager.open('Patient/eino');
    const next = async () => {
      await seen(() => late.length > 0);
      late.shift()?.();
    };
    if (style === 'callback') await next();
    await until((state) => state.active !== null);
    clock.advance(1000);
    await until((state) => stands(state)?.state === 'unconfirmed');
    await next();
    await until((state) => stands(state)?.state === 'follows');
  });
});

it('says why it cannot change, and the professional decides', async () => {
  const { manager, context, until, stands, set } = await start('callback');
  await context.join();
  manager.open('Patient/aune');
  await until((state) => stands(state)?.state === 'follows' && state.active !== null);
  set({ may: 'Päätös on kesken.' });
  manager.open('Patient/eino');
  const { pending, active } = await until((state) => state.pending?.decision !== undefined);
  expect(active?.reference).toBe('Patient/aune');
  expect(pending?.decision?.objections).toEqual([
    { toolId: 'sosiaalilc', name: 'SosiaaliLC', why: 'refused', detail: 'Päätös on kesken.' },
  ]);
  manager.decide(pending?.id ?? '', 'cancel');
  await until((state) => state.phase === 'synced');
  expect(context.present()).toMatchObject({ id: 'aune' });
});

it.each([true, false])('asks its own user when others object: %s', async (decision) => {
  const { context, until, set, asked, joinGuest, manager } = await start('callback', (method) =>
    method === 'ContextChangesPending' ? { decision: 'conditionally_accept', reason: 'Kesken' } : {},
  );
  await context.join();
  await joinGuest();
  set({ decision });
  expect(await context.change(eino)).toEqual(
    decision
      ? { done: true, objections: ['Toinen: Kesken'] }
      : { done: false, why: 'notKept', objections: ['Toinen: Kesken'] },
  );
  expect(asked).toEqual([['Toinen: Kesken']]);
  await until((state) => state.pending === undefined);
  expect(manager.live.get().active?.reference).toBe(decision ? 'Patient/eino' : undefined);
});

it('that moved alone is brought back when the change did not come to be', async () => {
  const { manager, context, until, stands, joinGuest, shown, seen } = await start('poll', (method) =>
    method === 'ContextChangesPending' ? { decision: 'conditionally_accept', reason: 'Kesken' } : {},
  );
  await context.join();
  await joinGuest();
  expect((await context.change(eino)).done).toBe(true);
  const { pending } = await until((state) => state.pending?.decision !== undefined);
  manager.decide(pending?.id ?? '', 'cancel');
  await seen(() => shown.at(-1) === null);
  await until((state) => stands(state)?.state === 'follows');
  expect(manager.live.get().active).toBeNull();
});
