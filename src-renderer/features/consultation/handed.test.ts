import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordPartSchema } from '#shared/desk.js';
import { stepsByPart } from './handed.js';

const AT = Date.parse('2026-11-23T10:42:00Z');
const step = fc.record({
  id: fc.uuid(),
  at: fc.integer({ min: 0, max: 600 }).map((minutes) => new Date(AT + minutes * 60_000).toISOString()),
  kind: fc.constant('own' as const),
  part: fc.constantFrom(...recordPartSchema.options),
  text: fc.constantFrom('', '  ', 'Puhuu hengästymättä.', 'Sovittu soitto.'),
});

it('shows each step that tells something once, in the order of the record, the oldest first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const parts = stepsByPart(steps);
      const order = parts.map(({ part }) => recordPartSchema.options.indexOf(part));
      expect(order).toEqual(order.toSorted((one, other) => one - other));
      for (const { part, steps: of } of parts) {
        expect(of.every((one) => one.part === part)).toBe(true);
        expect(of.map(({ at }) => at)).toEqual(of.map(({ at }) => at).toSorted());
      }
      const shown = parts.flatMap(({ steps: of }) => of.map(({ id }) => id));
      expect(shown.toSorted()).toEqual(
        steps
          .filter(({ text }) => text.trim() !== '')
          .map(({ id }) => id)
          .toSorted(),
      );
    }),
  );
});
