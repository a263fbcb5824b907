import type { HubEngine, LogEntry } from './engine.js';
import type { Journal } from './journal.js';

interface Waiting {
  entry: LogEntry;
  done: () => void;
  failed: (error: unknown) => void;
}

/** The first one of each id. */
const onceEach = (entries: readonly LogEntry[]): LogEntry[] => {
  const first = new Map<string, LogEntry>();
  for (const entry of entries) if (!first.has(entry.id)) first.set(entry.id, entry);
  return [...first.values()];
};

/**
 * The log of one hub: in memory, and in the journal where there is one. Entries that come while the disk is busy are
 * written together.
 */
export function createMemoryLog(journal: Journal | undefined): HubEngine['log'] & { close: () => Promise<void> } {
  let count = 0;
  const numbered = (entry: LogEntry) => ({ entry, order: String((count += 1)).padStart(15, '0') });
  let kept = onceEach(journal?.entries ?? []).map(numbered);
  const ids = new Set(kept.map(({ entry }) => entry.id));
  const listeners = new Set<(entry: LogEntry, order: string) => void>();
  let waiting: Waiting[] = [];
  let turn: Promise<void> = Promise.resolve();

  /** One after another; a failure is its caller's and stops nobody else. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }
  function tell(entry: LogEntry): void {
    ids.add(entry.id);
    const one = numbered(entry);
    kept.push(one);
    for (const listener of listeners) listener(one.entry, one.order);
  }
  async function writeWaiting(): Promise<void> {
    const now = waiting;
    waiting = [];
    const fresh = onceEach(now.map(({ entry }) => entry)).filter(({ id }) => !ids.has(id));
    try {
      if (fresh.length > 0) await journal?.write(fresh);
    } catch (error) {
      for (const { failed } of now) failed(error);
      return;
    }
    for (const entry of fresh) tell(entry);
    for (const { done } of now) done();
  }

  return {
    append: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ entry, done, failed });
        if (waiting.length === 1) void inTurn(writeWaiting);
      }),
    read(listener) {
      for (const { entry, order } of kept) listener(entry, order);
      listeners.add(listener);
      return Promise.resolve();
    },
    caughtUp: () => turn,
    forgetBefore: (at) =>
      inTurn(async () => {
        const left = kept.filter(({ entry }) => entry.at >= at);
        if (left.length === kept.length) return;
        await journal?.replace(left.map(({ entry }) => entry));
        kept = left;
        ids.clear();
        for (const { entry } of left) ids.add(entry.id);
      }),
    /** After this nothing is taken any more where there is a journal. */
    close: () => inTurn(async () => journal?.close()),
  };
}
