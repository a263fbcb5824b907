import type { Standing } from '#shared/hub-protocol.js';
import type { Layer } from '#shared/presence-layers.js';
import { endOf, standingBy } from '#shared/presence-rule.js';
import { createAlarms } from './alarms.js';
import { createDevices } from './devices.js';
import type { OwnedWord, Word } from './engine/engine.js';
import { sameSource, withWord } from './word-list.js';

/** How long the words of a broken connection, or of a hub that was lost, still hold. */
export const GRACE_MS = 45_000;
/** More people are not kept: a reporting system gone wrong must not fill the memory. */
const MOST_PEOPLE = 250_000;

interface Entry {
  words: OwnedWord[];
  standing: Standing;
  by: Layer | null;
  /** Minute at which the person was last seen. */
  seen: number | undefined;
}
const UNKNOWN: Standing = { state: 'unknown', reason: 'none' };
const same = (a: Standing, b: Standing) =>
  a.state === b.state &&
  a.reason === b.reason &&
  a.until === b.until &&
  a.lastSeen === b.lastSeen &&
  a.note === b.note &&
  a.load === b.load;
const AVAILABLE: Standing = { state: 'available', reason: 'none' };

/**
 * What is said of everyone, by whom, and what others see by the rule (presence-rule.ts). No history, no timers: time is
 * told to it. Each change returns the ids of those whose state, or the layer that decides it, became another.
 * @param hub this hub's own id; words that it says go out through `say`
 */
