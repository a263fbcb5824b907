import type { Colleague } from '#shared/availability.js';
import type { ClientIdentity } from '#shared/context.js';
import { fold } from '../search.js';

const sameText = (one: string, other: string) => fold(one).trim() === fold(other).trim();

/**
 * The colleague who is the client's named worker. A source gives a name and mostly a unit, never a number: two of the same
 * name are told apart by the unit, and where that cannot be done it is nobody.
 */
export function findNamedWorker(
  colleagues: readonly Colleague[],
  namedWorker: Pick<NonNullable<ClientIdentity['namedWorker']>, 'name' | 'unit'> | undefined,
): Colleague | undefined {
  if (namedWorker === undefined) return undefined;
  const { name, unit } = namedWorker;
  const named = colleagues.filter((colleague) => sameText(colleague.name, name));
  if (named.length <= 1 || unit === undefined) return named.length === 1 ? named[0] : undefined;
  const there = named.filter((colleague) => fold(colleague.unit).includes(fold(unit)));
  return there.length === 1 ? there[0] : undefined;
}
