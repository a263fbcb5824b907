import type { SearchDocument } from './document-index.js';
import { type Facts, createFacts } from './facts.js';
import type { Narrowing } from './narrow.js';
import { listNarrowed, searchNarrowed } from './search-narrowed.js';
import { type SearchAnswer, type SearchRules, type TextSearch, createTextSearch } from './text-search.js';

/** How far a collection is indexed; `done` equals `total` when it is ready. */
export interface SearchProgress {
  done: number;
  total: number;
}

/** A part of all the documents of a collection. Rounds follow one another; the last part of one says so. */
export interface DocumentsPart {
  round: number;
  documents: readonly SearchDocument[];
  last: boolean;
}

export interface Collections {
  /** Says how a collection is searched. Other rules than before begin its index anew: its documents must be given again. */
  rules: (collection: string, rules: SearchRules) => void;
  /** All documents of a collection, in parts: what has not changed costs nothing, and what is missing is removed. */
  documents: (collection: string, part: DocumentsPart) => void;
  /**
   * Answers when everything that was given before is indexed. Narrowed, it looks for the best among what is let through; an
   * empty query then lists all of that, and does not wait for the index of words.
   */
  search: (collection: string, query: string, limit: number, narrowing?: Narrowing) => Promise<SearchAnswer>;
}

interface Collection {
  said: string;
  engine: TextSearch;
  facts: Facts;
  /** Of each document's texts, to know what has changed. */
  marks: Map<string, number>;
  round: number;
  seen: Set<string>;
  waiting: SearchDocument[];
  /** How many of those that wait are indexed already. */
  done: number;
  /** Ends when nothing waits. */
  work: Promise<void> | undefined;
}

/** A number that differs for different texts (cyrb53). */
function markOf({ texts }: SearchDocument): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const text of Object.values(texts)) {
    for (let at = 0; at <= text.length; at += 1) {
      const code = at === text.length ? 0x1f : text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
  }
  return 4294967296 * (2097151 & (b ^ (b >>> 13))) + ((a ^ (a >>> 16)) >>> 0);
}

/** Documents between two looks at the clock, and words likewise. */
const BATCH = 8;
const WORDS = 60;

/**
 * Several indexes beside each other, made in slices so that whatever else runs on the same thread goes on.
 * @param parts.now milliseconds
 * @param parts.pause lets others run; awaited between slices
 * @param parts.sliceMs longest slice of indexing
 */
export function createCollections({
  now,
  pause,
  sliceMs,
  onProgress,
}: {
  now: () => number;
  pause: () => Promise<void>;
  sliceMs: number;
  onProgress: (collection: string, progress: SearchProgress) => void;
}): Collections {
  const collections = new Map<string, Collection>();

  async function index(name: string, collection: Collection): Promise<void> {
    const { engine } = collection;
    const tell = (done: number) => onProgress(name, { done, total: collection.waiting.length });
    for (;;) {
      const until = now() + sliceMs;
      let more = true;
      // At least one step, however late the clock says that it is.
      do {
        const batch = collection.waiting.slice(collection.done, collection.done + BATCH);
        collection.done += batch.length;
        if (batch.length > 0) engine.add(batch);
        else more = engine.settle(WORDS);
      } while (more && now() < until);
      if (!more) break;
      // The documents are most of the work; their words are taken apart after them.
      tell(Math.max(0, collection.done - 1));
      await pause();
    }
    tell(collection.done);
    collection.waiting = [];
    collection.done = 0;
  }

  /** Indexes what waits. A short index is done at once: its promise is let go of only after it has been kept. */
  function start(name: string, collection: Collection): void {
    collection.work = index(name, collection).then(() => {
      collection.work = undefined;
      if (collection.waiting.length > 0) start(name, collection);
    });
  }

  return {
    rules(name, rules) {
      const said = JSON.stringify(rules);
      if (collections.get(name)?.said === said) return;
      collections.set(name, {
        said,
        engine: createTextSearch(rules),
        facts: createFacts(),
        marks: new Map(),
        round: 0,
        seen: new Set(),
        waiting: [],
        done: 0,
        work: undefined,
      });
    },
    documents(name, { round, documents, last }) {
      const collection = collections.get(name);
      if (collection === undefined || round < collection.round) return;
      if (round > collection.round) {
        collection.round = round;
        collection.seen = new Set();
      }
      for (const document of documents) {
        collection.seen.add(document.id);
        if (document.facts !== undefined) collection.facts.set(document.id, document.facts);
        const mark = markOf(document);
        if (collection.marks.get(document.id) === mark) continue;
        collection.marks.set(document.id, mark);
        collection.waiting.push(document);
      }
      if (last) {
        const gone = [...collection.marks.keys()].filter((id) => !collection.seen.has(id));
        for (const id of gone) {
          collection.marks.delete(id);
          collection.facts.remove(id);
        }
        collection.engine.remove(gone);
        // One that still waits must not come back.
        const left = collection.waiting.slice(collection.done).filter(({ id }) => collection.marks.has(id));
        collection.waiting.splice(collection.done, collection.waiting.length, ...left);
      }
      if (collection.waiting.length > 0 && collection.work === undefined) start(name, collection);
    },
    async search(name, query, limit, narrowing) {
      for (;;) {
        const collection = collections.get(name);
        if (collection === undefined) return { hits: [] };
        const { engine, facts, work } = collection;
        if (narrowing !== undefined && query.trim() === '') return listNarrowed(facts, narrowing, limit);
        if (work === undefined) {
          return narrowing === undefined
            ? engine.search(query, limit)
            : searchNarrowed(engine, facts, { query, narrowing, limit });
        }
        await work;
      }
    },
  };
}
