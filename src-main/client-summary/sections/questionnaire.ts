import { extensionNamed, numberWords, quantityWords, wordsOf } from '../concepts.js';
import { type QuestionnaireResponse, type ResponseItem, responseItemSchema } from '../fhir-documents.js';
import { list, part, quantity, reference, text } from '../fhir-types.js';
import { number, object, string, boolean } from 'zod';

/** Questions of one form that are shown at most; a form with more is not read by anyone as lines. */
const MOST_LINES = 500;

const answerSchema = object({
  valueString: text,
  valueUri: text,
  valueDate: text,
  valueDateTime: text,
  valueTime: text,
  valueInteger: number().optional().catch(undefined),
  valueDecimal: number().optional().catch(undefined),
  valueBoolean: boolean().optional().catch(undefined),
  valueCoding: part(object({ display: text, code: text })),
  valueQuantity: part(quantity),
  valueReference: part(reference),
  valueAttachment: part(object({ title: text, url: string().optional().catch(undefined) })),
});
const answersSchema = list(answerSchema);
const itemsSchema = list(responseItemSchema);
const nestedSchema = list(object({ item: itemsSchema }).catch({ item: [] }));

/** One question and what was answered; `number` when the answer is one exact number. */
export interface Answered {
  linkId?: string;
  label: string;
  value?: string;
  number?: number;
  unit?: string;
}

/**
 * Questions and answers of a response in reading order, those within groups and below answers included
 * (FHIR R4 questionnaireresponse.html). Walked with a stack, so that no depth of nesting can overflow it.
 */
export function answersOf(response: Pick<QuestionnaireResponse, 'item'>): Answered[] {
  const lines: Answered[] = [];
  const stack: ResponseItem[] = itemsSchema.parse(response.item).toReversed();
  while (stack.length > 0 && lines.length < MOST_LINES) {
    const item = stack.pop();
    if (item === undefined) break;
    const answers = answersSchema.parse(item.answer);
    const words = answers.map(wordsOfAnswer).filter((one) => one !== undefined);
    const label = item.text ?? item.linkId;
    if (label !== undefined && (words.length > 0 || item.text !== undefined)) {
      const [only] = answers.length === 1 ? answers : [];
      const exact = only?.valueInteger ?? only?.valueDecimal ?? only?.valueQuantity?.value;
      lines.push({
        label,
        ...(item.linkId === undefined ? {} : { linkId: item.linkId }),
        ...(words.length === 0 ? {} : { value: words.join(', ') }),
        ...(exact === undefined || only?.valueQuantity?.comparator !== undefined ? {} : { number: exact }),
        ...(only?.valueQuantity?.unit === undefined ? {} : { unit: only.valueQuantity.unit }),
      });
    }
    const below = nestedSchema.parse(item.answer).flatMap((one) => one.item);
    for (const one of [...below, ...itemsSchema.parse(item.item)].toReversed()) stack.push(one);
  }
  return lines;
}

function wordsOfAnswer(answer: ReturnType<typeof answersSchema.parse>[number]): string | undefined {
  const exact = answer.valueInteger ?? answer.valueDecimal;
  return (
    answer.valueString ??
    answer.valueCoding?.display ??
    answer.valueCoding?.code ??
    quantityWords(answer.valueQuantity) ??
    (exact === undefined ? undefined : numberWords(exact)) ??
    (answer.valueBoolean === undefined ? undefined : answer.valueBoolean ? '+' : '−') ??
    answer.valueDate ??
    answer.valueDateTime ??
    answer.valueTime ??
    answer.valueUri ??
    answer.valueReference?.display ??
    answer.valueAttachment?.title
  );
}

const TOTAL =
  /(^|[^a-zåäö])(score|total|summa|pisteet|kokonaispisteet|yhteensä|poäng|totalpoäng|index|indeksi)([^a-zåäö]|$)/i;
/** A linkId that is a LOINC code, as in the forms that LOINC publishes. */
const LOINC_LINK = /^\/?(\d{1,7}-\d)$/;

/** The total of an instrument: an extension that names a score, else the last question that is called a total. */
export function scoreOf(
  response: QuestionnaireResponse,
  answers: readonly Answered[],
): { value: number; code?: string; unit?: string } | undefined {
  const extension = extensionNamed(response.extension, 'score');
  const stated = extension?.valueDecimal ?? extension?.valueInteger ?? extension?.valueQuantity?.value;
  if (stated !== undefined) return { value: stated };
  const total = answers.findLast((one) => one.number !== undefined && TOTAL.test(`${one.label} ${one.linkId ?? ''}`));
  if (total?.number === undefined) return undefined;
  const code = LOINC_LINK.exec(total.linkId ?? '')?.[1];
  return {
    value: total.number,
    ...(code === undefined ? {} : { code }),
    ...(total.unit === undefined ? {} : { unit: total.unit }),
  };
}

/** The form's name: as displayed, of the form itself, else the last part of its address. */
export function formNameOf(response: QuestionnaireResponse): string | undefined {
  const { _questionnaire: shownAs } = response;
  const display = shownAs?.extension.find((one) => one.url.endsWith('/display'))?.valueString;
  const form = response.contained[0];
  const address = response.questionnaire?.split('|')[0]?.split('/').at(-1)?.replace(/^#/, '');
  const coded = extensionNamed(response.extension, 'title');
  return (
    display ??
    form?.title ??
    coded?.valueString ??
    wordsOf(coded?.valueCodeableConcept) ??
    form?.name ??
    (address === '' ? undefined : address)
  );
}
