import { expect, test } from 'vitest';
import type { Consultations } from '#shared/consultation.js';
import type { WorkbenchClient } from '../../ui/workbench.js';
import { unfinishedOf, unsentOf } from './leave.js';

const state = (connected: boolean, waiting: number): Consultations => ({
  connected,
  consultations: [],
  queues: [],
  refused: [],
  pending: Array.from({ length: waiting }, (_, index) => ({
    id: String(index),
    consultation: 'c',
    do: 'say',
    since: '2026-11-27T10:00:00.000Z',
  })),
});
const clientOf = (watch: () => AsyncGenerator<Consultations>) =>
  ({ consultation: { watch: async () => watch() } }) as unknown as Pick<WorkbenchClient, 'consultation'>;
const telling = (told: Consultations) =>
  clientOf(async function* () {
    yield told;
  });

test('what the hub cannot take would be lost by leaving; what it can take is taken first', async () => {
  expect(await unsentOf(telling(state(false, 2)))).toBe(2);
  expect(await unsentOf(telling(state(true, 2)))).toBe(0);
  expect(await unsentOf(telling(state(false, 0)))).toBe(0);
});

test('a core that does not answer keeps nobody here', async () => {
  const silent = clientOf(() => {
    throw new Error('the connection is gone');
  });
  expect(await unsentOf(silent)).toBe(0);
});

test('signing out asks about assessments and notes that it would lose; a quick switch of user keeps them', async () => {
  const client = {
    ...telling(state(true, 0)),
    desk: { unfinished: async () => ({ count: 0, kept: true }) },
    assessment: { unfinished: async () => ({ lost: 2 }) },
    drafts: { unfinished: async () => ({ notes: 1 }) },
  } as unknown as Parameters<typeof unfinishedOf>[0];
  expect(await unfinishedOf(client, 'signOut')).toEqual({
    unsent: 0,
    contacts: 0,
    kept: true,
    assessments: 2,
    notes: 1,
  });
  expect(await unfinishedOf(client, 'switchUser')).toBeUndefined();
});
