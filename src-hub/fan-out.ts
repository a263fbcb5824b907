import type { Clock } from '#shared/clock.js';
import { type FromHub, type HubPosition, type WirePresence, encodePresence } from '#shared/hub-protocol.js';
import type { ChangeLog } from './change-log.js';
import type { Directory } from './directory.js';
import type { PresenceBook } from './presence-book.js';

/** Unsent bytes after which a receiver gets no more changes, and later a fresh snapshot instead. */
const TOO_MUCH_UNSENT = 1_048_576;
/** A flood (a system's first report) goes with the batch only: nobody needs a thousand single messages. */
const MOST_AT_ONCE = 50;

/** One who listens: a socket, or what stands for it in a test. */
export interface Receiver {
  /** Queues one whole message. */
  send: (text: Buffer) => void;
  /** Bytes queued and not yet taken by the network. */
  unsent: () => number;
}
interface Listener {
  receiver: Receiver;
  watched: readonly number[];
  behind: boolean;
}

const write = (message: FromHub) => Buffer.from(JSON.stringify(message));

/**
 * Brings changes to all receivers: those whose rows show the person at once, everyone by the second. Each message is
 * written once for all. A receiver that cannot keep up is skipped and gets a snapshot when it has caught its breath.
 */
export function createFanOut({
  book,
  directory,
  changes,
  clock,
}: {
  book: PresenceBook;
  directory: Pick<Directory, 'ordinalOf'>;
  changes: ChangeLog;
  clock: Pick<Clock, 'now'>;
}) {
  const listeners = new Map<Receiver, Listener>();
  const watchers = new Map<number, Set<Listener>>();
  const pending = new Set<string>();
  let snapshotCache: { seq: number; text: Buffer } | undefined;

  const wire = (id: string): WirePresence | undefined => {
    const ordinal = directory.ordinalOf(id);
    const standing = book.get(id);
    return ordinal === undefined || standing === undefined ? undefined : encodePresence(ordinal, standing);
  };
  const offer = (listener: Listener, text: Buffer) => {
    if (listener.behind) return;
    if (listener.receiver.unsent() > TOO_MUCH_UNSENT) listener.behind = true;
    else listener.receiver.send(text);
  };
  const unwatch = (listener: Listener) => {
    for (const ordinal of listener.watched) {
      const group = watchers.get(ordinal);
      group?.delete(listener);
      if (group?.size === 0) watchers.delete(ordinal);
    }
  };

  // Changes that wait for the batch may be in the snapshot already: told twice, they say the same.
  function snapshot(): Buffer {
    const seq = changes.seq();
    if (snapshotCache?.seq !== seq) {
      // Who is not in it is unknown.
      const known = [...book.all()].filter(([, { standing }]) => standing.state !== 'unknown');
      const presences = known.map(([id]) => wire(id)).filter((one) => one !== undefined);
      const message: FromHub = { type: 'snapshot', epoch: changes.epoch, seq, at: clock.now(), presences };
      snapshotCache = { seq, text: write(message) };
    }
    return snapshotCache.text;
  }

  return {
    count: () => listeners.size,

    /** Takes in a receiver: what it missed if that is still known, else everything. */
    add(receiver: Receiver, resume: HubPosition | undefined): void {
      const missed = resume === undefined ? undefined : changes.since(resume);
      if (missed === undefined) receiver.send(snapshot());
      else {
        receiver.send(write({ type: 'resumed', epoch: changes.epoch, seq: changes.seq(), at: clock.now() }));
        for (const batch of missed) receiver.send(batch);
      }
      listeners.set(receiver, { receiver, watched: [], behind: false });
    },
    remove(receiver: Receiver): void {
      const listener = listeners.get(receiver);
      if (listener !== undefined) unwatch(listener);
      listeners.delete(receiver);
    },
    watch(receiver: Receiver, ordinals: readonly number[]): void {
      const listener = listeners.get(receiver);
      if (listener === undefined) return;
      unwatch(listener);
      listener.watched = ordinals;
      for (const ordinal of ordinals) {
        const group = watchers.get(ordinal) ?? new Set();
        watchers.set(ordinal, group.add(listener));
      }
    },
    /** Notes changed people for the next batch, and tells those who watch them now. */
    publish(ids: readonly string[]): void {
      for (const id of ids) pending.add(id);
      if (ids.length > MOST_AT_ONCE) return;
      for (const id of ids) {
        const one = wire(id);
        const group = one === undefined ? undefined : watchers.get(one[0]);
        if (one === undefined || group === undefined) continue;
        const text = write({ type: 'now', at: clock.now(), presences: [one] });
        for (const listener of group) offer(listener, text);
      }
    },
    /** Says the same to everyone. */
    tellAll(message: FromHub): void {
      const text = write(message);
      for (const listener of listeners.values()) offer(listener, text);
    },
    /** The second's batch, and a snapshot to those who were behind and have caught up. */
    flush(): void {
      const presences = [...pending].map(wire).filter((one) => one !== undefined);
      pending.clear();
      if (presences.length > 0) {
        const text = changes.append((seq) => write({ type: 'changes', seq, at: clock.now(), presences }));
        for (const listener of listeners.values()) offer(listener, text);
      }
      for (const listener of listeners.values()) {
        if (!listener.behind || listener.receiver.unsent() > 0) continue;
        listener.behind = false;
        listener.receiver.send(snapshot());
      }
    },
  };
}
export type FanOut = ReturnType<typeof createFanOut>;
