import type { HubPolicy } from '#shared/hub-policy.js';
import type { Case } from './case.js';
import { keyOf, reached } from './members.js';

const add = (map: Map<string, Set<string>>, key: string, id: string) =>
  map.set(key, (map.get(key) ?? new Set()).add(id));
function remove(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
}

const peopleOf = (one: Case): string[] => [
  ...new Set([one.from, ...(one.acceptedBy === undefined ? [] : [one.acceptedBy]), ...one.rings.map((r) => r.person)]),
];
const targetsOf = (one: Case, policy: HubPolicy): string[] =>
  one.state === 'closed' ? [] : reached(one, policy).map(keyOf);

/** Which requests concern whom, so that nobody has to look through all of them. */
export function createRegister(policy: HubPolicy) {
  const byPerson = new Map<string, Set<string>>();
  const byTarget = new Map<string, Set<string>>();
  const open = new Map<string, number>();
  return {
    /** A request has become another; `after` undefined = it is forgotten. */
    update(before: Case | undefined, after: Case | undefined): void {
      if (before !== undefined) {
        for (const person of peopleOf(before)) remove(byPerson, person, before.id);
        for (const key of targetsOf(before, policy)) remove(byTarget, key, before.id);
        if (before.state !== 'closed') open.set(before.from, (open.get(before.from) ?? 0) - 1);
        if (open.get(before.from) === 0) open.delete(before.from);
      }
      if (after === undefined) return;
      for (const person of peopleOf(after)) add(byPerson, person, after.id);
      for (const key of targetsOf(after, policy)) add(byTarget, key, after.id);
      if (after.state !== 'closed') open.set(after.from, (open.get(after.from) ?? 0) + 1);
    },
    peopleOf,
    /** Requests that one who belongs to these targets may see something of. */
    concerning: (person: string, targets: readonly string[]): Set<string> =>
      new Set(
        [byPerson.get(person) ?? [], ...targets.map((key) => byTarget.get(key) ?? [])].flatMap((ids) => [...ids]),
      ),
    /** How many requests of the person are not closed. */
    openOf: (person: string) => open.get(person) ?? 0,
  };
}
export type Register = ReturnType<typeof createRegister>;
