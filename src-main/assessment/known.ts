import type { BroughtFrom, KnownOfContact } from '#shared/assessment.js';
import type { Register, SectionId, Summary } from '#shared/client-summary.js';
import { type Answers, INITIAL, type Questionnaire } from '#shared/questionnaire.js';
import { evaluate, expressionOf, toAnswer } from '#shared/questionnaire-rules.js';
import { placedOf } from '#shared/questionnaire-registers.js';

/**
 * What the summary shows this professional of one register, as a FHIR Bundle of the few elements that a form may ask for: what
 * holds now of conditions, medicines, allergies and services. What is specially protected stays in the summary. Pure.
 */
export function summaryBundle({ sections }: Summary, register: Register): object {
  const resources = sections.flatMap(({ data }): object[] => {
    const mine = <T extends { register: Register; protected?: true | undefined }>(entries: readonly T[]) =>
      entries.filter((one) => one.register === register && one.protected === undefined);
    switch (data.id) {
      case 'conditions':
        return mine(data.entries)
          .filter(({ active }) => active)
          .map(({ title }) => ({ resourceType: 'Condition', code: { text: title } }));
      case 'medication':
        return mine(data.entries)
          .filter(({ active, title }) => active && title !== '')
          .map(({ title, strength, dosage }) => ({
            resourceType: 'MedicationStatement',
            // The strength and the dose are numbers side by side: a colon keeps them apart.
            medicationCodeableConcept: {
              text: [[title, strength].filter(Boolean).join(' '), dosage].filter(Boolean).join(': '),
            },
          }));
      case 'allergies':
        return mine(data.entries)
          .filter(({ active, kind }) => active && kind === 'allergy')
          .map(({ title }) => ({ resourceType: 'AllergyIntolerance', code: { text: title } }));
      case 'social':
        return mine(data.entries)
          .filter(({ kind, status }) => kind === 'service' && status === 'active')
          .map(({ title }) => ({ resourceType: 'EpisodeOfCare', type: [{ text: title }] }));
      default:
        return [];
    }
  });
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

/** Sections that a form may ask for, with the resource that its expressions name. */
const SECTIONS: Partial<Record<SectionId, string>> = {
  conditions: 'Condition',
  medication: 'MedicationStatement',
  allergies: 'AllergyIntolerance',
  social: 'EpisodeOfCare',
};

/**
 * How far the summary has been read of what a form asks for: `reading` while a source has not answered, `partly` where one
 * failed. Pure.
 */
export function readOf(form: Questionnaire, { sections }: Summary): 'reading' | 'partly' | 'whole' {
  const wanted = placedOf(form).flatMap(({ item, register }) => {
    const expression = expressionOf(item, INITIAL);
    return expression?.includes('%summary') === true ? [{ expression, register }] : [];
  });
  if (wanted.length > 0 && sections.length === 0) return 'reading';
  const states = sections.flatMap(({ id, sources }) => {
    const resource = SECTIONS[id];
    if (resource === undefined) return [];
    const of = wanted.filter(({ expression }) => expression.includes(resource)).map(({ register }) => register);
    return sources.filter(({ register }) => of.includes(register)).map(({ state }) => state);
  });
  if (states.some((state) => state === 'loading' || state === 'slow')) return 'reading';
  return states.includes('failed') ? 'partly' : 'whole';
}

/** Whether the sources of what an expression asks for disagree. */
const conflictsIn = ({ sections }: Summary, expression: string): boolean =>
  sections.some(({ id, conflicts }) => {
    const resource = SECTIONS[id];
    return resource !== undefined && expression.includes(resource) && conflicts.length > 0;
  });

const communicationOf = ({ reason, register: of, role }: Partial<KnownOfContact>, register: Register): object => ({
  resourceType: 'Communication',
  status: 'in-progress',
  ...(reason === undefined || (of ?? register) !== register ? {} : { reasonCode: [{ text: reason }] }),
  ...(role === undefined ? {} : { category: [{ coding: [{ code: role }] }] }),
});

/**
 * The answers that are known before anybody is asked (SDC: expression-based population), each with whence it comes. A question
 * is brought only what belongs to its own register. Pure.
 */
export function bring(
  form: Questionnaire,
  { summary, contact }: { summary: Summary; contact: KnownOfContact | undefined },
): { answers: Answers; brought: Record<string, BroughtFrom> } {
  const answers: Answers = {};
  const brought: Record<string, BroughtFrom> = {};
  for (const { item, register } of placedOf(form)) {
    const expression = expressionOf(item, INITIAL);
    if (expression === undefined) continue;
    const known = { summary: summaryBundle(summary, register), contact: communicationOf(contact ?? {}, register) };
    const value = evaluate(expression, form, {}, known)[0]?.value;
    const answer = toAnswer(item, typeof value === 'string' ? value.slice(0, item.maxLength) : value);
    if (answer === undefined || ('valueString' in answer && answer.valueString.trim() === '')) continue;
    answers[item.linkId] = [answer];
    brought[item.linkId] = expression.includes('%contact')
      ? 'contact'
      : conflictsIn(summary, expression)
        ? 'conflict'
        : 'summary';
  }
  return { answers, brought };
}
