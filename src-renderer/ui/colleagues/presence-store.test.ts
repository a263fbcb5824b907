import { expect, test } from 'vitest';
import type { Presence, PresenceUpdate } from '#shared/availability.js';
import { createManualClock } from '#shared/clock.js';
import { createFollower } from './follow.js';
import { createPresenceStore } from './presence-store.js';

const AS_OF = '2026-11-23T08:42:18.000Z';
const connection = { state: 'connected', asOf: AS_OF } as const;
const busy = (ordinal: number): Presence => ({ ordinal, state: 'busy', reason: 'call' });
const snapshot = (presences: Presence[]): PresenceUpdate => ({ kind: 'snapshot', connection, epoch: 'e', presences });

test('a change tells the row that shows it, and no other', () => {
  const store = createPresenceStore();
  store.apply(snapshot([]));
  const told: number[] = [];
  store.subscribeRow(1, () => told.push(1));
  const stop = store.subscribeRow(2, () => told.push(2));
  store.apply({ kind: 'changes', asOf: AS_OF, presences: [busy(2), busy(3)] });
  expect(told).toEqual([2]);
  expect(store.row(2)).toEqual(busy(2));
  stop();
  store.apply({ kind: 'changes', asOf: AS_OF, presences: [busy(2)] });
  expect(told).toEqual([2]);
});

test('when the hub is lost nobody has a state, and the time of the last word stays', () => {
  const store = createPresenceStore();
  store.apply({ kind: 'snapshot', connection, epoch: 'e', presences: [busy(1)], own: busy(1) });
  let told = 0;
  store.subscribeRow(1, () => (told += 1));
  store.apply({ kind: 'connection', connection: { state: 'lost', asOf: AS_OF } });
  expect(store.row(1)).toBeUndefined();
  expect(told).toBe(1);
  expect(store.status()).toMatchObject({ own: undefined, connection: { state: 'lost', asOf: AS_OF } });
});

test('a new snapshot forgets whom it does not name, and lets the list be sorted anew', () => {
  const store = createPresenceStore();
  store.apply(snapshot([busy(1)]));
  const { generation } = store.status();
  store.apply(snapshot([busy(2)]));
  expect(store.row(1)).toBeUndefined();
  expect(store.status().generation).toBe(generation + 1);
});

test('the stream is opened at the first reader, again after it broke, and closed after the last', async () => {
  const store = createPresenceStore();
  const clock = createManualClock(0);
  const signals: AbortSignal[] = [];
  const updates = [[snapshot([busy(1)])], [snapshot([busy(2)])]];
  const lost = new Promise<void>((resolve) => {
    store.subscribe(() => {
      if (store.status().connection.state === 'lost') resolve();
    });
  });
  const back = new Promise<void>((resolve) => {
    store.subscribe(() => {
      if (store.row(2) !== undefined) resolve();
    });
  });
  const follow = createFollower({
    store,
    watch: async (signal) => {
      signals.push(signal);
      const told = updates.shift() ?? [];
      return (async function* tell() {
        yield* told;
        // The second stream stays open until it is let go.
        if (updates.length === 0) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      })();
    },
    after: clock.after,
  });
  const [stopFirst, stopSecond] = [follow(), follow()];
  await lost;
  expect(store.row(1)).toBeUndefined();
  clock.advance(1000);
  await back;
  stopFirst();
  expect(signals.map((signal) => signal.aborted)).toEqual([false, false]);
  stopSecond();
  expect(signals[1]?.aborted).toBe(true);
});
