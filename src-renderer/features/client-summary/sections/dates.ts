import { writeDate } from '../write.js';

/** A period in words: 1.9.2026–31.12.2026 · 1.9.2026– · –31.12.2026; empty without either end. */
export const writePeriod = ({ start, end }: { start?: string | undefined; end?: string | undefined }): string =>
  start === undefined && end === undefined
    ? ''
    : start !== undefined && start === end
      ? writeDate(start)
      : `${start === undefined ? '' : writeDate(start)}–${end === undefined ? '' : writeDate(end)}`;

/** Whole days from one instant to another, by the calendar of Finland's dates; negative for what is past. */
export const daysBetween = (from: number, to: number): number => Math.round((to - from) / 86_400_000);
