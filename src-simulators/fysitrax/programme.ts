import { createRandom } from '../directory/random.js';
import { formatDate } from '../lib/records/format.js';
import { EXERCISES, type Exercise } from './exercises.js';

export interface Planned extends Exercise {
  /** "3 × 12 toistoa" or "2 × 30 s". */
  dose: string;
  often: string;
}
/** One day of the diary: how much of the day's exercises was done, from 0 to 1; undefined = none was due. */
export interface Day {
  date: string;
  done: number | undefined;
}
/** What the service keeps for a key. */
export interface Programme {
  title: string;
  since: string;
  review: string;
  exercises: Planned[];
  days: Day[];
  /** Pain by the client's own word, 0–10, at the beginning and last. */
  pain: { first: number; last: number };
  note: string;
}

const GOALS = [
  ['Alaraajojen voima ja tasapaino', 'Portaissa meno tuntuu jo helpommalta.'],
  ['Olkapään liikkuvuus', 'Yöllä olkapää särkee vielä, jos nukun sen päällä.'],
  ['Selän hallinta ja keskivartalo', 'Istuminen on parempaa, kun muistan tauot.'],
  ['Polven kuntoutus', 'Kyykky onnistuu tuolista ilman kipua.'],
  ['Lonkan liikkuvuus ja kävely', 'Kävelin kauppaan ja takaisin ilman sauvoja.'],
] as const;
const DAY = 24 * 3600_000;
const DAYS = 14;

/** The programme that is kept for a key: invented out of the key, so that it is the same each time. Pure. */
export function programmeOf(key: string, now: Date): Programme {
  const random = createRandom(`fysitrax ${key}`);
  const [title, note] = random.pick(GOALS, GOALS[0]);
  const weeks = random.between(2, 9);
  const exercises = random.some(EXERCISES, random.between(4, 6)).map((exercise) => ({
    ...exercise,
    dose: exercise.held
      ? `${random.between(2, 3)} × ${random.pick([20, 30, 45], 30)} s`
      : `${random.between(2, 3)} × ${random.pick([8, 10, 12, 15], 10)} toistoa`,
    often: random.pick(['joka päivä', '5 kertaa viikossa', '3 kertaa viikossa'], 'joka päivä'),
  }));
  const first = random.between(4, 8);
  const day = (ago: number): string => formatDate(new Date(now.getTime() - ago * DAY).toISOString());
  return {
    title,
    note,
    exercises,
    since: day(weeks * 7),
    review: day(-random.between(5, 20)),
    days: Array.from({ length: DAYS }, (_, index) => {
      const due = random.chance(0.82);
      return { date: day(DAYS - 1 - index), done: due ? random.pick([0, 0.5, 1, 1, 1], 1) : undefined };
    }),
    pain: { first, last: Math.max(0, first - random.between(0, 4)) },
  };
}

/** The key as people can compare it: its beginning and end. */
export const shortKey = (key: string): string => (key.length <= 10 ? key : `${key.slice(0, 4)}…${key.slice(-4)}`);
