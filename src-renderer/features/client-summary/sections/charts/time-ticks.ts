import type { Language } from '#shared/language.js';
import { writeDate, writeDay, writeTime } from '../../write.js';

interface TimeTick {
  at: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
}

const DAY = 86_400_000;

/** Where a course begins, its middle and its end, in words as exact as its length asks for. */
export function timeTicks(first: number, last: number, language: Language): TimeTick[] {
  const days = (last - first) / DAY;
  const write = (at: number) =>
    days > 300
      ? writeDate(new Date(at).toISOString().slice(0, 7))
      : days > 3 || days === 0
        ? writeDay(at)
        : `${writeDay(at)} ${writeTime(at, language)}`;
  if (first === last) return [{ at: first, anchor: 'middle', text: write(first) }];
  const middle = (first + last) / 2;
  const ticks: TimeTick[] = [
    { at: first, anchor: 'start', text: write(first) },
    { at: middle, anchor: 'middle', text: write(middle) },
    { at: last, anchor: 'end', text: write(last) },
  ];
  // A short course would say the same day twice.
  return ticks.filter((tick, at) => at !== 1 || (tick.text !== ticks[0]?.text && tick.text !== ticks[2]?.text));
}
