import { writeDate } from '../write.js';

/** A period in words: 1.9.2026–31.12.2026 · 1.9.2026– · –31.12.2026; empty without either end. */
export const writePeriod = ({ start, end }: { start?: string | undefined; end?: string | undefined }): string =>
  start === undefined && end === undefined
    ? ''
    : start !== undefined && start === end
      ? writeDate(start)
      : `${start === undefined ? '' : writeDate(start)}–${end === undefined ? '' : writeDate(end)}`;

/** A date near now: without the year in the year that it is, 12.11.; else as any other. @param now in milliseconds */
export const writeNear = (value: string, now: number): string => {
  const date = writeDate(value);
  const year = writeDate(new Date(now).toISOString()).slice(-4);
  return date.endsWith(`.${year}`) ? date.slice(0, -4) : date;
};
