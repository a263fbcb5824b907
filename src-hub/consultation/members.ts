import type { ConsultationTarget } from '#shared/consultation.js';
import { assertNever } from '#shared/failure.js';
import type { HubPolicy, QueuePolicy } from '#shared/hub-policy.js';
import type { DirectoryPerson } from '../sources/scim.js';
import type { Register } from '#shared/summary-entries.js';
import type { Case } from './case.js';

/**
 * Registers in which a profession may record, unless the policy says otherwise: of a contact that is handed over, nobody gets
 * another register's part. A profession that names no register gets both here, and its workbench leaves out by the role what
 * is not theirs.
 */
const REGISTERS: Record<DirectoryPerson['profession'], readonly Register[]> = {
  doctor: ['health'],
  nurse: ['health'],
  socialWorker: ['social'],
  counsellor: ['health', 'social'],
  therapist: ['health'],
  psychologist: ['health', 'social'],
  assistant: ['health', 'social'],
  manager: ['health', 'social'],
  other: ['health', 'social'],
};

type Targets = HubPolicy['targets'];

function belongs(person: DirectoryPerson, { members }: QueuePolicy): boolean {
  return (
    (members.people?.includes(person.id) ?? true) &&
    (members.units?.includes(person.unit) ?? true) &&
    (members.professions?.includes(person.profession) ?? true) &&
    (members.skills?.some((skill) => person.skills.includes(skill)) ?? true) &&
    (members.onDuty === undefined || person.onDuty === true)
  );
}

/** Names a target. */
export const keyOf = (target: ConsultationTarget): string => {
  switch (target.kind) {
    case 'person':
      return `person ${target.person}`;
    case 'unit':
      return `unit ${target.unit}`;
    case 'queue':
      return `queue ${target.queue}`;
    default:
      return assertNever(target);
  }
};

/** The targets that a request has reached: its own, and those of the ladder that it has climbed. */
export function reached(one: Pick<Case, 'request' | 'step'>, policy: HubPolicy): ConsultationTarget[] {
  const ladder = ladderOf(one.request.target, policy);
  return [one.request.target, ...ladder.slice(0, one.step).map(({ to }) => to)];
}

const queueOf = (target: ConsultationTarget, policy: HubPolicy): QueuePolicy | undefined =>
  target.kind === 'queue' ? policy.queues.find(({ id }) => id === target.queue) : undefined;

/** Whom a request goes on to when nobody answers: the ladder of the queue that was asked first. */
export const ladderOf = (target: ConsultationTarget, policy: HubPolicy): QueuePolicy['escalation'] =>
  queueOf(target, policy)?.escalation ?? [];

/** One at a time, or all at once. */
export const strategyOf = (target: ConsultationTarget, policy: HubPolicy): QueuePolicy['strategy'] =>
  queueOf(target, policy)?.strategy ?? 'firstToAccept';

/** Who belongs to which target by the directory as it is now. A person who is not in it belongs to none. */
export function createRoster(people: readonly DirectoryPerson[], policy: HubPolicy) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byUnit = new Map<string, Set<string>>();
  for (const { id, unit } of people) byUnit.set(unit, (byUnit.get(unit) ?? new Set()).add(id));
  const found = new Map<string, ReadonlySet<string>>();

  function find(target: ConsultationTarget): ReadonlySet<string> {
    switch (target.kind) {
      case 'person':
        return new Set(byId.has(target.person) ? [target.person] : []);
      case 'unit':
        return byUnit.get(target.unit) ?? new Set();
      case 'queue': {
        const queue = queueOf(target, policy);
        const found = queue === undefined ? [] : people.filter((person) => belongs(person, queue));
        return new Set(found.map(({ id }) => id));
      }
      default:
        return assertNever(target);
    }
  }
  function members(target: ConsultationTarget): ReadonlySet<string> {
    if (target.kind !== 'queue') return find(target);
    const known = found.get(target.queue) ?? find(target);
    // A queue that does not exist is not remembered: names that somebody makes up must not fill the memory.
    if (known.size > 0) found.set(target.queue, known);
    return known;
  }

  return {
    /** Whether the directory has been heard at all. */
    known: people.length > 0,
    members,
    isMember: (person: string, one: Case): boolean =>
      reached(one, policy).some((target) => members(target).has(person)),
    /** The targets that the person belongs to, by their keys. */
    targetsWith: (person: string): string[] => {
      const unit = byId.get(person)?.unit;
      if (unit === undefined) return [];
      const queues = policy.queues
        .map(({ id }) => ({ kind: 'queue' as const, queue: id }))
        .filter((target) => members(target).has(person));
      return [{ kind: 'person' as const, person }, { kind: 'unit' as const, unit }, ...queues].map(keyOf);
    },
    /** Registers in which the person may record, by their profession; nobody knows it of one who is not in the directory. */
    registersOf: (person: string): readonly Register[] => {
      const profession = byId.get(person)?.profession;
      return profession === undefined ? [] : (policy.registers[profession] ?? REGISTERS[profession]);
    },
    /** Within how many seconds a request to this target should be answered: the queue's, the unit's or the county's own. */
    targetsOf(target: ConsultationTarget): Targets {
      const unit = target.kind === 'unit' ? target.unit : target.kind === 'person' ? byId.get(target.person)?.unit : '';
      return queueOf(target, policy)?.targets ?? policy.unitTargets[unit ?? ''] ?? policy.targets;
    },
  };
}
export type Roster = ReturnType<typeof createRoster>;
