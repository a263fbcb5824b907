import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeStanding } from '#shared/hub-protocol.js';
import { makePeople, staffFileSchema } from '../directory/index.js';
import { CONTACT_CENTRE, wordsOf } from './words.js';

const people = makePeople(staffFileSchema.parse(JSON.parse(readFileSync('seeds/kymijoki/staff.json', 'utf8'))), []);
const NOW = Date.parse('2026-11-23T08:42:00.000Z');
const find = (inCentre: boolean) => {
  const person = people.find(({ unit }) => CONTACT_CENTRE.test(unit) === inCentre);
  if (person === undefined) throw new Error('the seed has changed');
  return person;
};
const said = (words: ReturnType<typeof wordsOf>) =>
  words.flatMap(({ kind, states }) => states.map(([, word]) => [kind, decodeStanding(word)] as const));

test('the contact centre tells of its own people, a calendar of bookings and of their end, the roster of the rest', () => {
  const booked = new Set<string>();
  const [agent, nurse] = [find(true), find(false)];
  const call = { state: 'busy', reason: 'call' } as const;
  const meeting = { state: 'busy', reason: 'meeting', until: '2026-11-23T09:30:00.000Z' } as const;
  const first = wordsOf(
    [
      { person: agent, standing: call },
      { person: nurse, standing: meeting },
    ],
    booked,
    NOW,
  );
  expect(said(first)).toEqual([
    ['roster', meeting],
    ['contactCentre', call],
    ['calendar', meeting],
  ]);
  const free = { state: 'available', reason: 'none' } as const;
  const next = said(wordsOf([{ person: nurse, standing: free }], booked, NOW + 60_000));
  expect(next[0]).toEqual(['roster', free]);
  // A word of the calendar cannot be taken back: it is one that is over.
  expect(next[1]?.[0]).toBe('calendar');
  expect(Date.parse(next[1]?.[1].until ?? '')).toBeLessThan(NOW);
  expect(wordsOf([{ person: nurse, standing: free }], booked, NOW + 120_000)).toHaveLength(1);
});
