import { numberWords, quantityWords, unitKey, unitOf, wordsOf } from '../concepts.js';
import type { Observation, Observed } from '../fhir-schemas.js';
import type { Quantity } from '../fhir-types.js';
import { plainOf } from './text-of.js';

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
  const beside = besideWords(observed);
  const withBeside = (said: Said): Said =>
    beside === undefined ? said : { ...said, text: said.text === undefined ? beside : `${said.text} (${beside})` };
  const quantity = observed.valueQuantity;
  if (quantity?.value !== undefined) return withBeside(ofQuantity(quantity, quantity.value));
  if (observed.valueInteger !== undefined) return withBeside({ value: observed.valueInteger, unitKey: '' });
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
    observed.valueTime ??
    periodWords(observed.valuePeriod) ??
    sampledWords(observed.valueSampledData) ??
    (observed.valueBoolean === undefined ? undefined : observed.valueBoolean ? '+' : '−');
  return text === undefined ? undefined : withBeside({ value: null, text, unitKey: '' });
}

/** The reason for which a component has no value, as its words. */
export function absentBy(observed: Observed): Said | undefined {
  const text = wordsOf(observed.dataAbsentReason);
  return text === undefined ? undefined : { value: null, text, unitKey: '' };
}

/** What stands beside a value: the source's interpretation (H, L, …), and a reference range that is words only. */
function besideWords(observed: Observed): string | undefined {
  const ranges = observed.referenceRange.filter((one) => one.low?.value === undefined && one.high?.value === undefined);
  const said = [...observed.interpretation.map(wordsOf), ...ranges.map((one) => one.text)].filter(
    (one) => one !== undefined,
  );
  return said.length === 0 ? undefined : [...new Set(said)].join('; ');
}

const periodWords = (period: Observed['valuePeriod']): string | undefined =>
  period?.start === undefined && period?.end === undefined
    ? undefined
    : `${period.start ?? ''} – ${period.end ?? ''}`.trim();

/** A curve (ECG and alike) is not drawn: its length and interval tell what there is. */
function sampledWords(sampled: Observed['valueSampledData']): string | undefined {
  if (sampled?.data === undefined) return undefined;
  const count = sampled.data.split(/\s+/).length;
  const every = sampled.period === undefined ? undefined : `${numberWords(sampled.period)} ms`;
  return [`${String(count)} ×`, every, unitOf(sampled.origin)].filter((one) => one !== undefined).join(' ');
}

function ofQuantity(quantity: Quantity, value: number): Said {
  const unit = unitOf(quantity);
  const common = { unitKey: unitKey(quantity), ...(unit === undefined ? {} : { unit }) };
  if (quantity.comparator === undefined) return { value, ...common };
  return { value: null, text: quantityWords({ ...quantity, unit }) ?? numberWords(value), ...common };
}

/**
 * The source's words when there is no value: the result that the device left in the narrative (`astext`), the reason for
 * absence, the note, what the panel's members are called, the interpretation, else whatever the narrative says.
 */
export function wordsForAbsent(observation: Observation): string | undefined {
  const { dataAbsentReason, note, hasMember } = observation;
  const asText = dataAbsentReason?.coding.some((one) => ['astext', 'as-text'].includes(one.code ?? ''));
  const narrative = () => narrativeResult(observation.text?.div);
  const members = hasMember.flatMap((one) => one.display ?? []).join(', ');
  return (
    (asText === true ? narrative() : undefined) ??
    wordsOf(dataAbsentReason) ??
    note.find((one) => one.text !== undefined)?.text ??
    (members === '' ? undefined : members) ??
    besideWords(observation) ??
    narrative() ??
    (hasMember.length > 0 ? '…' : undefined)
  );
}

/** Plain text of a narrative, from its "Result:" on where it has one; at most 200 characters. */
function narrativeResult(div: string | undefined): string | undefined {
  const plain = plainOf(div);
  const result = /(?:result|tulos|resultat)\s*:\s*([^\n]+)/i.exec(plain ?? '')?.[1] ?? plain;
  const words = result?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return words === undefined || words === '' ? undefined : words;
}
