import type { ClientReference, ParkedClient } from '#shared/context.js';
import type { NamedClient } from './machine.js';

type Entry = Omit<ParkedClient, 'draft'>;

/** Clients that the professional will come back to. Never the active one; in memory only. */
export function createParked() {
  let entries: Entry[] = [];
  return {
    /** With whether an unsaved draft waits with each. */
    list: (active: ClientReference | null, hasDraft: (reference: ClientReference) => boolean): ParkedClient[] =>
      entries
        .filter((entry) => entry.reference !== active)
        .map((entry) => ({ ...entry, draft: hasDraft(entry.reference) })),
    add({ reference, label }: NamedClient, since: string, because: ParkedClient['because'], cue?: string) {
      const before = entries.find((entry) => entry.reference === reference);
      const reason = cue ?? before?.cue;
      const entry = { reference, label, since, because, ...(reason === undefined ? {} : { cue: reason }) };
      entries = [...entries.filter((one) => one.reference !== reference), entry];
    },
    remove: (reference: ClientReference) => void (entries = entries.filter((one) => one.reference !== reference)),
    has: (reference: ClientReference) => entries.some((entry) => entry.reference === reference),
    references: () => entries.map((entry) => entry.reference),
    clear: () => void (entries = []),
    /** Keeps the present ones aside. @returns the way to have them back */
    setAside() {
      const kept = entries;
      return () => void (entries = kept);
    },
  };
}
export type Parked = ReturnType<typeof createParked>;
