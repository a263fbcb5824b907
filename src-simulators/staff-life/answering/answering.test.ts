import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { FullConsultation } from '#shared/consultation.js';
import { START, enter, startHub } from '../../../src-hub/testing/hub.js';
import type { Person } from '../../directory/people.js';
import { nextDeed } from './decide.js';
import { startAnswering } from './index.js';

const person = (id: string): Person => ({
  id,
  givenName: 'Salla',
  familyName: 'Salo',
  title: 'sosiaaliohjaaja',
  profession: 'counsellor',
  unit: 'Aikuissosiaalityö',
  skills: [],
  languages: ['fi'],
  rhythm: 'office',
  signsIn: false,
});
const handover = { identify: '', situation: 'tilanne', background: '', assessment: '', recommendation: '' };

test('a colleague who is free takes what rings, greets, answers once and thanks for more, as outside workbenches do', async () => {
  const hub = await startHub(['a', 'b']);
  const timers = createManualClock(START);
  const answering = startAnswering({
    hubUrl: hub.url,
    token: async (id) => `user:${id}`,
    timers,
    seed: 's',
    firstAfterMs: 0,
  });
  const asker = await enter(hub.url, 'user:b');
  asker.say({ type: 'consultSync', known: [] });
  answering.told([{ person: person('a'), standing: { state: 'available', reason: 'none' } }]);
  timers.advance(1_000);

  const held = new Map<string, FullConsultation>();
  /** Lets both sides' time pass until it is so. */
  async function until(isSo: (one: FullConsultation) => boolean): Promise<FullConsultation> {
    for (;;) {
      await asker.settle();
      for (const message of asker.inbox.splice(0)) {
        if (message.type !== 'consultations') continue;
        for (const one of message.items) if (one.view === 'full') held.set(one.id, one);
      }
      const found = [...held.values()].find(isSo);
      if (found !== undefined) return found;
      timers.advance(1_000);
      hub.clock.advance(100);
    }
  }
  const ask = () => {
    const consultation = randomUUID();
    const request = {
      kind: 'consultation' as const,
      target: { kind: 'person' as const, person: 'a' },
      urgency: 'urgent' as const,
      topic: 'kysymys',
      handover,
    };
    asker.say({ type: 'consult', operation: { id: randomUUID(), consultation, action: { do: 'open', request } } });
    return consultation;
  };
  // Four of five urgent ones are taken; the others are put off or declined.
  let taken: FullConsultation | undefined;
  while (taken === undefined) {
    const id = ask();
    const one = await until((each) => each.id === id && (each.rings[0]?.answer ?? 'ringing') !== 'ringing');
    expect(['accepted', 'later', 'notNow']).toContain(one.rings[0]?.answer);
    if (one.state === 'accepted') taken = one;
  }
  const { id } = taken;
  const answered = await until((one) => one.id === id && one.messages.some((message) => message.answer));
  expect(answered.messages.map(({ from, answer }) => [from, answer])).toEqual([
    ['a', false],
    ['a', true],
  ]);
  const action = { do: 'say' as const, text: 'Kiitos!', answer: false };
  asker.say({ type: 'consult', operation: { id: randomUUID(), consultation: id, action } });
  expect((await until((one) => one.id === id && one.messages.length === 4)).messages.at(-1)?.from).toBe('a');

  // Their day goes on: they stay while the consultation is open, and leave after it.
  answering.told([{ person: person('a'), standing: { state: 'away', reason: 'lunch' } }]);
  timers.advance(1_000);
  expect(answering.count()).toBe(1);
  asker.say({
    type: 'consult',
    operation: { id: randomUUID(), consultation: id, action: { do: 'close', outcome: 'answered', note: '' } },
  });
  await until((one) => one.id === id && one.state === 'closed');
  while (answering.count() > 0) {
    await asker.settle();
    timers.advance(1_000);
  }
  answering.close();
  await hub.close();
});

test('the same ring is always answered alike, and of many most are taken', () => {
  const ring = { person: 'a', at: '2026-11-23T08:42:18.000Z', answer: 'ringing' as const };
  const one = (id: string): FullConsultation => ({
    view: 'full',
    id,
    version: 1,
    kind: 'consultation',
    state: 'waiting',
    from: 'b',
    target: { kind: 'person', person: 'a' },
    urgency: 'today',
    topic: 'kysymys',
    createdAt: ring.at,
    respondBy: ring.at,
    step: 0,
    rings: [ring],
    messages: [],
    seen: {},
    handover,
  });
  const ids = Array.from({ length: 400 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  const world = { person: person('a'), seed: 's', now: START };
  const share = (free: boolean) =>
    ids.filter((id) => nextDeed(one(id), { ...world, free })?.action.do === 'accept').length / ids.length;
  expect(share(true)).toBeGreaterThan(0.6);
  expect(share(false)).toBeLessThan(share(true));
  for (const id of ids.slice(0, 20)) {
    expect(nextDeed(one(id), { ...world, free: true })).toEqual(nextDeed(one(id), { ...world, free: true }));
    expect(
      nextDeed({ ...one(id), rings: [{ ...ring, answer: 'unanswered' }] }, { ...world, free: true }),
    ).toBeUndefined();
  }
});
