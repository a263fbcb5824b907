import { expect, test } from 'vitest';
import type { ClientIdentity, ContextState } from '#shared/context.js';
import { createLive } from '../live.js';
import { type Sight, createShown, identityFor } from './shown.js';

const identity: ClientIdentity = {
  reference: 'Patient/a',
  family: 'Testi',
  given: ['Aino'],
  nonDisclosure: false,
  namedWorker: { name: 'Oma Työntekijä', unit: 'Aikuissosiaalityö', register: 'social' },
  allergies: { state: 'known', substances: ['Penisilliini'], updated: '2026-09-06' },
  origin: 'source',
};
const state = (active: ClientIdentity | null): ContextState => ({
  version: 1,
  phase: 'synced',
  active,
  since: '2026-11-27T10:00:00.000Z',
  participants: [],
  parked: [],
});
const seeing = (allergies: Sight, worker: Sight) => ({
  allergies: () => allergies,
  worker: (_client: string, register: 'health' | 'social') => (register === 'social' ? worker : 'open'),
  subscribe: () => () => {},
});

test('what is open is shown as it is', () => {
  expect(identityFor(identity, seeing('open', 'open'))).toEqual(identity);
});

test.each(['closed', 'checking'] as const)(
  'while it is %s, nothing of the allergies or the worker goes out',
  (sight) => {
    const told = identityFor(identity, seeing(sight, sight));
    expect(told.allergies).toEqual({ state: sight, substances: [] });
    expect(JSON.stringify(told)).not.toMatch(/Penisilliini|2026-09-06|Oma Työntekijä|Aikuissosiaalityö/);
    // The same for whatever is there: nothing can be told from it.
    const another: ClientIdentity = { ...identity, allergies: { state: 'noneKnown', substances: [] } };
    expect(identityFor(another, seeing(sight, sight))).toEqual(told);
  },
);

test('windows hear when the access rules let it through, and again when they close it', () => {
  let sight: Sight = 'checking';
  let decided = () => {};
  const live = createLive(state(null));
  const shown = createShown(live, {
    allergies: () => sight,
    worker: () => sight,
    subscribe: (listener) => {
      decided = listener;
      return () => {};
    },
  });
  const heard: (string | undefined)[] = [];
  shown.subscribe((next) => heard.push(next.active?.allergies.state));
  live.set(state(identity));
  sight = 'open';
  decided();
  decided();
  sight = 'closed';
  decided();
  live.set(state(null));
  expect(heard).toEqual(['checking', 'known', 'closed', undefined]);
});
