import type { HubPolicy } from '#shared/hub-policy.js';
import type { Case, CaseRing } from './case.js';
import type { Turn } from './entry.js';
import { type Roster, ladderOf, reached, strategyOf } from './members.js';

/** More are not rung at a time: a group ring is not an announcement to half the county. */
const MOST_AT_ONCE = 100;

export interface RoutingWorld {
  policy: HubPolicy;
  roster: Pick<Roster, 'members' | 'targetsOf'>;
  /** Free or interruptible now. */
  mayBeAsked: (person: string) => boolean;
  /** When the person was last rung for any request, ms since the epoch; 0 = never. */
  lastAsked: (person: string) => number;
  now: number;
}

/** When one who did not answer may be rung again. The client is on the line, or the day is spread into quarters. */
const pauseMs = (one: Case, { roster }: RoutingWorld): number =>
  one.request.urgency === 'urgent' ? 0 : roster.targetsOf(one.request.target)[one.request.urgency] * 250;

/** When the ladder goes on: a request that is not urgent first has the time of its target. */
function climbsAt(one: Case, step: number, { policy }: RoutingWorld): number | undefined {
  const next = ladderOf(one.request.target, policy)[step];
  if (next === undefined) return undefined;
  const since = one.stepSince + next.afterSeconds * 1000;
  return one.request.urgency === 'urgent' ? since : Math.max(since, one.respondBy);
}

/** When the person may be rung for this request at this step: a time, `never`, or at once (0). */
function turnOf(
  one: Case,
  step: number,
  person: string,
  rings: readonly CaseRing[],
  world: RoutingWorld,
): { at: number; rounds: number } | 'never' {
  if (person === one.from || rings.some(({ answer }) => answer === 'notNow')) return 'never';
  const last = rings.at(-1);
  const rounds = rings.filter((ring) => ring.step === step && ['unanswered', 'ringing'].includes(ring.answer)).length;
  // A promise is rung for once when its time comes, however often it has been rung before.
  if (last?.answer === 'later') return { at: last.laterAt ?? 0, rounds };
  if (rounds >= world.policy.ringRounds) return 'never';
  return { at: rounds === 0 || last === undefined ? 0 : (last.endedAt ?? world.now) + pauseMs(one, world), rounds };
}

/** The earliest of some times; undefined when there is none. */
const soonest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/**
 * What is due for a request now: whom to ring, a step up the ladder, or that a ring is over. Undefined = nothing.
 * The person asked; all of a unit that may be asked now; of a queue one after another, the longest unasked first, or
 * all at once. Each is rung `ringRounds` times at a step and not again after "not now". Follows from the arguments alone.
 */
export function nextTurn(one: Case, world: RoutingWorld): Turn | undefined {
  const { policy, roster, now } = world;
  if (one.state !== 'waiting' || (one.ringUntil !== undefined && now < one.ringUntil)) return undefined;
  const due = climbsAt(one, one.step, world);
  const climbs = due !== undefined && now >= due;
  const step = climbs ? one.step + 1 : one.step;
  const here: Case = climbs ? { ...one, step, stepSince: now } : one;
  const target = reached(here, policy).at(-1) ?? one.request.target;

  const rings = new Map<string, CaseRing[]>();
  for (const ring of one.rings) rings.set(ring.person, [...(rings.get(ring.person) ?? []), ring]);
  const turns = [...roster.members(target)].flatMap((person) => {
    const turn = turnOf(one, step, person, rings.get(person) ?? [], world);
    return turn === 'never' ? [] : [{ person, ...turn }];
  });
  const asked = turns
    .filter(({ person, at }) => at <= now && world.mayBeAsked(person))
    .toSorted(
      (a, b) =>
        a.rounds - b.rounds || world.lastAsked(a.person) - world.lastAsked(b.person) || (a.person < b.person ? -1 : 1),
    );
  const ring = asked
    .slice(0, strategyOf(target, policy) === 'roundRobin' ? 1 : MOST_AT_ONCE)
    .map(({ person }) => person);
  const next = soonest([climbsAt(here, step, world), ...turns.map(({ at }) => (at > now ? at : undefined))]);
  const changes = ring.length > 0 || climbs || one.ringUntil !== undefined || next !== one.nextAt;
  if (!changes) return undefined;
  const turn = { kind: 'turn' as const, consultation: one.id, base: one.base, step, ring };
  return { ...turn, until: now + policy.ringSeconds * 1000, ...(next === undefined ? {} : { next }) };
}
