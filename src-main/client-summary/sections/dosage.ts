import { extensionNamed, numberWords, quantityWords } from '../concepts.js';
import type { Dosage, Medication } from '../fhir-schemas.js';
import type { Extension } from '../fhir-types.js';

/**
 * Dosage in words: the source's own text where it has one, said once though each part of a split dosage repeats it.
 * Without a text, what the structure says and no more.
 */
export function dosageWords(dosages: readonly Dosage[]): string | undefined {
  const words = dosages.map((one) => one.text ?? one.patientInstruction ?? structured(one));
  const said = [...new Set(words)].filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join('; ');
}

function structured(dosage: Dosage): string | undefined {
  const rate = dosage.doseAndRate[0];
  const low = quantityWords(rate?.doseRange?.low);
  const high = quantityWords(rate?.doseRange?.high);
  const dose =
    quantityWords(rate?.doseQuantity) ?? (low !== undefined && high !== undefined ? `${low} – ${high}` : low);
  const repeat = dosage.timing?.repeat;
  const often =
    repeat?.frequency === undefined || repeat.period === undefined || repeat.periodUnit === undefined
      ? undefined
      : `${numberWords(repeat.frequency)} × / ${numberWords(repeat.period)} ${repeat.periodUnit}`;
  const said = [dose, often].filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join(', ');
}

/** Strength: Kanta's own extension, else the first ingredient's. */
export function strengthWords(
  extensions: readonly Extension[],
  ingredients: Medication['ingredient'] = [],
): string | undefined {
  const kanta = extensionNamed(extensions, '/pharmaceuticalProductStrength')?.valueString;
  if (kanta !== undefined) return kanta;
  const strength = ingredients[0]?.strength;
  const numerator = quantityWords(strength?.numerator);
  const per = strength?.denominator;
  const perOne = per?.value === undefined || (per.value === 1 && ONE.test(per.unit ?? per.code ?? '1'));
  return numerator === undefined || perOne ? numerator : `${numerator} / ${quantityWords(per) ?? ''}`;
}

/** "5 mg / 1 tabletti" is said as 5 mg. */
const ONE = /^(1|\{.*\}|tabletti|tablet|tablett|kapseli)$/i;
