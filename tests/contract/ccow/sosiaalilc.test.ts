import { afterEach, describe, expect, it } from 'vitest';
import type { SharedClient } from '../../../src-simulators/sosiaalilc/ccow/index.js';
import { ask, list } from '../../lib/ccow-participant.js';
import { startWhole } from './whole.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
async function start(...args: Parameters<typeof startWhole>) {
  const all = await startWhole(...args);
  closers.push(all.close);
  return all;
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
    await until((state) => stands(state)?.state === 'absent');
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
