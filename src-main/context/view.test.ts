import { expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { ClientIdentity } from '#shared/context.js';
import { type MachineState, initialState, reduce } from './machine.js';
import { IDENTITY_GRACE_MS, type Identified } from './types.js';
import { createView } from './view.js';

const START = Date.parse('2026-11-23T08:00:00Z');
const identified = (id: string, origin: ClientIdentity['origin']): Identified => ({
  identity: {
    reference: `Patient/${id}`,
    family: id.toUpperCase(),
    given: [],
    nonDisclosure: false,
    allergies: { state: 'unavailable', substances: [] },
    origin,
  },
});

function start() {
  const clock = createManualClock(START);
  let machine: MachineState = initialState({ aptj: 'none', pex: 'none' }, START);
  let shown: Identified | undefined;
  const step = (...events: Parameters<typeof reduce>[1][]) => {
    for (const event of events) machine = reduce(machine, event).state;
  };
  const view = createView({
    machine: () => machine,
    facts: () => ({ shown, since: START, parked: [] }),
    tools: [
      { id: 'aptj', name: 'APTJ', how: 'fhircast', survey: 'none' },
      { id: 'pex', name: 'PEX', how: 'fhircast', survey: 'none' },
    ],
    nameOf: (id) => id,
    clock,
  });
  /** The APTJ opens a client, and PEX follows at once. */
  function open(id: string) {
    const now = START + 1;
    const reference = `Patient/${id}` as const;
    step(
      { type: 'propose', change: { id: `to-${id}`, client: reference, at: now, by: 'aptj' } },
      { type: 'prepared', id: `to-${id}`, client: { reference, label: id }, now },
    );
    shown = identified(id, 'message');
    view.hold(`to-${id}`);
    step({ type: 'answer', tool: 'pex', id: `to-${id}`, answer: 'shown', now });
    view.show();
  }
  step({ type: 'join', tool: 'aptj', now: START }, { type: 'join', tool: 'pex', now: START });
  view.show();
  return { clock, view, open, is: (facts: Identified) => (shown = facts), step };
}
const states = ({ participants }: { participants: { state: string }[] }) => participants.map(({ state }) => state);

it('keeps the client before with every tool covered until the source has answered', () => {
  const { view, open, is } = start();
  open('p1');
  expect(view.live.get()).toMatchObject({ version: 0, active: null, phase: 'proposed', pending: { from: 'aptj' } });
  expect(states(view.live.get())).toEqual(['switching', 'switching']);
  expect(JSON.stringify(view.live.get())).not.toContain('Patient/p1');
  expect(view.client.get().reference).toBeNull();
  expect(view.isHeld()).toBe(true);
  is(identified('p1', 'source'));
  view.release('to-another');
  expect(view.live.get().active).toBeNull();
  view.release('to-p1');
  expect(view.live.get()).toMatchObject({ version: 1, active: { origin: 'source' } });
  expect(states(view.live.get())).toEqual(['follows', 'follows']);
  expect(view.client.get()).toEqual({ version: 1, reference: 'Patient/p1' });
});

it('waits no longer than a moment: then the message’s own facts are shown', () => {
  const { clock, view, open } = start();
  open('p1');
  clock.advance(IDENTITY_GRACE_MS - 1);
  expect(view.live.get().active).toBeNull();
  clock.advance(1);
  expect(view.live.get()).toMatchObject({ version: 1, active: { reference: 'Patient/p1', origin: 'message' } });
});

it('says once what comes in one turn, and at once to one who asks', async () => {
  const { view, step } = start();
  const seen: string[][] = [];
  view.live.subscribe((state) => seen.push(states(state)));
  for (const tool of ['aptj', 'pex']) {
    step({ type: 'sleep', tool, now: START + 1 });
    view.showSoon();
  }
  expect(seen).toEqual([]);
  await new Promise((resolve) => void setImmediate(resolve));
  expect(seen).toEqual([['asleep', 'asleep']]);
  step({ type: 'wake', tool: 'pex', now: START + 2 });
  view.showSoon();
  expect(states(view.live.get())[1]).not.toBe('asleep');
});
