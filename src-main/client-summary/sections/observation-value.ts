import { numberWords, quantityWords, unitKey, unitOf, wordsOf } from '../concepts.js';
import type { Observation, Observed } from '../fhir-schemas.js';
import type { Quantity } from '../fhir-types.js';

/** What an observation says: a number that may be drawn, or words that may only be read. */
export interface Said {
  value: number | null;
  text?: string;
  unit?: string;
  /** Same key = same axis. */
  unitKey: string;
}

/**
 * A number only when the source gives an exact one. "< 10" is not 10: a value with a comparator is words.
 * Undefined when the element has no value at all, not even a reason for its absence.
 */
export function saidBy(observed: Observed): Said | undefined {
  const quantity = observed.valueQuantity;
  if (quantity?.value !== undefined) return ofQuantity(quantity, quantity.value);
  if (observed.valueInteger !== undefined) return { value: observed.valueInteger, unitKey: '' };
  const low = quantityWords(observed.valueRange?.low);
  const high = quantityWords(observed.valueRange?.high);
  const range = low === undefined && high === undefined ? undefined : `${low ?? ''} – ${high ?? ''}`.trim();
  const ratio = observed.valueRatio;
  const parts = [quantityWords(ratio?.numerator), quantityWords(ratio?.denominator)];
  const text =
    observed.valueString ??
    wordsOf(observed.valueCodeableConcept) ??
    range ??
    (parts[0] !== undefined && parts[1] !== undefined ? `${parts[0]} : ${parts[1]}` : undefined) ??
    observed.valueDateTime ??
    (observed.valueBoolean === undefined ? undefined : observed.valueBoolean ? '+' : '−');
  return text === undefined ? undefined : { value: null, text, unitKey: '' };
}

function ofQuantity(quantity: Quantity, value: number): Said {
  const unit = unitOf(quantity);
  const common = { unitKey: unitKey(quantity), ...(unit === undefined ? {} : { unit }) };
  if (quantity.comparator === undefined) return { value, ...common };
  return { value: null, text: quantityWords({ ...quantity, unit }) ?? numberWords(value), ...common };
}

/**
 * The source's words when there is no value: the result that the device left in the narrative (`astext`), else the
 * reason for absence.
 */
export function wordsForAbsent(observation: Observation): string | undefined {
  const reason = wordsOf(observation.dataAbsentReason);
  const asText = observation.dataAbsentReason?.coding.some((one) => ['astext', 'as-text'].includes(one.code ?? ''));
  return (asText === true ? narrativeResult(observation.text?.div) : undefined) ?? reason;
}

/** Plain text of a narrative, from its "Result:" on where it has one; at most 200 characters. */
function narrativeResult(div: string | undefined): string | undefined {
  const plain = div
    ?.replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  const result = /(?:result|tulos|resultat)\s*:\s*([^\n]+)/i.exec(plain ?? '')?.[1] ?? plain;
  const words = result?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return words === undefined || words === '' ? undefined : words;
}
