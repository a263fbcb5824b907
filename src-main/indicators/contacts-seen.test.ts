import { expect, it } from 'vitest';
import type { CallBackPromise, CentreContact } from '#shared/telephony.js';
import { createContactsSeen } from './contacts-seen.js';

const contact = (id: string, more: Partial<CentreContact>): CentreContact => ({
  id,
  channel: 'call',
  queue: 'q',
  caller: { kind: 'hidden' },
  arrivedAt: '2026-11-27T08:00:00Z',
  state: 'offered',
  proposal: { state: 'none' },
  ...more,
});
const promise = (id: string, more: Partial<CallBackPromise>): CallBackPromise => ({
  id,
  madeAt: '2026-11-27T08:00:00Z',
  due: { at: '2026-11-27T14:00:00Z', by: 'sameDay' },
  state: 'open',
  attempts: [],
  keptBy: 'workbench',
  holder: 'own',
  ...more,
});
const counting = () => {
  const counted: [string, string, number?][] = [];
  const see = createContactsSeen({
    since: '2026-11-27T07:00:00Z',
    count: ({ name, kind }, seconds) => counted.push(seconds === undefined ? [name, kind] : [name, kind, seconds]),
  });
  return { counted, see };
};

it('counts each contact once, with how long it waited', () => {
  const { counted, see } = counting();
  const answered = contact('a', { state: 'connected', connectedAt: '2026-11-27T08:01:30Z' });
  see({ contacts: [contact('a', {})], promises: [] });
  see({ contacts: [answered], promises: [] });
  see({ contacts: [{ ...answered, state: 'ended', endedAt: '2026-11-27T08:09:00Z' }], promises: [] });
  see({
    contacts: [
      contact('b', { state: 'abandoned', endedAt: '2026-11-27T08:03:00Z' }),
      contact('c', { channel: 'chat', state: 'connected', connectedAt: '2026-11-27T08:00:05Z' }),
      // Answered before the program began: it was counted then.
      contact('d', { state: 'connected', connectedAt: '2026-11-27T06:59:00Z' }),
      contact('e', { state: 'ended', endedAt: '2026-11-27T08:03:00Z' }),
    ],
    promises: [],
  });
  expect(counted).toEqual([
    ['contact', 'call-answered', 90],
    ['contact', 'call-abandoned', 180],
    ['contact', 'chat-answered', 5],
  ]);
});

it('counts call-backs as they are closed: kept in time, late, or given up', () => {
  const { counted, see } = counting();
  see({ contacts: [], promises: ['a', 'b', 'c'].map((id) => promise(id, {})) });
  const closed = [
    promise('a', { state: 'kept', closedAt: '2026-11-27T14:00:00Z' }),
    promise('b', { state: 'kept', closedAt: '2026-11-27T14:00:01Z' }),
    promise('c', { state: 'cancelled', closedAt: '2026-11-27T09:00:00Z' }),
    promise('d', { state: 'kept', closedAt: '2026-11-27T09:00:00Z' }),
  ];
  see({ contacts: [], promises: closed });
  see({ contacts: [], promises: closed });
  expect(counted).toEqual([
    ['callback', 'kept'],
    ['callback', 'late'],
    ['callback', 'cancelled'],
  ]);
});
