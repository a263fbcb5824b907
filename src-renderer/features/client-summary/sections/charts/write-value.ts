import type { MeasurementPoint, MeasurementSeries } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import { writeNumber } from '../../write.js';

/** A value with its unit: 71,6 kg · 148/86 mmHg · or the source's own words. */
export function writeValue(
  { value, value2, text }: Pick<MeasurementPoint, 'value' | 'value2' | 'text'>,
  unit: string | undefined,
  language: Language,
): string {
  if (value === null) return text ?? '–';
  const second = value2 === undefined || value2 === null ? '' : `/${writeNumber(value2, language)}`;
  return `${writeNumber(value, language)}${second}${unit === undefined ? '' : ` ${unit}`}`;
}

/** A reference range in words: 67–69,5 · < 135 · > 60; pairs as 135/85. Undefined without a range. */
export function writeRange(
  { low, high, low2, high2 }: Partial<MeasurementSeries>,
  language: Language,
): string | undefined {
  const limit = (first: number | undefined, second: number | undefined) =>
    first === undefined
      ? undefined
      : writeNumber(first, language) + (second === undefined ? '' : `/${writeNumber(second, language)}`);
  const least = limit(low, low2);
  const most = limit(high, high2);
  if (least !== undefined && most !== undefined) return `${least}–${most}`;
  if (most !== undefined) return `≤ ${most}`;
  return least === undefined ? undefined : `≥ ${least}`;
}
