import type { Assessment } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import type { Answer, Answers, Questionnaire, QuestionnaireItem } from '#shared/questionnaire.js';
import { placedOf } from '#shared/questionnaire-registers.js';
import { countedAnswers } from '#shared/questionnaire-rules.js';
import { displayOf, textOf, titleOf } from '#shared/questionnaire-words.js';

/** The professional's own judgement of urgency, beside the answers. */
const JUDGEMENT = 'https://tyopoyta.fi/fhir/StructureDefinition/urgency-judgement';
const ASSESSMENT = 'urn:tyopoyta:assessment';
/** Rekisteritunnus of the Finnish code service. */
const REGISTER_CODES = 'urn:oid:1.2.246.537.5.40150.2009';

function inWords(answer: Answer, { answerOption }: QuestionnaireItem, language: Language): Answer {
  if (!('valueCoding' in answer)) return answer;
  const { system, code } = answer.valueCoding;
  const option = answerOption?.find(({ valueCoding: one }) => one.code === code && one.system === system);
  return option === undefined
    ? answer
    : { valueCoding: { ...answer.valueCoding, display: displayOf(option, language) } };
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The text that the professional has made ready, as the resource's narrative (R4 Narrative): it may say more than the answers do.
 * Pure.
 */
export function narrativeOf(text: string) {
  const safe = text
    // What XML 1.0 has no place for.
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => XML[sign] ?? '');
  const lines = safe.split(/\n{2,}/).map((part) => `<p>${part.split('\n').join('<br/>')}</p>`);
  return { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${lines.join('')}</div>` };
}

/** The logical id of a register's part: the same each time it is written. Pure. */
export const responseId = ({ id }: Pick<Assessment, 'id'>, register: Register): string =>
  `${id}-${register === 'health' ? 'h' : 's'}`;

/**
 * The answers of one register as FHIR R4 QuestionnaireResponse, in the form's own groups; undefined where none was given. What
 * nobody has checked is not among them. Pure.
 * @param patient the client's logical id at the register's source; absent = a draft that no source has
 */
export function toResponse(
  { id, answers, brought, judgement, language }: Assessment,
  {
    form,
    register,
    patient,
    author,
    status,
    at,
    text,
  }: {
    form: Questionnaire;
    register: Register;
    patient: string;
    author: { system: string | undefined; id: string; name: string };
    status: 'in-progress' | 'completed';
    at: string;
    /** As the professional has made it ready for this register. */
    text?: string | undefined;
  },
) {
  const mine = new Set(placedOf(form).flatMap((one) => (one.register === register ? [one.item.linkId] : [])));
  const checked = Object.fromEntries(Object.entries(answers).filter(([one]) => !Object.hasOwn(brought, one)));
  const counted = countedAnswers(form, checked);
  const item = itemsOf(form.item, counted, mine, language);
  if (item.length === 0) return undefined;
  const who = {
    ...(author.system === undefined ? {} : { identifier: { system: author.system, value: author.id } }),
    display: author.name,
  };
  return {
    resourceType: 'QuestionnaireResponse',
    id: responseId({ id }, register),
    meta: { tag: [{ system: REGISTER_CODES, code: register === 'health' ? '2' : '4' }] },
    language,
    ...(text === undefined || text.trim() === '' ? {} : { text: narrativeOf(text) }),
    ...(judgement === undefined ? {} : { extension: [{ url: JUDGEMENT, valueCode: judgement.level }] }),
    identifier: { system: ASSESSMENT, value: responseId({ id }, register) },
    questionnaire: `${form.url}|${form.version}`,
    // The source shows a form by its name.
    _questionnaire: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: titleOf(form, language) }],
    },
    status,
    subject: { reference: `Patient/${patient}` },
    authored: at,
    author: who,
    item,
  };
}

function itemsOf(
  items: readonly QuestionnaireItem[],
  answers: Answers,
  mine: ReadonlySet<string>,
  language: Language,
): object[] {
  return items.flatMap((item): object[] => {
    const { linkId } = item;
    const text = textOf(item, language);
    if (item.type === 'group') {
      const inside = itemsOf(item.item ?? [], answers, mine, language);
      return inside.length === 0 ? [] : [{ linkId, text, item: inside }];
    }
    const given = mine.has(linkId) ? (answers[linkId] ?? []) : [];
    return given.length === 0 ? [] : [{ linkId, text, answer: given.map((one) => inWords(one, item, language)) }];
  });
}