export function createPresenceBook({
  hub,
  say,
  see,
}: {
  hub: string;
  say: (words: readonly Word[]) => void;
  /** Somebody was seen at this minute (since the epoch). */
  see: (person: string, minute: number) => void;
}) {
  const people = new Map<string, Entry>();
  const leases = new Map<string, number>();
  /** Hubs that were lost, and when. */
  const lost = new Map<string, number>();
  const alarms = createAlarms();
  const devices = createDevices(GRACE_MS);

  const entryOf = (id: string): Entry | undefined => {
    const known = people.get(id);
    if (known !== undefined || people.size >= MOST_PEOPLE) return known;
    const entry: Entry = { words: [], standing: UNKNOWN, by: null, seen: undefined };
    people.set(id, entry);
    return entry;
  };
  function refresh(id: string, entry: Entry, now: number): string[] {
    const next = standingBy(entry.words, now, entry.seen);
    if (next.by === entry.by && same(next.standing, entry.standing)) return [];
    entry.standing = next.standing;
    entry.by = next.by;
    return [id];
  }
  function write(entry: Entry, word: OwnedWord): void {
    entry.words = withWord(entry.words, word);
    const end = endOf(word);
    if (end !== undefined) alarms.set(word.person, end);
  }
  function put(words: readonly OwnedWord[], now: number): string[] {
    const touched = new Map<string, Entry>();
    for (const word of words) {
      const entry = entryOf(word.person);
      if (entry === undefined) continue;
      write(entry, word);
      touched.set(word.person, entry);
    }
    return [...touched].flatMap(([id, entry]) => refresh(id, entry, now));
  }
  function sayOwn(words: readonly Word[], now: number): string[] {
    if (words.length > 0) say(words);
    return put(
      words.map((word) => ({ ...word, hub })),
      now,
    );
  }
  function seen(id: string, now: number): void {
    const entry = entryOf(id);
    const minute = Math.floor(now / 60_000);
    if (entry === undefined || entry.seen === minute) return;
    entry.seen = minute;
    see(id, minute);
  }
  /** Takes back the words of a source as far as this hub still answers for them. */
  function withdraw(id: string, source: string, now: number): string[] {
    const entry = people.get(id);
    const gone = entry?.words.filter((word) => word.hub === hub && word.source === source && word.standing !== null);
    if (gone === undefined || gone.length === 0) return [];
    // With their own time: they are no newer than when they were said.
    return sayOwn(
      gone.map(({ hub: _hub, ...word }) => ({ ...word, standing: null })),
      now,
    );
  }
  function leaveDevice(id: string, source: string, at: number, now: number): string[] {
    seen(id, at);
    const withdrawn = withdraw(id, source, now);
    const entry = people.get(id);
    return [...withdrawn, ...(entry === undefined ? [] : refresh(id, entry, now))];
  }
  function endLease(feed: string, now: number): string[] {
    return [...people.keys()].flatMap((id) => withdraw(id, feed, now));
  }
  /** Another hub has seen the person: it keeps that for the county, and here it is known too. */
  function seenElsewhere(entry: Entry, at: number): void {
    entry.seen = Math.max(entry.seen ?? 0, Math.floor(at / 60_000));
  }
  function forgetHub(name: string, since: number, now: number): string[] {
    return [...people].flatMap(([id, entry]) => {
      const kept = entry.words.filter((word) => word.hub !== name);
      if (kept.length === entry.words.length) return [];
      if (entry.words.some(({ hub: of, layer }) => of === name && layer === 'signedIn')) seenElsewhere(entry, since);
      entry.words = kept;
      return refresh(id, entry, now);
    });
  }

  return {
    get: (id: string): Standing => people.get(id)?.standing ?? UNKNOWN,
    /** The layer that decides; null where nothing is said. */
    by: (id: string): Layer | null => people.get(id)?.by ?? null,
    *all(): Generator<[string, Standing]> {
      for (const [id, { standing }] of people) yield [id, standing];
    },
    /** When people were last seen, as it was kept. */
    remember(minutes: ReadonlyMap<string, number>, now: number): string[] {
      return [...minutes].flatMap(([id, minute]) => {
        const entry = entryOf(id);
        if (entry === undefined || (entry.seen ?? 0) >= minute) return [];
        entry.seen = minute;
        return refresh(id, entry, now);
      });
    },

    /** A connection of one of the person's devices began. */
    join(id: string, device: string, now: number): string[] {
      if (entryOf(id) === undefined) return [];
      devices.join(id, device);
      seen(id, now);
      return sayOwn([{ person: id, source: device, layer: 'signedIn', standing: AVAILABLE, at: now }], now);
    },
    /** It ended. With `atOnce` (signed out) no grace is given. */
    leave(id: string, device: string, now: number, atOnce: boolean): string[] {
      return devices.leave(id, device, now, atOnce) ? leaveDevice(id, device, now, now) : [];
    },
    /** The person's own word, from a connected device. */
    sayOfSelf(
      id: string,
      device: string,
      layer: 'hand' | 'contact',
      standing: Standing | null,
      at: number,
      now: number,
    ) {
      if (!devices.isConnected(id, device)) return [];
      return sayOwn([{ person: id, source: device, layer, standing, at }], now);
    },
    /** The hub's own words, of consultations. They follow from the county's log, so that each hub says them for itself. */
    say: (words: readonly Word[], now: number): string[] =>
      put(
        words.map((word) => ({ ...word, hub })),
        now,
      ),

    /** A reporting system's word on many; it also renews the system's lease. */
    report(
      feed: string,
      layer: Layer,
      states: readonly (readonly [string, Standing])[],
      leaseMs: number,
      now: number,
    ): string[] {
      leases.set(feed, now + leaseMs);
      return sayOwn(
        states.map(([person, standing]) => ({ person, source: feed, layer, standing, at: now })),
        now,
      );
    },

    /** Words of other hubs. What is connected here speaks here; a hub takes back only what it still answers for. */
    hear(words: readonly OwnedWord[], now: number): string[] {
      const heeded = words.filter((word) => {
        if (word.hub === hub || devices.isConnected(word.person, word.source)) return false;
        const former = people.get(word.person)?.words.find((one) => sameSource(one, word));
        return word.standing !== null || former === undefined || former.hub === word.hub || word.layer === 'hand';
      });
      for (const { person, source, layer } of heeded) {
        devices.forget(person, source);
        const entry = layer === 'signedIn' ? entryOf(person) : undefined;
        if (entry !== undefined) seenElsewhere(entry, now);
      }
      return put(heeded, now);
    },
    /** A hub was lost, or is there again. */
    hubIs(name: string, alive: boolean, now: number): void {
      if (alive) lost.delete(name);
      else if (!lost.has(name)) lost.set(name, now);
    },

    /** What time alone changes: ended graces, leases, and words that end by themselves. */
    expire(now: number): string[] {
      const changed: string[] = [];
      for (const { id, device, goneAt } of devices.expire(now)) changed.push(...leaveDevice(id, device, goneAt, now));
      for (const [feed, endsAt] of leases) {
        if (now < endsAt) continue;
        leases.delete(feed);
        changed.push(...endLease(feed, now));
      }
      for (const [name, since] of lost) {
        if (now - since < GRACE_MS) continue;
        lost.delete(name);
        changed.push(...forgetHub(name, since, now));
      }
      for (const id of alarms.due(now)) {
        const entry = people.get(id);
        if (entry !== undefined) changed.push(...refresh(id, entry, now));
      }
      return [...new Set(changed)];
    },
    /** Once in a while: those connected were seen now, and whoever was not seen for 30 days is forgotten. */
    tidy(now: number): string[] {
      for (const id of devices.people()) seen(id, now);
      return [...people].flatMap(([id, entry]) => {
        const changed = refresh(id, entry, now);
        // What has just become unknown is told first, and forgotten the next time.
        if (changed.length === 0 && entry.words.length === 0 && entry.standing.state === 'unknown') people.delete(id);
        return changed;
      });
    },
  };
}
export type PresenceBook = ReturnType<typeof createPresenceBook>;
