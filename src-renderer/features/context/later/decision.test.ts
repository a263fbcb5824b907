import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Objection, objectionSchema } from '#shared/context.js';
import { QUIET_MS, choiceOfKey, choicesFor, isAnswer } from './decision.js';

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

  it('are made by no other key', () => {
    fc.assert(
      fc.property(fc.string(), some, (key, objections) => {
        const choices = choicesFor(objections);
        const digit = ['1', '2', '3'].slice(0, choices.length).includes(key);
        expect(choiceOfKey(key, choices) !== undefined).toBe(digit);
      }),
    );
  });
});

describe('a key', () => {
  it('is no answer while somebody types or holds it down', () => {
    expect(isAnswer(QUIET_MS - 1, 0, false)).toBe(false);
    expect(isAnswer(QUIET_MS, 0, true)).toBe(false);
    expect(isAnswer(QUIET_MS, 0, false)).toBe(true);
  });

  it('of steady typing never answers, however long it goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: QUIET_MS - 1 })), (gaps) => {
        let last = 0;
        for (const gap of gaps) {
          expect(isAnswer(last + gap, last, false)).toBe(false);
          last += gap;
        }
      }),
    );
  });
});
