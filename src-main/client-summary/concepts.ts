import type { Register } from '#shared/client-summary.js';
import type { Coding, Concept, Extension, Quantity } from './fhir-types.js';

export const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
/** Rekisteritunnus of the Finnish code service: which statutory register an entry belongs to. */
export const REGISTER_CODES = 'urn:oid:1.2.246.537.5.40150.2009';

/** The words of a concept: its text, else the first display, else the first code. */
export const wordsOf = (concept: Concept | undefined): string | undefined =>
  concept?.text ?? concept?.coding.find((one) => one.display !== undefined)?.display ?? concept?.coding[0]?.code;

/** The words of the first concept that has any. */
export const firstWords = (concepts: readonly (Concept | undefined)[]): string | undefined =>
  concepts.map(wordsOf).find((words) => words !== undefined);

/** True when one of the codings has one of the codes, whatever its system (FHIR's own small code sets). */
export const hasCode = (concept: Concept | undefined, ...codes: string[]): boolean =>
  concept?.coding.some((one) => one.code !== undefined && codes.includes(one.code)) ?? false;

/** Register by rekisteritunnus in `meta.tag` (or `meta.security`): 2 = health care, 4 = social welfare. */
export function registerOf(meta: { tag: Coding[]; security: Coding[] } | undefined): Register | undefined {
  const code = [...(meta?.tag ?? []), ...(meta?.security ?? [])].find((one) => one.system === REGISTER_CODES)?.code;
  return code === '2' ? 'health' : code === '4' ? 'social' : undefined;
}

/** Unit as people write it: UCUM's annotations of mercury and litres made plain. */
export const unitOf = (quantity: Quantity | undefined): string | undefined =>
  (quantity?.unit ?? quantity?.code)?.replace('mm[Hg]', 'mmHg').replace(/\/l$/, '/L');

/** What two quantities must share to stand on one axis: the UCUM code where given, else the unit as written. */
export const unitKey = (quantity: Quantity | undefined): string =>
  (quantity?.system === UCUM ? quantity.code : undefined) ?? unitOf(quantity)?.toLowerCase() ?? '';

/** A quantity in words: `< 10 mmol/L`. Undefined without a value. */
export function quantityWords(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined;
  return [quantity.comparator, numberWords(quantity.value), unitOf(quantity)]
    .filter((one) => one !== undefined)
    .join(' ');
}

/** A number with a decimal comma and a true minus, no grouping, no rounding. */
export const numberWords = (value: number): string => String(value).replace('.', ',').replace(/^-/, '−');

/** The first extension whose URL ends with the given name. */
export const extensionNamed = (extensions: readonly Extension[], name: string): Extension | undefined =>
  extensions.find((one) => one.url.toLowerCase().endsWith(name.toLowerCase()));
