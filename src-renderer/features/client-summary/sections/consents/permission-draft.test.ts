import fc from 'fast-check';
import { expect, it } from 'vitest';
import { permissionSchema } from '#shared/access.js';
import { sectionIdSchema } from '#shared/client-summary.js';
import { type Draft, emptyDraft, itemsOf, permissionOf } from './permission-draft.js';

const TODAY = '2026-11-27';
const drafts: fc.Arbitrary<Draft> = fc.record({
  register: fc.constantFrom('health', 'social', undefined),
  sections: fc.uniqueArray(fc.constantFrom(...sectionIdSchema.options)),
  until: fc.constantFrom('', '2026-11-26', TODAY, '2027-02-28', '2027-02-30', '27.11.2026'),
  given: fc.constantFrom('orally', 'inWriting', 'electronically', undefined),
  informed: fc.boolean(),
});

it('makes a permission that holds, of the chosen register only, or says what it lacks (property)', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const made = permissionOf(draft, TODAY);
      if ('lacks' in made) {
        expect(made.lacks.length).toBeGreaterThan(0);
        return;
      }
      expect(permissionSchema.parse(made.permission)).toEqual(made.permission);
      expect(draft.informed).toBe(true);
      const { register, sections, until = TODAY } = made.permission;
      expect(until >= TODAY).toBe(true);
      for (const one of sections) expect(draft.sections.includes(one) && itemsOf(register).includes(one)).toBe(true);
    }),
  );
});

it('asks for everything in the order of the form', () => {
  expect(permissionOf(emptyDraft, TODAY)).toEqual({ lacks: ['register', 'sections', 'given', 'informed'] });
  const whole: Draft = {
    register: 'social',
    sections: ['social', 'medication'],
    until: '',
    given: 'orally',
    informed: true,
  };
  expect(permissionOf(whole, TODAY)).toEqual({
    permission: { register: 'social', sections: ['social'], given: 'orally', informed: true },
  });
  expect(permissionOf({ ...whole, until: '2026-11-26' }, TODAY)).toEqual({ lacks: ['until'] });
});
