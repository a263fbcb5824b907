import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agent, CentreContact } from '#shared/telephony.js';
import { isWorkingDay } from '../indicators/index.js';
import type { HeardContact } from './centre.js';
import { type Book, afterWord, withBeside } from './contacts.js';
import { dueOf } from './due.js';
import { readCallLink } from './generic/call-link.js';
import { withEvent } from './generic/calls.js';
import { normalNumber, writtenWays } from './phone-number.js';
import { type KeptPromise, settled, shown } from './promises.js';
import { agentWish, standingOf } from './standing.js';

const at = '2026-11-23T08:00:00.000Z';
const contact = (id: string, more: Partial<HeardContact> = {}): HeardContact => ({
  id,
  channel: 'call',
  queue: 'asiakasohjaus',
  caller: { kind: 'number', number: '05 000 1001' },
  arrivedAt: at,
  state: 'connected',
  ...more,
});

describe('a phone number', () => {
  it('is the same however it is written', () => {
    for (const written of [
      '05 000 1001',
      '050001001',
      '+358 5 000 1001',
      '00358 5 0001001',
      '+358 (0)5 000 1001',
      '05-0001001',
    ])
      expect(normalNumber(written), written).toBe('35850001001');
    expect(normalNumber('05 000 1001 (tytär)')).toBe('35850001001');
    expect(normalNumber('+46 8 123 456')).toBe('468123456');
    for (const none of ['', 'salattu', '112', '+', '12345678901234567890'])
      expect(normalNumber(none), none).toBeUndefined();
  });
  it('is asked for in ways that all mean it, and as people write it', () => {
    expect(writtenWays('35850001001')).toContain('05 000 1001');
    expect(writtenWays('358401234567')).toContain('+358 40 123 4567');
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{6,9}$/), (rest) => {
        for (const way of writtenWays(`358${rest}`)) expect(normalNumber(way)).toBe(`358${rest}`);
      }),
    );
  });
});

describe('when a call-back is due', () => {
  const hours = { from: '08:00', until: '16:00' };
  const due = (made: string, agreed?: string) => dueOf(Date.parse(made), agreed, hours, isWorkingDay);
  it.each([
    ['in office hours: the same day', '2026-11-23T10:00:00+02:00', '2026-11-23T16:00:00+02:00'],
    ['before them: the same day', '2026-11-23T06:30:00+02:00', '2026-11-23T16:00:00+02:00'],
    ['at their very end: the next day', '2026-11-23T16:00:00+02:00', '2026-11-24T16:00:00+02:00'],
    ['on Friday evening: Monday', '2026-11-27T19:00:00+02:00', '2026-11-30T16:00:00+02:00'],
    ['on Independence Day’s eve, a Saturday: Monday', '2026-12-05T10:00:00+02:00', '2026-12-07T16:00:00+02:00'],
    ['on Christmas Eve: after the holidays', '2026-12-24T09:00:00+02:00', '2026-12-28T16:00:00+02:00'],
    ['in summer time', '2026-07-01T10:00:00+03:00', '2026-07-01T16:00:00+03:00'],
    ['over the night when the clock changes', '2026-10-23T18:00:00+03:00', '2026-10-26T16:00:00+02:00'],
  ])('%s', (_, made, by) => {
    expect(due(made)).toMatchObject({
      at: new Date(by).toISOString(),
      by: 'sameDay',
      act: expect.stringContaining('51 §'),
    });
  });
  it('says where the duty begins with the next working day', () => {
    expect(due('2026-11-23T06:30:00+02:00')).not.toHaveProperty('nextWorkingDay');
    expect(due('2026-11-23T15:59:00+02:00')).not.toHaveProperty('nextWorkingDay');
    expect(due('2026-11-23T16:00:00+02:00')).toMatchObject({ nextWorkingDay: true });
    expect(due('2026-11-28T10:00:00+02:00')).toMatchObject({ nextWorkingDay: true });
    // What was agreed is what was agreed, on a Saturday too.
    expect(due('2026-11-28T10:00:00+02:00', at)).toEqual({ at, by: 'agreed' });
  });
  it('is the time that was agreed, and before the act was in force no act is named', () => {
    expect(due('2026-11-23T10:00:00+02:00', at)).toEqual({ at, by: 'agreed' });
    expect(due('2023-08-31T10:00:00+03:00')).not.toHaveProperty('act');
    expect(due('2023-09-01T10:00:00+03:00')).toMatchObject({ from: '2023-09-01' });
  });
});

