import { formatDate, formatNumber, formatTime, wording } from '../lib/records/format.js';
import type { Observation } from '../lib/records/schemas.js';

export interface Point {
  /** Milliseconds since the epoch. */
  at: number;
  value: number;
}
export interface Line {
  name: string;
  points: Point[];
  /** What is usual for this client, where the results say so. */
  low: number | undefined;
  high: number | undefined;
}
/** What a client has measured or answered, as one picture. */
export interface Series {
  title: string;
  unit: string;
  lines: Line[];
  last: { value: string; at: string };
  /** The newest first, for the table behind the picture. */
  rows: { at: string; value: string }[];
}

/** Most results of one series that are sent to the page. */
const MOST = 400;

const isOwn = ({ performer }: Observation): boolean =>
  performer?.some((one) => one?.reference?.startsWith('Patient/') === true) === true;
const codeOf = ({ code }: Observation): string => code?.coding?.[0]?.code ?? wording(code);
const timeOf = ({ effectiveDateTime }: Observation): number => Date.parse(effectiveDateTime ?? '');

/** A result's values by the name of each: one, or its components. */
function valuesOf(one: Observation) {
  const parts = one.component ?? [];
  return (parts.length === 0 ? [one] : parts).flatMap((part) => {
    const value = part.valueQuantity?.value;
    const range = part.referenceRange?.[0];
    const name = wording(part.code);
    return value === undefined ? [] : [{ name, value, low: range?.low?.value, high: range?.high?.value }];
  });
}
const words = (one: Observation): string =>
  valuesOf(one)
    .map(({ value }) => formatNumber(value))
    .join('/');
const whenOf = (one: Observation): string =>
  [formatDate(one.effectiveDateTime), formatTime(one.effectiveDateTime)].filter((text) => text !== '').join(' ');

/** The client's own results as series, those with the newest result first. Results of professionals are left out. Pure. */
export function seriesOf(observations: Observation[]): Series[] {
  const byCode = new Map<string, Observation[]>();
  for (const one of observations) {
    if (!isOwn(one) || Number.isNaN(timeOf(one)) || valuesOf(one).length === 0) continue;
    byCode.set(codeOf(one), [...(byCode.get(codeOf(one)) ?? []), one]);
  }
  const newestFirst = [...byCode.values()].map((group) => group.sort((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST));
  return newestFirst
    .sort(([a], [b]) => (b === undefined ? 0 : timeOf(b)) - (a === undefined ? 0 : timeOf(a)))
    .flatMap((group) => {
      const [newest] = group;
      if (newest === undefined) return [];
      const { component, valueQuantity } = newest;
      const lines = valuesOf(newest).map(({ name, low, high }): Line => ({
        name,
        low,
        high,
        points: group
          .flatMap((one) =>
            valuesOf(one)
              .filter((value) => value.name === name)
              .map(({ value }) => ({ at: timeOf(one), value })),
          )
          .toReversed(),
      }));
      return [
        {
          title: wording(newest.code),
          unit: valueQuantity?.unit ?? component?.[0]?.valueQuantity?.unit ?? '',
          lines,
          last: { value: words(newest), at: whenOf(newest) },
          rows: group.map((one) => ({ at: whenOf(one), value: words(one) })),
        },
      ];
    });
}
