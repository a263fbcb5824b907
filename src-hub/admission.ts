import type { Clock } from '#shared/clock.js';
import { HUB_LIMITS } from '#shared/hub-protocol.js';

/** So much at once, and so much more each second. */
interface Rate {
  burst: number;
  perSecond: number;
}
/** A person scrolls, sets states and writes; a reporting system tells of thousands in messages of hundreds. */
const OF_A_CONNECTION: Rate = { burst: 60, perSecond: 20 };
const OF_A_PERSON: Rate = { burst: 120, perSecond: 40 };
const OF_A_SYSTEM: Rate = { burst: 400, perSecond: 100 };
const CONNECTS: Rate = { burst: 30, perSecond: 0.5 };

/** A token bucket: takes `burst` at once and refills evenly. Two numbers: a county has tens of thousands. */
interface Bucket {
  left: number;
  at: number;
}
const filled = ({ left, at }: Bucket, { burst, perSecond }: Rate, now: number) =>
  Math.min(burst, left + ((now - at) / 1000) * perSecond);
function take(bucket: Bucket, rate: Rate, now: number): boolean {
  const left = filled(bucket, rate, now);
  bucket.at = now;
  bucket.left = left < 1 ? left : left - 1;
  return left >= 1;
}
const newBucket = ({ burst }: Rate, now: number): Bucket => ({ left: burst, at: now });

/** How much each connection and each person may say, and how many connections one may have. */
export function createAdmission(clock: Pick<Clock, 'now'>) {
  const people = new Map<string, { connections: number; words: Bucket; connects: Bucket }>();
  const of = (subject: string) => {
    const known = people.get(subject) ?? {
      connections: 0,
      words: newBucket(OF_A_PERSON, clock.now()),
      connects: newBucket(CONNECTS, clock.now()),
    };
    people.set(subject, known);
    return known;
  };
  let refused = 0;
  const judge = (allowed: boolean) => {
    if (!allowed) refused += 1;
    return allowed;
  };

  return {
    /** A connection says hello. False = too many. */
    enter(subject: string): boolean {
      const one = of(subject);
      if (!judge(take(one.connects, CONNECTS, clock.now()) && one.connections < HUB_LIMITS.connectionsOfOne))
        return false;
      one.connections += 1;
      return true;
    },
    leave(subject: string): void {
      const one = people.get(subject);
      if (one !== undefined) one.connections -= 1;
    },
    /** Asks for each message of one connection. */
    connection(isSystem: boolean): (subject: string) => boolean {
      const rate = isSystem ? OF_A_SYSTEM : OF_A_CONNECTION;
      const own = newBucket(rate, clock.now());
      return (subject) =>
        judge(take(own, rate, clock.now()) && (isSystem || take(of(subject).words, OF_A_PERSON, clock.now())));
    },
    /** Forgets those who have been quiet and are gone. */
    tidy(): void {
      for (const [subject, { connections, words, connects }] of people) {
        const now = clock.now();
        const isQuiet =
          filled(words, OF_A_PERSON, now) >= OF_A_PERSON.burst && filled(connects, CONNECTS, now) >= CONNECTS.burst;
        if (connections <= 0 && isQuiet) people.delete(subject);
      }
    },
    refused: () => refused,
  };
}
export type Admission = ReturnType<typeof createAdmission>;