describe('promises', () => {
  const promise = (id: string, due: string): KeptPromise => ({
    id,
    madeAt: at,
    due: { at: due, by: 'agreed' },
    state: 'open',
    attempts: [],
  });
  it('are shown the most urgent first, late when their time has passed, and what is over last', () => {
    const kept = settled(promise('kept', '2026-11-23T08:30:00.000Z'), { kind: 'kept' }, at);
    const all = [
      promise('later', '2026-11-23T12:00:00.000Z'),
      kept ?? promise('x', at),
      promise('late', '2026-11-23T08:30:00.000Z'),
    ];
    const list = shown(
      all.map((one) => ({ ...one, keptBy: 'workbench' as const, holder: 'own' as const })),
      Date.parse('2026-11-23T09:00:00.000Z'),
    );
    expect(list.map(({ id, state }) => [id, state])).toEqual([
      ['late', 'late'],
      ['later', 'open'],
      ['kept', 'kept'],
    ]);
  });
  it('that are over stay over, and a call that was not answered is remembered', () => {
    const tried = settled(promise('a', at), { kind: 'attempted' }, at);
    expect(tried).toMatchObject({ state: 'open', attempts: [at] });
    const cancelled = settled(tried ?? promise('x', at), { kind: 'cancelled', why: 'hoidettu toisaalla' }, at);
    expect(cancelled).toMatchObject({ state: 'cancelled', why: 'hoidettu toisaalla', closedAt: at });
    expect(settled(cancelled ?? promise('x', at), { kind: 'kept' }, at)).toBeUndefined();
  });
});

