import type { ClientReference } from '#shared/context.js';
import type { Identified } from './types.js';

/**
 * Who the clients are that somebody may still show: the active one, the one before it, and what tools hold. In memory only,
 * and no longer than needed.
 */
export function createPeople() {
  const byChange = new Map<string, Identified>();
  const byReference = new Map<ClientReference, Identified>();
  return {
    /** What is known of the client of a change under way. */
    of: (changeId: string) => byChange.get(changeId),
    called: (reference: ClientReference) => byReference.get(reference),
    learn(changeId: string, identified: Identified) {
      byChange.set(changeId, identified);
      byReference.set(identified.identity.reference, identified);
    },
    forgetChange: (changeId: string) => void byChange.delete(changeId),
    /** Forgets all but these. */
    keep(references: ReadonlySet<ClientReference>) {
      byChange.clear();
      for (const reference of byReference.keys()) if (!references.has(reference)) byReference.delete(reference);
    },
    clear() {
      byChange.clear();
      byReference.clear();
    },
  };
}
export type People = ReturnType<typeof createPeople>;
