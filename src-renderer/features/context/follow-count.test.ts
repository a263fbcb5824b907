import { expect, it } from 'vitest';
import type { Participant } from '#shared/context.js';
import { followCount } from './follow-count.js';

const participant = (toolId: string, state: Participant['state']): Participant => ({
  toolId,
  name: toolId,
  state,
  since: '2026-11-23T08:00:00Z',
});

it('counts the tools in use and puts the most serious first', () => {
  const { following, total, behind } = followCount([
    participant('aptj', 'follows'),
    participant('bookings', 'switching'),
    participant('unused', 'absent'),
    participant('registry', 'unconfirmed'),
    participant('remote', 'refused'),
  ]);
  expect([following, total]).toEqual([1, 4]);
  expect(behind.map((tool) => tool.toolId)).toEqual(['registry', 'remote', 'bookings']);
});
