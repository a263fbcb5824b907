import type { PresenceReason, PresenceState } from '#shared/availability.js';
import type { Person } from '../directory/people.js';
import { type Random, createRandom } from '../directory/random.js';
import type { Shift } from './shifts.js';
import { CONTACT_CENTRE } from './words.js';

/** One stretch of a shift: what the person does until `end` (local milliseconds). */
export interface Stretch {
  end: number;
  state: PresenceState;
  reason: PresenceReason;
  /** Told to others as "until", local milliseconds. */
  until?: number;
}
type Doing = 'client' | 'call' | 'recording' | 'free' | 'consultation' | 'meeting';
type Habits = Record<Doing, number>;

const MINUTE = 60_000;
const LENGTH: Record<Doing, [low: number, high: number]> = {
  client: [9, 38],
  call: [3, 13],
  recording: [4, 13],
  free: [4, 24],
  consultation: [5, 15],
  meeting: [25, 55],
};
const STATE: Record<Doing, PresenceState> = {
  client: 'busy',
  call: 'busy',
  recording: 'interruptible',
  free: 'available',
  consultation: 'busy',
  meeting: 'busy',
};

const BY_PROFESSION: Record<Person['profession'], Habits> = {
  doctor: { client: 40, call: 9, recording: 22, free: 15, consultation: 10, meeting: 1 },
  nurse: { client: 36, call: 14, recording: 20, free: 25, consultation: 4, meeting: 1 },
  socialWorker: { client: 28, call: 20, recording: 26, free: 18, consultation: 4, meeting: 5 },
  counsellor: { client: 26, call: 24, recording: 22, free: 24, consultation: 3, meeting: 3 },
  therapist: { client: 48, call: 6, recording: 22, free: 18, consultation: 2, meeting: 1 },
  psychologist: { client: 42, call: 8, recording: 26, free: 16, consultation: 4, meeting: 2 },
  assistant: { client: 10, call: 28, recording: 22, free: 38, consultation: 0, meeting: 1 },
  manager: { client: 0, call: 18, recording: 22, free: 26, consultation: 4, meeting: 24 },
  other: { client: 4, call: 14, recording: 28, free: 30, consultation: 6, meeting: 14 },
};
const IN_CONTACT_CENTRE: Habits = { client: 2, call: 44, recording: 24, free: 26, consultation: 5, meeting: 1 };

/** Habits as rising sums, so that one number draws one doing. */
function toOdds(habits: Habits): { doing: Doing; upTo: number }[] {
  let sum = 0;
  const doings: Doing[] = ['client', 'call', 'recording', 'free', 'consultation', 'meeting'];
  return doings.map((doing) => ({ doing, upTo: (sum += habits[doing]) }));
}
function draw(random: Random, odds: ReturnType<typeof toOdds>): Doing {
  const point = random.next() * (odds.at(-1)?.upTo ?? 1);
  return odds.find(({ upTo }) => point < upTo)?.doing ?? 'free';
}

const roundUp = (time: number, minutes: number) => Math.ceil(time / (minutes * MINUTE)) * minutes * MINUTE;

/**
 * The course of one shift, stretch by stretch: client work, calls, records, a meal and a break, and for some a day of
 * remote work or training. The same person, day and seed always give the same course.
 */
export function courseOf(person: Person, shift: Shift, seed: string): Stretch[] {
  const random = createRandom(`${seed}/${person.id}/day/${shift.day}`);
  const until = roundUp(shift.end, 15) - 15 * MINUTE;
  if (random.chance(0.012)) return [{ end: shift.end, state: 'busy', reason: 'training', until }];
  const remote = person.rhythm === 'office' && random.chance(0.22);
  const saysUntil = person.onDuty === true || random.chance(0.35);
  const odds = toOdds(CONTACT_CENTRE.test(person.unit) ? IN_CONTACT_CENTRE : BY_PROFESSION[person.profession]);
  const length = shift.end - shift.start;
  const meal = shift.start + length * (0.4 + random.next() * 0.18);
  const coffee = shift.start + length * (0.7 + random.next() * 0.15);
  const eaten = { meal: false, coffee: false };

  const course: Stretch[] = [];
  let now = shift.start;
  while (now < shift.end) {
    const lasts = (low: number, high: number) => Math.min(shift.end, now + random.between(low * 60, high * 60) * 1000);
    if (!eaten.meal && now >= meal) {
      eaten.meal = true;
      const end = lasts(24, 34);
      course.push({ end, state: 'away', reason: 'lunch', until: roundUp(end, 5) });
    } else if (!eaten.coffee && now >= coffee) {
      eaten.coffee = true;
      const end = lasts(9, 14);
      course.push({ end, state: 'away', reason: 'break', until: roundUp(end, 5) });
    } else {
      const drawn = draw(random, odds);
      const doing = remote && drawn === 'client' ? 'call' : drawn;
      const end = lasts(...LENGTH[doing]);
      const booked = doing === 'meeting' || (doing === 'client' && random.chance(0.5));
      course.push({
        end,
        state: STATE[doing],
        reason: doing === 'free' ? (remote ? 'remoteWork' : 'none') : doing,
        ...(booked ? { until: roundUp(end, 5) } : doing === 'free' && saysUntil && !remote ? { until } : {}),
      });
    }
    now = course.at(-1)?.end ?? shift.end;
  }
  return course;
}
