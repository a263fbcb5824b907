import type { Standing } from '#shared/hub-protocol.js';
import type { Person } from '../directory/people.js';
import { hashOf } from '../directory/random.js';
import { courseOf } from './day.js';
import { helsinkiOffset } from './helsinki.js';
import { lastShiftEnd, nextShiftStart, shiftAt } from './shifts.js';

/** Whether any system tells of this person: one in fifty is outside the systems, and so unknown to all. */
export const isToldOf = (person: Person, seed: string): boolean =>
  !person.signsIn && hashOf(`${seed}/${person.id}/told`) % 50 !== 0;

/**
 * What a person does at a moment, and until when that holds. Depends on nothing but its parameters.
 * @param time milliseconds since the epoch
 */
export function stateAt(person: Person, time: number, seed: string): { standing: Standing; endsAt: number } {
  const offset = helsinkiOffset(time);
  const local = time + offset;
  const iso = (localTime: number) => new Date(localTime - offset).toISOString();
  const shift = shiftAt(person, local, seed);
  if (shift === undefined) {
    const lastSeen = lastShiftEnd(person, local, seed);
    const seen = lastSeen === undefined ? {} : { lastSeen: iso(lastSeen) };
    return {
      standing: { state: 'offline', reason: 'none', ...seen },
      endsAt: nextShiftStart(person, local, seed) - offset,
    };
  }
  const stretch = courseOf(person, shift, seed).find((one) => local < one.end);
  if (stretch === undefined) return { standing: { state: 'available', reason: 'none' }, endsAt: shift.end - offset };
  const { state, reason, until, end } = stretch;
  const told = until === undefined || until <= local ? {} : { until: iso(until) };
  return { standing: { state, reason, ...told }, endsAt: end - offset };
}
