import type { SearchProgress } from '#shared/search/collections.js';
import type { SearchDocument } from '#shared/search/document-index.js';
import type { Narrowing } from '#shared/search/narrow.js';
import type { SearchAnswer, SearchRules } from '#shared/search/text-search.js';
import { type Ask, type Tell, isTell } from './messages.js';
import { openWorker } from './open-worker.js';

/** The search of this window: in a worker, or in the page where none can be started. */
export interface SearchPort {
  /** These are now all the documents of the collection; what has changed is indexed. */
  put: (collection: string, rules: SearchRules, documents: readonly SearchDocument[]) => void;
  /**
   * Waits for the collection's documents when it is asked before they were given.
   * @param narrowing filters, where the collection's documents have facts; an empty query then lists what they let through
   */
  search: (collection: string, query: string, limit: number, narrowing?: Narrowing) => Promise<SearchAnswer>;
  /** Tells how far indexing is, until it is stopped. */
  onProgress: (collection: string, listener: (progress: SearchProgress) => void) => () => void;
}

/** Documents in one message: copying them to the worker takes the page's time. */
const PART = 400;
/** Longest time in milliseconds that the page copies without a pause. */
const SLICE_MS = 8;
const pause = () => new Promise<void>((resume) => void setTimeout(resume));

/** What is needed of a worker. */
export type Far = Pick<Worker, 'postMessage' | 'addEventListener'>;

/** The same work in the page, in slices short enough not to be felt. */
async function inPage(hear: (message: Tell) => void): Promise<(message: Ask) => void> {
  // The page has the engine only when it must.
  const { createCollections } = await import('#shared/search/collections.js');
  const collections = createCollections({
    now: () => performance.now(),
    pause: () => new Promise((resume) => void setTimeout(resume)),
    sliceMs: 8,
    onProgress: (collection, progress) => hear({ tell: 'progress', collection, progress }),
  });
  return (message) => {
    if (message.ask === 'rules') collections.rules(message.collection, message.rules);
    else if (message.ask === 'documents') collections.documents(message.collection, message.part);
    else {
      const { id, collection, query, limit, narrowing } = message;
      void collections
        .search(collection, query, limit, narrowing)
        .then((answer) => hear({ tell: 'answer', id, answer }));
    }
  };
}

/**
 * Opens the search of a window. When the worker does not start, or ends, the page goes on by itself: slower, and without a word
 * to the user.
 */
export async function openSearch(
  open: () => Promise<Far> = openWorker,
  log: (message: string) => void = (message) => reportError(new Error(message)),
): Promise<SearchPort> {
  const listeners = new Map<string, Set<(progress: SearchProgress) => void>>();
  const asked = new Map<number, { message: Extract<Ask, { ask: 'search' }>; answer: (answer: SearchAnswer) => void }>();
  const given = new Map<string, { rules: SearchRules; documents: readonly SearchDocument[] }>();
  /** Collections whose documents are still being given, and the round that gives them. */
  const giving = new Map<string, { round: number; done: Promise<void> }>();
  let send: (message: Ask) => void;
  let round = 0;
  let id = 0;

  const hear = (message: Tell) => {
    if (message.tell === 'progress') {
      for (const listener of listeners.get(message.collection) ?? []) listener(message.progress);
    } else if (message.tell === 'answer') {
      asked.get(message.id)?.answer(message.answer);
      asked.delete(message.id);
    }
  };
  function give(collection: string, rules: SearchRules, documents: readonly SearchDocument[]): void {
    send({ ask: 'rules', collection, rules });
    round += 1;
    const mine = round;
    const done = giveParts(collection, mine, documents).then(() => {
      if (giving.get(collection)?.round === mine) giving.delete(collection);
    });
    giving.set(collection, { round: mine, done });
  }
  /** Sends the documents in parts, with pauses between them; stops when others are given in their place. */
  async function giveParts(collection: string, mine: number, documents: readonly SearchDocument[]): Promise<void> {
    let until = performance.now() + SLICE_MS;
    for (let from = 0; from === 0 || from < documents.length; from += PART) {
      if (performance.now() > until) {
        await pause();
        until = performance.now() + SLICE_MS;
        if (giving.get(collection)?.round !== mine) return;
      }
      const last = from + PART >= documents.length;
      send({
        ask: 'documents',
        collection,
        part: { round: mine, documents: documents.slice(from, from + PART), last },
      });
    }
  }
  /** Sends a question once all documents of its collection have been sent: an answer out of a part of them is none. */
  async function ask(message: Extract<Ask, { ask: 'search' }>): Promise<void> {
    const { collection } = message;
    for (let now = giving.get(collection); now !== undefined; now = giving.get(collection)) await now.done;
    send(message);
  }
  /** Begins in the page what the worker left. */
  async function goOnInPage(): Promise<void> {
    send = await inPage(hear);
    for (const [collection, { rules, documents }] of given) give(collection, rules, documents);
    for (const { message } of asked.values()) if (given.has(message.collection)) void ask(message);
  }

  try {
    const worker = await open();
    send = (message) => worker.postMessage(message, { transfer: [] });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isTell(data)) hear(data);
    });
    worker.addEventListener(
      'error',
      () => {
        log('search: the worker ended; the page goes on');
        void goOnInPage();
      },
      { once: true },
    );
  } catch (error) {
    log(`search: runs in the page (${error instanceof Error ? error.message : 'no worker'})`);
    send = await inPage(hear);
  }

  return {
    put(collection, rules, documents) {
      const isFirst = !given.has(collection);
      given.set(collection, { rules, documents });
      give(collection, rules, documents);
      if (!isFirst) return;
      for (const { message } of asked.values()) if (message.collection === collection) void ask(message);
    },
    search: (collection, query, limit, narrowing) =>
      new Promise((answer) => {
        id += 1;
        const message: Extract<Ask, { ask: 'search' }> = { ask: 'search', id, collection, query, limit, narrowing };
        asked.set(id, { message, answer });
        if (given.has(collection)) void ask(message);
      }),
    onProgress(collection, listener) {
      const all = listeners.get(collection) ?? new Set();
      listeners.set(collection, all.add(listener));
      return () => void all.delete(listener);
    },
  };
}
