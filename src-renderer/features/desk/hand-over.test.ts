import { expect, it } from 'vitest';
import type { FullConsultation, PendingOperation, Ring } from '#shared/consultation.js';
import { goingPromises, standingOf } from './hand-over.js';

const AT = '2026-11-23T10:42:00Z';
const REQUEST = '5a1b0b52-2f3c-4f0e-9d27-4a8f5b8f2b10';
const given = { request: REQUEST, since: AT, state: 'waiting' as const };
const ring = (person: string, answer: Ring['answer'], part: Partial<Ring> = {}): Ring => ({
  person,
  at: AT,
  answer,
  ...part,
});
const request = (part: Partial<FullConsultation>): FullConsultation => ({
  view: 'full',
  id: REQUEST,
  version: 1,
  kind: 'handOver',
  state: 'waiting',
  from: 'me',
  target: { kind: 'unit', unit: 'Asiakasohjaus' },
  urgency: 'urgent',
  topic: 'Asia',
  createdAt: AT,
  respondBy: AT,
  step: 0,
  handover: { identify: '', situation: 'x', background: '', assessment: '', recommendation: '' },
  rings: [],
  messages: [],
  seen: {},
  ...part,
});
const told = (one?: FullConsultation, pending: PendingOperation[] = []) => ({
  consultations: one === undefined ? [] : [one],
  pending,
});

it('says nothing of a contact that is in no hand-over', () => {
  expect(standingOf({}, told(request({})))).toBeUndefined();
});

it('waits for the hub, then for those who are asked, with who will not take it and why', () => {
  const pending: PendingOperation = {
    id: crypto.randomUUID(),
    consultation: REQUEST,
    do: 'open',
    since: AT,
    request: request({}),
  };
  expect(standingOf({ given }, told(undefined, [pending]))).toMatchObject({ kind: 'unsent' });
  // Heard, whatever else of it waits to be sent.
  expect(standingOf({ given }, told(request({}), [pending]))).toMatchObject({ kind: 'waiting', rings: false });
  const rings = [
    ring('a', 'unanswered'),
    ring('a', 'notNow', { why: 'Vastaanotolla' }),
    ring('b', 'ringing'),
    ring('c', 'later', { laterAt: AT }),
  ];
  expect(standingOf({ given }, told(request({ rings })))).toMatchObject({
    kind: 'waiting',
    rings: true,
    answers: [{ person: 'a', why: 'Vastaanotolla' }, { person: 'c' }],
  });
});

it('tells who has it, also when the request is not told of any more', () => {
  const accepted = { ...given, state: 'accepted' as const, to: 'Aino Aalto' };
  expect(standingOf({ given: accepted }, undefined)).toEqual({
    kind: 'accepted',
    request: undefined,
    to: 'Aino Aalto',
  });
});

it('tells apart what nobody took and what the professional withdrew', () => {
  const back = { given: { ...given, state: 'back' as const } };
  const closed = (outcome: 'cancelled' | 'noAnswer') => ({ by: 'me', at: AT, outcome, note: '' });
  const withdrawn = request({ state: 'closed', closed: closed('cancelled'), rings: [ring('a', 'takenByOther')] });
  expect(standingOf(back, told(withdrawn))).toEqual({ kind: 'back', answers: [], withdrawn: true });
  const rings = [ring('a', 'notNow')];
  const declined = request({ state: 'closed', closed: closed('noAnswer'), rings });
  expect(standingOf(back, told(declined))).toEqual({ kind: 'back', answers: rings, withdrawn: false });
});

it('knows the promises that are on their way, also before the hub has heard of them', () => {
  const contact = {
    id: 'c5d7e1f0-5d8c-4f4e-8b55-3a7b9f3c1a01',
    channel: 'call' as const,
    beganAt: AT,
    onLine: false,
    caller: 'self' as const,
    callerName: '',
    register: 'social' as const,
    steps: [],
    promises: [{ id: 'p', kind: 'other' as const, about: 'x' }],
    texts: {},
    withheld: false,
  };
  const pending = {
    id: crypto.randomUUID(),
    consultation: REQUEST,
    do: 'open',
    since: AT,
    request: request({ contact }),
  };
  expect([...goingPromises({ given }, told(request({ contact })))]).toEqual(['p']);
  expect([...goingPromises({ given }, told(undefined, [pending]))]).toEqual(['p']);
  expect(goingPromises({ given: { ...given, state: 'accepted' } }, told(request({ contact }))).size).toBe(0);
  expect(goingPromises({}, told(request({ contact }))).size).toBe(0);
});
