import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Objection, objectionSchema } from '#shared/context.js';
import { choiceOfKey } from '../../../ui/quiet-keys.js';
import { choicesFor } from './decision.js';

const objection = (why: Objection['why']): Objection => ({ toolId: why, name: why, why });
const some = fc.array(fc.constantFrom(...objectionSchema.shape.why.options).map(objection), { minLength: 1 });

describe('choices', () => {
  it('leave a tool behind only where a tool stands against the change', () => {
    expect(choicesFor([objection('unsavedDraft')])).toEqual(['changeAnyway', 'cancel']);
    expect(choicesFor([objection('unsavedDraft'), objection('timedOut')])).toHaveLength(3);
  });

  it('can always be cancelled, by the same key', () => {
    fc.assert(
      fc.property(some, (objections) => {
        expect(choiceOfKey('2', choicesFor(objections))).toBe('cancel');
      }),
    );
  });
});
