import { describe, expect, it } from 'vitest';
import type { Participant } from '#shared/context.js';
import { followCount, notEmptied } from './follow-count.js';

const participant = (toolId: string, state: Participant['state'], more: Partial<Participant> = {}): Participant => ({
  toolId,
  name: toolId,
  how: 'fhircast',
  guest: false,
  state,
  since: '2026-11-23T08:00:00Z',
  ...more,
});
const eero = { reference: 'Patient/eero', label: 'KOSKINEN, Eero' } as const;

describe('followCount', () => {
  it('counts the tools in use and puts the most serious first', () => {
    const { following, total, behind } = followCount([
      participant('aptj', 'follows'),
      participant('bookings', 'switching'),
      participant('unused', 'absent'),
      participant('registry', 'unconfirmed'),
      participant('remote', 'refused'),
    ]);
    expect([following, total]).toEqual([1, 4]);
    expect(behind.map((tool) => tool.toolId)).toEqual(['remote', 'registry', 'bookings']);
  });

  it('counts a tool left behind as one that does not follow, and leaves a sleeping one out', () => {
    const { following, total, behind } = followCount([
      participant('aptj', 'follows'),
      participant('left', 'leftBehind'),
      participant('sleeping', 'asleep'),
    ]);
    expect([following, total]).toEqual([1, 2]);
    expect(behind.map((tool) => tool.toolId)).toEqual(['left']);
  });
});

describe('notEmptied', () => {
  it('names every tool that may still show somebody, and none that confirmed that it shows nobody', () => {
    const tools = [
      participant('emptied', 'follows', { shows: null }),
      participant('silent', 'unconfirmed', { shows: eero }),
      participant('unheard', 'unconfirmed'),
      participant('stubborn', 'refused', { shows: eero }),
      participant('left', 'leftBehind', { shows: eero }),
      participant('left-empty', 'leftBehind', { shows: null }),
      participant('late-but-empty', 'unconfirmed', { shows: null }),
      participant('asleep', 'asleep'),
    ];
    expect(notEmptied(tools).map((tool) => tool.toolId)).toEqual(['silent', 'unheard', 'stubborn', 'left']);
  });
});
