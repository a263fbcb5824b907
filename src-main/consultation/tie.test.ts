import { afterEach, expect, test } from 'vitest';
import { type Desk, flag, openDesk, patient, settled } from '../../tests/fixtures/access-desk.js';
import { entryIds } from '../../tests/fixtures/access-desk.js';
import type { FullConsultation } from '#shared/consultation.js';
import { take, tieOf } from './book.js';
import { request } from './testing/request.js';

let desk: Desk;
afterEach(() => desk.close());

const open = (consultation: Partial<FullConsultation>) => {
  const book = take(new Map(), [request({ client: 'Patient/p1', ...consultation })], []);
  return openDesk({
    role: 'socialWorker',
    tie: (professional, client) => tieOf(book, professional, client),
    sources: [
      { register: 'health', resources: [patient, flag('health')] },
      { register: 'social', resources: [patient, flag('social')] },
    ],
  });
};
const accepted = { state: 'accepted', acceptedBy: 'kymijoki-lehtjoh', acceptedAt: '2026-11-27T10:01:00.000Z' } as const;

test('an accepted consultation opens its client to the one who took it, and the log names it; registers stay as they are', async () => {
  desk = await open(accepted);
  desk.open();
  const { opening, own } = await desk.state(({ opening }) => opening.state === 'open');
  expect(opening).toMatchObject({ basis: { kind: 'relationship', relationship: { kind: 'consultation' } } });
  expect(own).toEqual(['social']);
  const shown = await desk.shown(settled);
  expect(entryIds(shown)).toContain('Flag/social');
  expect(entryIds(shown)).not.toContain('Flag/health');
  expect(await desk.entries()).toMatchObject([
    {
      action: 'accessOpened',
      ground: 'relationship:consultation',
      consultation: request().id,
      client: 'Patient/p1',
      registers: ['social'],
    },
  ]);
});

test.each([
  ['waits for somebody to take it', { state: 'waiting' }],
  ['is closed', { ...accepted, state: 'closed' }],
  ['was taken by another', { ...accepted, acceptedBy: 'another' }],
  ['carries another client', { ...accepted, client: 'Patient/p2' }],
] as const)('a consultation that %s opens nothing: a purpose is asked for', async (_, consultation) => {
  desk = await open(consultation);
  desk.open();
  await desk.state(({ opening }) => opening.state === 'needsPurpose');
  expect(await desk.entries()).toEqual([]);
});
