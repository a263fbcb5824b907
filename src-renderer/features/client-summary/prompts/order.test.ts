import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '#shared/prompts.js';
import { promptOrder } from './order.js';

const card = fc.record({
  id: fc.uuid(),
  indicator: fc.constantFrom<Prompt['indicator'][]>('info', 'warning', 'critical'),
  answered: fc.boolean(),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
});
const GRAVITY = ['critical', 'warning', 'info'];

describe('the order of prompts', () => {
  it('has each once; what waits for a judgement first, the gravest first (property)', () => {
    fc.assert(
      fc.property(fc.array(card), (all) => {
        const cards = all.map(({ answered, at, ...one }): Prompt => ({
          ...one,
          service: 'PEX360',
          register: 'health',
          summary: one.id,
          source: { label: 'PEX360' },
          at: at.toISOString(),
          ...(answered ? { answer: { outcome: 'justified' as const, at: at.toISOString(), delivered: true } } : {}),
        }));
        const ordered = promptOrder(cards);
        expect(ordered.map((one) => one.id).toSorted()).toEqual(cards.map((one) => one.id).toSorted());
        const rank = (one: Prompt) => (one.answer === undefined ? 0 : 10) + GRAVITY.indexOf(one.indicator);
        const ranks = ordered.map(rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});
