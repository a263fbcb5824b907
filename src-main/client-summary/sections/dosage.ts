import { extensionNamed, numberWords, quantityWords } from '../concepts.js';
import type { Dosage, Medication } from '../fhir-schemas.js';

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
export function strengthWords(medication: Medication): string | undefined {
  const kanta = extensionNamed(medication.extension, '/pharmaceuticalProductStrength')?.valueString;
  if (kanta !== undefined) return kanta;
  const strength = medication.ingredient[0]?.strength;
  const numerator = quantityWords(strength?.numerator);
  if (numerator === undefined) return undefined;
  const per = strength?.denominator;
  const plain =
    per?.value === undefined ||
    (per.value === 1 && (per.unit ?? per.code ?? '1').match(/^(1|\{.*\}|tabletti|kapseli|tablet)$/i) !== null);
  return plain ? numerator : `${numerator} / ${quantityWords(per) ?? ''}`;
}
