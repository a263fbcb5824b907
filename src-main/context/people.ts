import type { ClientReference } from '#shared/context.js';
import type { Identified } from './types.js';

/**
 * Who the clients are that somebody may still show: the active one, the one before it, and what tools hold. In memory only,
 * and no longer than needed.
 */
export function createPeople() {
  const byChange = new Map<string, Identified>();
  const unread = new Map<string, () => Identified | undefined>();
  const byReference = new Map<ClientReference, Identified>();
  function learn(changeId: string, identified: Identified) {
    unread.delete(changeId);
    byChange.set(changeId, identified);
    byReference.set(identified.identity.reference, identified);
  }
  return {
    /** What is known of the client of a change under way. */
    of(changeId: string): Identified | undefined {
      const facts = unread.get(changeId)?.();
      unread.delete(changeId);
      if (facts !== undefined) learn(changeId, facts);
      return byChange.get(changeId);
    },
    called: (reference: ClientReference) => byReference.get(reference),
    learn,
    /** The same, read from a message when it is first asked for: a change that comes to nothing is never read. */
    learnWhenAsked: (changeId: string, facts: () => Identified | undefined) => void unread.set(changeId, facts),
    forgetChange(changeId: string) {
      unread.delete(changeId);
      byChange.delete(changeId);
    },
    /** Forgets all but these. */
    keep(references: ReadonlySet<ClientReference>) {
      unread.clear();
      byChange.clear();
      for (const reference of byReference.keys()) if (!references.has(reference)) byReference.delete(reference);
    },
    clear() {
      unread.clear();
      byChange.clear();
      byReference.clear();
    },
  };
}
export type People = ReturnType<typeof createPeople>;
