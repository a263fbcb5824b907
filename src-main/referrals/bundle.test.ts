import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#shared/questionnaire.js';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import { asksContact } from '#shared/questionnaire-rules.js';
import { isQuestion, itemsOf } from '#shared/questionnaire-words.js';
import { toBundle } from './bundle.js';
import { draft } from './testing/draft.js';

const read = readQuestionnaire(readFileSync('seeds/kymijoki/referrals/liikuntalahete.json', 'utf8'));
if ('mistakes' in read) throw new Error(read.mistakes.join());
const { form } = read;
const parts = {
  county: 'Kymijoen hyvinvointialue',
  staffSystem: 'https://kymijoki.example/staff',
  form,
  type: { id: 'liikuntalahete', name: 'Liikuntalähete', validDays: 90 },
  receiver: 'Kunnan neuvonta',
};
const at = '2026-11-27T10:00:00.000Z';
const consent = { at, given: 'orally' as const, feedback: true, by: 'Antti Vuorela' };

/** Some answer or none to every question, each text with a mark of its own. */
const answers = fc.record(
  Object.fromEntries(
    itemsOf(form.item)
      .filter(isQuestion)
      .map((item): [string, fc.Arbitrary<Answer[]>] => [
        item.linkId,
        item.answerOption === undefined
          ? fc.constantFrom([], [{ valueString: `<<${item.linkId}>>` }])
          : fc.constantFrom(
              [],
              ...item.answerOption.map(({ valueCoding: { system, code } }) => [
                { valueCoding: { ...(system === undefined ? {} : { system }), code } },
              ]),
            ),
      ]),
  ),
);

describe('what leaves', () => {
  it('is nothing without a consent, and never a contact of a client under turvakielto', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), fc.boolean(), (given, masked, consented) => {
        const sent = toBundle(
          { ...draft, answers: given, masked, sentAt: at, ...(consented ? { consent } : {}) },
          parts,
        );
        if (!consented) {
          expect(sent).toBeUndefined();
          return;
        }
        const text = JSON.stringify(sent?.bundle);
        if (masked)
          for (const { linkId } of itemsOf(form.item).filter(asksContact)) expect(text).not.toContain(`"${linkId}"`);
        // Each resource says to which referral and to whose consent it belongs.
        for (const { resource } of sent?.bundle.entry ?? [])
          expect(JSON.stringify(resource)).toContain(`"code":"${draft.id}"`);
        expect(sent?.resources.consent.status).toBe('active');
        // The client's own reference and identity code stay here.
        expect(text).not.toContain(draft.client);
      }),
    );
  });

  it('is the same whenever it is made', () => {
    const referral = { ...draft, consent, sentAt: at };
    expect(toBundle(referral, parts)).toEqual(toBundle(referral, parts));
  });
});
