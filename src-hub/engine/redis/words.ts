import type { OwnedWord, Word } from '../engine.js';
import type { RedisKeys } from './keys.js';
import type { RedisLink } from './link.js';
import { readWords, wordKey, writeWords } from './word-form.js';

/** The stream of changes needs to reach only as far back as a hub may be behind; further back the hashes are read. */
const KEPT_MS = 120_000;
const AT_ONCE = 2_000;

const isReported = ({ layer }: Word) => layer === 'roster' || layer === 'calendar' || layer === 'contactCentre';
const isSame = (a: Word | undefined, b: Word) =>
  a !== undefined && JSON.stringify(a.standing) === JSON.stringify(b.standing);

/**
 * The words of all hubs. Own ones are held here and said again whenever the engine may have lost them; those of others
 * are mirrored. Each hub numbers its changes, so that one who has missed some reads that hub's words anew.
 */
export function createWords({
  keys,
  hub,
  heldMs,
  now,
  linkNow,
}: {
  keys: RedisKeys;
  hub: string;
  now: () => number;
  /** How long a hub's words are kept after its last beat. */
  heldMs: number;
  linkNow: () => RedisLink | undefined;
}) {
  const own = new Map<string, Word>();
  let unsent = new Map<string, Word>();
  let sending = false;
  let said = 0;
  const others = new Map<string, Map<string, Word>>();
  const heardUpTo = new Map<string, number>();
  const listeners = new Set<(words: readonly OwnedWord[]) => void>();
  const mine = keys.wordsOf(hub);

  function tell(from: string, words: readonly Word[]): void {
    if (words.length === 0) return;
    const owned = words.map((word) => ({ ...word, hub: from }));
    for (const listener of listeners) listener(owned);
  }

  async function write({ commands }: RedisLink, words: ReadonlyMap<string, Word>): Promise<void> {
    const [there, gone] = [
      [...words].filter(([, word]) => word.standing),
      [...words].filter(([, word]) => !word.standing),
    ];
    said += 1;
    // Sent in one go and done in this order: who reads the change finds it in the hash too.
    await Promise.all([
      there.length > 0 ? commands.hSet(mine, there.map(([key, word]) => [key, writeWords([word])]).flat()) : undefined,
      gone.length > 0
        ? commands.hDel(
            mine,
            gone.map(([key]) => key),
          )
        : undefined,
      commands.pExpire(mine, heldMs),
      commands.xAdd(
        keys.changes,
        '*',
        { hub, n: String(said), words: writeWords([...words.values()]) },
        { TRIM: { strategy: 'MINID', strategyModifier: '~', threshold: now() - KEPT_MS } },
      ),
    ]);
  }

  async function send(): Promise<void> {
    while (!sending && unsent.size > 0) {
      const link = linkNow();
      if (link === undefined || link.isLost()) return;
      const some = new Map([...unsent].slice(0, AT_ONCE));
      sending = true;
      try {
        // What is said meanwhile goes together in the next round.
        await write(link, some);
        for (const [key, word] of some) if (unsent.get(key) === word) unsent.delete(key);
      } catch {
        // With the next connection all own words are said again.
        return;
      } finally {
        sending = false;
      }
    }
  }

  /** Reads another hub's words anew and tells all of them, and which are gone. */
  async function reload({ commands }: RedisLink, from: string): Promise<void> {
    const before = others.get(from) ?? new Map<string, Word>();
    const words = Object.values(await commands.hGetAll(keys.wordsOf(from))).flatMap(readWords);
    const now = new Map(words.map((word) => [wordKey(word), word]));
    if (now.size > 0) others.set(from, now);
    else others.delete(from);
    const gone = [...before].flatMap(([key, word]) => (now.has(key) ? [] : [{ ...word, standing: null }]));
    tell(from, [...words, ...gone]);
  }

  return {
    say(words: readonly Word[]): void {
      for (const word of words) {
        const key = wordKey(word);
        const former = own.get(key);
        if (word.standing === null) own.delete(key);
        else own.set(key, word);
        // A system that reports says all of it again each time: to others only what is new.
        const isNews = !isReported(word) || !isSame(former, word);
        if (isNews) unsent.set(key, word);
      }
      void send();
    },
    load: (): OwnedWord[] =>
      [...others].flatMap(([from, words]) => [...words.values()].map((word) => ({ ...word, hub: from }))),
    onHeard(listener: (words: readonly OwnedWord[]) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => own.size,

    /** Says all own words to an engine that may have lost them. */
    async sayAll({ commands }: RedisLink): Promise<void> {
      unsent = new Map();
      said += 1;
      const fields = [...own].map(([key, word]) => [key, writeWords([word])]);
      const parts = Array.from({ length: Math.ceil(fields.length / AT_ONCE) }, (_, n) =>
        fields.slice(n * AT_ONCE, (n + 1) * AT_ONCE).flat(),
      );
      await Promise.all([
        commands.del(mine),
        ...parts.map((part) => commands.hSet(mine, part)),
        commands.pExpire(mine, heldMs),
        commands.xAdd(keys.changes, '*', { hub, n: String(said), all: '1' }),
      ]);
      void send();
    },
    /** Reads the words of these hubs. */
    async loadAll(link: RedisLink, hubs: readonly string[]): Promise<void> {
      heardUpTo.clear();
      const known = new Set([...hubs, ...others.keys()]);
      await Promise.all([...known].map((from) => reload(link, from)));
    },
    /** One entry of the stream of changes. */
    async heard(link: RedisLink, fields: Record<string, string>): Promise<void> {
      const from = fields['hub'];
      if (from === undefined || from === hub) return;
      const n = Number(fields['n']);
      const before = heardUpTo.get(from);
      heardUpTo.set(from, n);
      if (fields['words'] === undefined || (before !== undefined && n !== before + 1)) return reload(link, from);
      const words = readWords(fields['words']);
      const there = others.get(from) ?? new Map<string, Word>();
      others.set(from, there);
      for (const word of words) {
        if (word.standing === null) there.delete(wordKey(word));
        else there.set(wordKey(word), word);
      }
      tell(from, words);
    },
    /** A hub has been gone for so long that its words are no longer anywhere. */
    forget: (from: string) => void others.delete(from),
  };
}
