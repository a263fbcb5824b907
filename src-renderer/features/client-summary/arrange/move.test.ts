import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionIdSchema } from '#shared/client-summary.js';
import { columnsOf } from '../frame/columns.js';
import { moved, toggled } from './move.js';

const order = fc.shuffledSubarray(sectionIdSchema.options, { minLength: 1 });
const section = fc.constantFrom(...sectionIdSchema.options);

describe('arranging', () => {
  it('moves one section and keeps the order of all others (property)', () => {
    fc.assert(
      fc.property(order, section, fc.integer({ min: -3, max: 20 }), (before, one, to) => {
        const after = moved(before, one, to);
        expect(after.filter((id) => id !== one)).toEqual(before.filter((id) => id !== one));
        expect(after.toSorted()).toEqual(before.toSorted());
        if (before.includes(one)) expect(after.indexOf(one)).toBe(Math.min(Math.max(to, 0), before.length - 1));
      }),
    );
  });
  it('folds a section away and takes it back (property)', () => {
    fc.assert(
      fc.property(order, fc.subarray(sectionIdSchema.options), section, (all, hidden, one) => {
        const twice = toggled(toggled({ order: all, hidden }, one), one);
        expect(twice.hidden.toSorted()).toEqual(hidden.toSorted());
        expect(toggled({ order: all, hidden }, one).hidden.includes(one)).toBe(!hidden.includes(one));
      }),
    );
  });
});

describe('columns', () => {
  it('have every section once, each column in the order that was asked for (property)', () => {
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 3 }), (sections, count) => {
        const columns = columnsOf(sections, count);
        expect(columns.flat().toSorted()).toEqual(sections.toSorted());
        for (const column of columns) expect(column).toEqual(sections.filter((one) => column.includes(one)));
        expect(columns[0]?.[0]).toBe(sections[0]);
      }),
    );
  });
});
