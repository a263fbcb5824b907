import type { AssessmentDone } from '#shared/assessment.js';
import type { DeskStep } from '#shared/desk.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';

/** An assessment that is done, as steps of a contact: one for each register that it has a text of. Pure. */
export function assessmentSteps(
  { id, title, texts }: AssessmentDone,
  language: Language,
): Omit<DeskStep, 'at' | 'removed'>[] {
  return (['health', 'social'] as const).flatMap((register) => {
    const text = texts[register]?.trim() ?? '';
    if (text === '') return [];
    const whole = `${localize(title, language)}\n${text}`.slice(0, 20_000);
    return [
      { id: `assessment:${id}:${register}`, kind: 'assessed' as const, part: 'state' as const, register, text: whole },
    ];
  });
}
