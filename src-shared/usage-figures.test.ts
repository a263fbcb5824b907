import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleOf } from './usage-articles.js';
import { figureOf, ofFigure } from './usage-figures.js';
import { toolUsageSchema } from './usage.js';

const row = (toolId: string) => ({ toolId, day: '2026-11-27', opens: 1, seconds: 0, failures: {} });

it('is told apart from tools and guidelines, and comes back as it was', () => {
  const key = { name: 'contact', unit: 'Kymijoen asiakas- ja palveluohjaus (Kotka)', kind: 'call-answered' } as const;
  expect(figureOf(ofFigure(key))).toEqual(key);
  expect(toolUsageSchema.parse(row(ofFigure(key))).toolId).toBe(ofFigure(key));
  expect([figureOf('omaolo'), figureOf('article:puhelu'), figureOf('figure:other||x')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(articleOf(ofFigure(key))).toBeUndefined();
});

it('takes whatever a unit is called, and lets no cell of a spreadsheet break', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (unit) => {
      const toolId = ofFigure({ name: 'limit', unit, kind: 'health-kept' });
      expect(toolUsageSchema.safeParse(row(toolId)).success).toBe(true);
      expect(figureOf(toolId)?.kind).toBe('health-kept');
      expect(toolId).not.toMatch(/[;"\r\n]/);
    }),
  );
});
