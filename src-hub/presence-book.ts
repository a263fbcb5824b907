import type { Standing } from '#shared/hub-protocol.js';

/** How long a person whose last connection broke is still taken to be there. */
export const GRACE_MS = 45_000;
/** More people than this are not kept: a reporting system gone wrong must not fill the memory. */
const MOST_PEOPLE = 250_000;

interface Entry {
  standing: Standing;
  /** Who may change it: the person, or the reporting system that last spoke of them. */
  owner: { kind: 'nobody' } | { kind: 'person' } | { kind: 'feed'; feed: string };
  /** The person's own open connections. */
  links: number;
  /** When the last of them ended. */
  goneAt: number | undefined;
}

const toTheMinute = (now: number) => new Date(Math.floor(now / 60_000) * 60_000).toISOString();
const isNowhere = (standing: Standing) => standing.state === 'offline' || standing.state === 'unknown';
const same = (a: Standing, b: Standing) =>
  a.state === b.state && a.reason === b.reason && a.until === b.until && a.lastSeen === b.lastSeen;

/**
 * The latest state of everyone, and who said it. No history, no timers: time is told to it.
 * Each change returns the ids whose state became another. A person's own word goes before a system's while the
 * person is connected; a system's word ends with its lease, and then the state is unknown.
 */
export function createPresenceBook() {
  const people = new Map<string, Entry>();
  const leases = new Map<string, number>();
  const leaving = new Set<string>();

  const entryOf = (id: string): Entry | undefined => {
    const known = people.get(id);
    if (known !== undefined || people.size >= MOST_PEOPLE) return known;
    const entry: Entry = {
      standing: { state: 'unknown', reason: 'none' },
      owner: { kind: 'nobody' },
      links: 0,
      goneAt: undefined,
    };
    people.set(id, entry);
    return entry;
  };
  const put = (id: string, entry: Entry, standing: Standing): string[] => {
    if (same(entry.standing, standing)) return [];
    entry.standing = standing;
    return [id];
  };
  const goOffline = (id: string, entry: Entry, at: number): string[] => {
    leaving.delete(id);
    entry.goneAt = undefined;
    entry.owner = { kind: 'nobody' };
    const lastSeen = entry.standing.state === 'offline' ? entry.standing.lastSeen : undefined;
    return put(id, entry, { state: 'offline', reason: 'none', lastSeen: lastSeen ?? toTheMinute(at) });
  };

  return {
    get: (id: string): Standing | undefined => people.get(id)?.standing,
    all: (): IterableIterator<[string, { standing: Standing }]> => people.entries(),

    /** A connection of the person began. One who was nowhere is available; otherwise the last word stands. */
    join(id: string): string[] {
      const entry = entryOf(id);
      if (entry === undefined) return [];
      entry.links += 1;
      entry.goneAt = undefined;
      leaving.delete(id);
      // Who came back within the grace keeps the state they chose, "not present" too.
      const chosen = entry.owner.kind === 'person';
      entry.owner = { kind: 'person' };
      return isNowhere(entry.standing) && !chosen ? put(id, entry, { state: 'available', reason: 'none' }) : [];
    },

    /** A connection of the person ended. With `atOnce` (signed out) no grace is given. */
    leave(id: string, now: number, atOnce: boolean): string[] {
      const entry = people.get(id);
      if (entry === undefined || entry.links === 0) return [];
      entry.links -= 1;
      if (entry.links > 0) return [];
      if (atOnce) return goOffline(id, entry, now);
      entry.goneAt = now;
      leaving.add(id);
      return [];
    },

    /** The person's own word, while connected. */
    setOwn(id: string, standing: Standing, now: number): string[] {
      const entry = people.get(id);
      if (entry === undefined || entry.links === 0) return [];
      const { lastSeen: _said, ...own } = standing;
      return put(id, entry, own.state === 'offline' ? { ...own, lastSeen: toTheMinute(now) } : own);
    },

    /** A reporting system's word on many; it also renews the system's lease. Skips those who speak for themselves. */
    report(feed: string, states: readonly (readonly [string, Standing])[], leaseMs: number, now: number): string[] {
      leases.set(feed, now + leaseMs);
      return states.flatMap(([id, standing]) => {
        const entry = entryOf(id);
        if (entry === undefined || entry.owner.kind === 'person') return [];
        entry.owner = { kind: 'feed', feed };
        return put(id, entry, standing);
      });
    },

    /** What time alone changes: ended graces and leases. */
    expire(now: number): string[] {
      const changed: string[] = [];
      for (const id of leaving) {
        const entry = people.get(id);
        if (entry?.goneAt === undefined || now - entry.goneAt < GRACE_MS) continue;
        changed.push(...goOffline(id, entry, entry.goneAt));
      }
      for (const [feed, endsAt] of leases) {
        if (now < endsAt) continue;
        leases.delete(feed);
        for (const [id, entry] of people) {
          if (entry.owner.kind !== 'feed' || entry.owner.feed !== feed) continue;
          entry.owner = { kind: 'nobody' };
          changed.push(...put(id, entry, { state: 'unknown', reason: 'none' }));
        }
      }
      return changed;
    },
  };
}
export type PresenceBook = ReturnType<typeof createPresenceBook>;
