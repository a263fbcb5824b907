import type { Person } from '../directory/people.js';
import { createRandom } from '../directory/random.js';
import { DAY, weekdayOf } from './helsinki.js';

/** A person's working time, in milliseconds of local time (UTC + Finland's offset). */
export interface Shift {
  /** The local day it began on, for a repeatable course of the day. */
  day: number;
  start: number;
  end: number;
}
type Kind = 'day' | 'evening' | 'night' | 'off';
type Hours = readonly [start: number, length: number];

/** For each rhythm: how often each kind of shift falls on a person, and its hours. */
const ROSTERS: Record<Exclude<Person['rhythm'], 'office'>, { odds: [Kind, number][]; hours: Record<string, Hours> }> = {
  ward: {
    odds: [
      ['day', 0.38],
      ['evening', 0.2],
      ['night', 0.12],
    ],
    hours: { day: [7, 8], evening: [13.5, 7.75], night: [21, 10.25] },
  },
  homecare: {
    odds: [
      ['day', 0.42],
      ['evening', 0.24],
      ['night', 0.03],
    ],
    hours: { day: [7, 8], evening: [14, 8], night: [21.5, 9.5] },
  },
  duty: {
    odds: [
      ['day', 0.26],
      ['night', 0.24],
    ],
    hours: { day: [7.5, 12], night: [19.5, 12] },
  },
};
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The shift that begins on a local day, if any. */
function shiftOn(person: Person, day: number, seed: string): Shift | undefined {
  const week = Math.floor((day + 3) / 7);
  if (createRandom(`${seed}/${person.id}/leave/${week}`).chance(0.06)) return undefined;
  const random = createRandom(`${seed}/${person.id}/shift/${day}`);
  const jitter = () => random.between(-9 * 60, 9 * 60) * 1000;
  const at = ([start, length]: Hours): Shift => {
    const begins = day * DAY + start * HOUR + jitter();
    return {
      day,
      start: begins,
      end: begins + length * HOUR + random.between(0, 14) * MINUTE + random.between(0, 59) * 1000,
    };
  };
  if (person.rhythm === 'office') {
    const works = weekdayOf(day) < 5 && !random.chance(0.08);
    return works ? at([7.5 + random.between(0, 4) * 0.25, 7.65]) : undefined;
  }
  const roster = ROSTERS[person.rhythm];
  let draw = random.next();
  for (const [kind, odds] of roster.odds) {
    draw -= odds;
    const hours = roster.hours[kind];
    if (draw < 0 && hours !== undefined) return at(hours);
  }
  return undefined;
}

/** The shift under way at a local time; the earlier one while two overlap. */
export function shiftAt(person: Person, local: number, seed: string): Shift | undefined {
  const today = Math.floor(local / DAY);
  return [today - 1, today]
    .map((day) => shiftOn(person, day, seed))
    .find((shift) => shift !== undefined && shift.start <= local && local < shift.end);
}

/** The end of the last shift before a local time, at most three weeks back. */
export function lastShiftEnd(person: Person, local: number, seed: string): number | undefined {
  const today = Math.floor(local / DAY);
  for (let day = today; day > today - 21; day -= 1) {
    const shift = shiftOn(person, day, seed);
    if (shift !== undefined && shift.end <= local) return shift.end;
  }
  return undefined;
}

/** When the next shift begins; the day after the week that was looked at when there is none in it. */
export function nextShiftStart(person: Person, local: number, seed: string): number {
  const today = Math.floor(local / DAY);
  for (let day = today; day < today + 7; day += 1) {
    const shift = shiftOn(person, day, seed);
    if (shift !== undefined && shift.start > local) return shift.start;
  }
  return (today + 7) * DAY;
}