describe('the contacts after a word of the contact centre', () => {
  const word = { away: new Set<string>(), now: at };
  it('end when one that was talked with is told no more, and vanish when it was only offered', () => {
    const book = afterWord(new Map(), [contact('talked'), contact('rang', { state: 'offered' })], word);
    const next = afterWord(book, [], word);
    expect([...next.values()].map(({ id, state }) => [id, state])).toEqual([['talked', 'ended']]);
    expect(afterWord(next, [contact('talked')], word).get('talked')?.state).toBe('ended');
  });
  it('tell nothing of whose an abandoned call would have been', () => {
    const book = withBeside(afterWord(new Map(), [contact('a', { state: 'offered' })], word), 'a', (one) => ({
      ...one,
      proposal: { state: 'found', candidates: [], more: false, failures: [] },
    }));
    expect(afterWord(book, [contact('a', { state: 'abandoned' })], word).get('a')?.proposal).toEqual({ state: 'none' });
  });
  it('keep each confirmed client with its own contact, whatever comes in whatever order', () => {
    const ids = ['a', 'b', 'c'];
    const heard = fc.array(
      fc.array(fc.constantFrom(...ids), { maxLength: 3 }).map((list) => [...new Set(list)].map((id) => contact(id))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(heard, fc.subarray(ids), (words, confirmed) => {
        let book: Book = afterWord(
          new Map(),
          ids.map((id) => contact(id)),
          word,
        );
        for (const id of confirmed)
          book = withBeside(book, id, (one) => ({
            ...one,
            client: { reference: `Patient/${id}`, role: 'self', confirmedAt: at },
          }));
        for (const next of words) book = afterWord(book, next, word);
        for (const [id, one] of book)
          expect(one.client?.reference).toBe(confirmed.includes(id) ? `Patient/${id}` : undefined);
      }),
    );
  });
});

describe('a phone program’s link and events', () => {
  it('are read, and nothing else is a call', () => {
    expect(readCallLink('tyopoyta://call?number=%2B35850001001&queue=neuvonta')).toEqual({
      number: '+35850001001',
      queue: 'neuvonta',
    });
    expect(readCallLink('tyopoyta://call?hidden=1')).toEqual({ hidden: true });
    for (const other of ['tyopoyta://open?number=1', 'https://call?number=05', 'tyopoyta://call?number=1', 'nonsense'])
      expect(readCallLink(other), other).toBeUndefined();
  });
  it('without ids are of the call that goes on, and an ended call is not woken', () => {
    const now = { now: at, fresh: 'one' };
    const ringing = withEvent([], { event: 'ringing', number: '05 000 1001' }, now);
    const answered = withEvent(ringing, { event: 'answered' }, now);
    expect(answered).toMatchObject([{ id: 'one', state: 'connected', connectedAt: at }]);
    const ended = withEvent(answered, { event: 'ended' }, now);
    expect(ended).toMatchObject([{ state: 'ended', endedAt: at }]);
    expect(withEvent(ended, { event: 'resumed', id: 'one' }, now)).toEqual(ended);
    expect(withEvent([], { event: 'ended' }, now)).toEqual([]);
  });
  it('a second caller is a call of their own, also where the program gives no ids', () => {
    const [first, second] = [
      { now: at, fresh: 'one' },
      { now: at, fresh: 'two' },
    ];
    const link = withEvent([], { event: 'answered', number: '05 000 1001' }, first);
    // The same link once more is no new call, however the number is written.
    expect(withEvent(link, { event: 'answered', number: '+358 5 000 1001' }, second)).toHaveLength(1);
    // A program of links never says that a call has ended: the next one says it.
    expect(withEvent(link, { event: 'answered', number: '05 000 3037' }, second)).toMatchObject([
      { id: 'one', state: 'ended', caller: { number: '05 000 1001' } },
      { id: 'two', state: 'connected', caller: { number: '05 000 3037' } },
    ]);
    const waiting = withEvent(link, { event: 'ringing', hidden: true }, second);
    expect(waiting).toMatchObject([
      { id: 'one', state: 'connected' },
      { id: 'two', state: 'offered' },
    ]);
    const held = withEvent(waiting, { event: 'held', number: '050001001' }, second);
    expect(withEvent(held, { event: 'answered', hidden: true }, second)).toMatchObject([
      { id: 'one', state: 'held' },
      { id: 'two', state: 'connected' },
    ]);
    expect(withEvent(link, { event: 'ended', number: '05 000 3037' }, second)).toEqual(link);
    expect(withEvent([], { event: 'held' }, first)).toEqual([]);
  });
});

describe('availability and the agent', () => {
  const agent = (state: Agent['state']): Agent => ({ state, since: at, queues: [] });
  const own = (state: CentreContact['state']): CentreContact => ({
    ...contact('a', { state }),
    proposal: { state: 'none' },
  });
  it('a call and the work after it are busy, a ring is not', () => {
    expect(standingOf([own('connected')], agent('inCall'))).toEqual({ state: 'busy', reason: 'call' });
    expect(standingOf([own('held')], undefined)).toEqual({ state: 'busy', reason: 'call' });
    expect(standingOf([own('ended')], agent('afterCall'))).toEqual({ state: 'busy', reason: 'recording' });
    expect(standingOf([own('offered')], agent('ready'))).toBeNull();
  });
  it('follow each other without making anybody ready in a call or signing anybody in', () => {
    expect(agentWish({ state: 'away', reason: 'lunch' }, agent('ready'))).toEqual({ state: 'break', reason: 'lunch' });
    expect(agentWish(undefined, agent('break'))).toEqual({ state: 'ready' });
    expect(agentWish({ state: 'available', reason: 'none' }, agent('inCall'))).toBeUndefined();
    expect(agentWish({ state: 'available', reason: 'none' }, agent('signedOut'))).toBeUndefined();
    expect(agentWish({ state: 'offline', reason: 'none' }, agent('ready'))).toEqual({ state: 'signedOut' });
  });
});
