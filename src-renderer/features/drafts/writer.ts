/** How the newest text of a client came to the core. */
export type Settled =
  /** It is there, in what the core tells from this revision on. */
  | { kind: 'kept'; revision: number }
  /** The session in which it was written is over. */
  | { kind: 'refused' }
  | { kind: 'failed' };

export interface Writing {
  client: string;
  session: number;
  text: string;
}

type SettledListener = (writing: Writing, how: Settled) => void;

/**
 * Sends what is written to the core at once and in order: a text never overtakes a later one, and each goes with the
 * client it was written for. While one is on its way, only the newest of each client waits.
 * @param send gives the revision, undefined when the core did not keep it
 */
export function createWriter(send: (writing: Writing) => Promise<number | undefined>) {
  const listeners = new Set<SettledListener>();
  const waiting = new Map<string, Writing>();
  let sending = false;

  async function sendOne(writing: Writing): Promise<Settled> {
    try {
      const revision = await send(writing);
      return revision === undefined ? { kind: 'refused' } : { kind: 'kept', revision };
    } catch {
      return { kind: 'failed' };
    }
  }
  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let [next] = waiting.values(); next !== undefined; [next] = waiting.values()) {
      waiting.delete(next.client);
      const how = await sendOne(next);
      if (waiting.has(next.client)) continue;
      for (const listener of listeners) listener(next, how);
    }
    sending = false;
  }
  return {
    write(writing: Writing): void {
      waiting.set(writing.client, writing);
      void sendAll();
    },
    /** Hears of the newest text of each client, not of one that another has replaced meanwhile. Returns the way to stop. */
    onSettled(listener: SettledListener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
export type Writer = ReturnType<typeof createWriter>;
