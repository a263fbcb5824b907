import type { Presence } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import type { FromHub, HubPosition } from '#shared/hub-protocol.js';
import { type PresenceFrame, writePresenceFrame } from '#shared/presence-frame.js';
import type { ChangeLog } from './change-log.js';
import type { Directory } from './directory.js';
import type { PresenceBook } from './presence-book.js';
import { binaryFrame, textFrame } from './ws-frame.js';

/** Unsent bytes after which a receiver gets no more changes, and later what it lacks instead. */
const TOO_MUCH_UNSENT = 262_144;
/** A flood (a system's first report) goes with the batch only: nobody needs a thousand single messages. */
const MOST_AT_ONCE = 50;
/** Receivers written to in one go; between two goes others have their turn. */
const AT_A_TIME = 400;

/** One who listens: a socket, or what stands for it in a test. */
export interface Receiver {
  /** Queues one whole frame, header and all. */
  send: (frame: Buffer) => void;
  /** Bytes queued and not yet taken by the network. */
  unsent: () => number;
}
interface Listener {
  receiver: Receiver;
  watched: readonly number[];
  /** Wants the batches of all others. */
  others: boolean;
  behind: boolean;
  /** The last batch that it was given. */
  seq: number;
}

/** What went out, for /metrics. */
export interface LaneFigures {
  watchedBytes: number;
  othersBytes: number;
  snapshotBytes: number;
  batches: number;
  batchSeconds: number;
  skipped: number;
}

/**
 * Brings changes to all receivers: those whose rows show the person at once, everyone by the second. Each message is
 * written and framed once for all. A receiver that cannot keep up, or has paused the batches, is skipped and gets what
 * it lacks when it has caught its breath.
 * @param later lets others have their turn before it goes on
 */
export function createFanOut({
  book,
  directory,
  numbering,
  changes,
  clock,
  later,
}: {
  book: Pick<PresenceBook, 'get' | 'all'>;
  directory: Pick<Directory, 'ordinalOf' | 'idOf'>;
  /** Names the numbering that ordinals go by. */
  numbering: () => string;
  changes: ChangeLog;
  clock: Pick<Clock, 'now'>;
  later: (call: () => void) => void;
}) {
  const listeners = new Map<Receiver, Listener>();
  const watchers = new Map<number, Set<Listener>>();
  const pending = new Set<string>();
  /** Frames that hold until the next batch. */
  const made = new Map<string, Buffer>();
  let round: { seq: number; frame: Buffer; rest: Listener[] } | undefined;
  let waits = false;
  const figures: LaneFigures = {
    watchedBytes: 0,
    othersBytes: 0,
    snapshotBytes: 0,
    batches: 0,
    batchSeconds: 0,
    skipped: 0,
  };

  const presenceOf = (id: string): Presence | undefined => {
    const ordinal = directory.ordinalOf(id);
    return ordinal === undefined ? undefined : { ordinal, ...book.get(id) };
  };
  const byOrdinal = (ordinals: Iterable<number>): Presence[] =>
    [...ordinals].flatMap((ordinal) => {
      const id = directory.idOf(ordinal);
      return id === undefined ? [] : [{ ordinal, ...book.get(id) }];
    });
  const write = (frame: PresenceFrame) => binaryFrame(writePresenceFrame(frame, clock.now()));
  function once(key: string, make: () => PresenceFrame): Buffer {
    const known = made.get(key);
    if (known !== undefined) return known;
    const frame = write(make());
    made.set(key, frame);
    return frame;
  }

  // Changes that wait for the batch may be in a snapshot already: told twice, they say the same.
  const snapshot = () =>
    once('snapshot', () => {
      // Who is not in it is unknown.
      const known = [...book.all()].filter(([, { state }]) => state !== 'unknown');
      const presences = known.map(([id]) => presenceOf(id)).filter((one) => one !== undefined);
      return { type: 'snapshot', epoch: changes.epoch(), numbering: numbering(), seq: changes.seq(), presences };
    });
  /** What was missed since a position, or everything where that is no longer known. */
  function sendMissed(receiver: Receiver, from: HubPosition | undefined, type: 'resumed' | 'caughtUp'): void {
    const frame =
      from === undefined || !changes.reaches(from)
        ? snapshot()
        : once(`${type} ${from.seq}`, () => ({ type, seq: changes.seq(), presences: byOrdinal(changes.since(from)) }));
    figures.snapshotBytes += frame.length;
    receiver.send(frame);
  }

  function offer(listener: Listener, frame: Buffer): boolean {
    if (listener.behind) return false;
    listener.behind = listener.receiver.unsent() > TOO_MUCH_UNSENT;
    if (listener.behind) {
      figures.skipped += 1;
      return false;
    }
    listener.receiver.send(frame);
    return true;
  }
  function offerBatch(listener: Listener, batch: { seq: number; frame: Buffer }): void {
    if (!listener.others || listener.seq >= batch.seq || !listeners.has(listener.receiver)) return;
    if (!offer(listener, batch.frame)) return;
    listener.seq = batch.seq;
    figures.othersBytes += batch.frame.length;
  }
  /** Goes on with the batch under way, for so many receivers. */
  function goOn(most: number): void {
    if (round === undefined) return;
    const from = performance.now();
    const { rest } = round;
    for (const listener of rest.splice(0, most)) offerBatch(listener, round);
    figures.batchSeconds += (performance.now() - from) / 1000;
    if (rest.length === 0) round = undefined;
    else if (!waits) {
      waits = true;
      later(() => {
        waits = false;
        goOn(AT_A_TIME);
      });
    }
  }
  function catchUp(listener: Listener): void {
    if (listener.behind && listener.receiver.unsent() > 0) return;
    const lacksNothing = !listener.behind && listener.seq === changes.seq();
    listener.behind = false;
    if (!listener.others || lacksNothing) return;
    sendMissed(listener.receiver, { epoch: changes.epoch(), seq: listener.seq }, 'caughtUp');
    listener.seq = changes.seq();
  }
  const unwatch = (listener: Listener) => {
    for (const ordinal of listener.watched) {
      const group = watchers.get(ordinal);
      group?.delete(listener);
      if (group?.size === 0) watchers.delete(ordinal);
    }
  };

  return {
    count: () => listeners.size,
    figures: (): Readonly<LaneFigures> => figures,

    /** Takes in a receiver: what it missed if that is still known, else everything. */
    add(receiver: Receiver, resume: HubPosition | undefined): void {
      sendMissed(receiver, resume, 'resumed');
      listeners.set(receiver, { receiver, watched: [], others: true, behind: false, seq: changes.seq() });
    },
    remove(receiver: Receiver): void {
      const listener = listeners.get(receiver);
      if (listener !== undefined) unwatch(listener);
      listeners.delete(receiver);
    },
    watch(receiver: Receiver, ordinals: readonly number[]): void {
      const listener = listeners.get(receiver);
      if (listener === undefined) return;
      const former = new Set(listener.watched);
      unwatch(listener);
      listener.watched = ordinals;
      for (const ordinal of ordinals) {
        const group = watchers.get(ordinal) ?? new Set();
        watchers.set(ordinal, group.add(listener));
      }
      // Rows that come into sight while the batches are paused show the state of now.
      const fresh = listener.others ? [] : byOrdinal(ordinals.filter((one) => !former.has(one)));
      if (fresh.length > 0) offer(listener, write({ type: 'now', presences: fresh }));
    },
    /** Pauses the batches for a receiver, or goes on with what it missed. */
    want(receiver: Receiver, others: boolean): void {
      const listener = listeners.get(receiver);
      if (listener === undefined) return;
      listener.others = others;
      catchUp(listener);
    },
    /** Notes changed people for the next batch, and tells those who watch them now. */
    publish(ids: readonly string[]): void {
      for (const id of ids) pending.add(id);
      if (ids.length > MOST_AT_ONCE) return;
      for (const id of ids) {
        const one = presenceOf(id);
        const group = one === undefined ? undefined : watchers.get(one.ordinal);
        if (one === undefined || group === undefined) continue;
        const frame = write({ type: 'now', presences: [one] });
        for (const listener of group) {
          // An older state must not come after this newer one.
          if (round !== undefined) offerBatch(listener, round);
          if (offer(listener, frame)) figures.watchedBytes += frame.length;
        }
      }
    },
    /** How many people the next batch has. */
    waiting: () => pending.size,
    /** No number of a person holds any more: everybody gets everything anew. */
    beginAnew(): void {
      changes.beginAnew();
      made.clear();
      round = undefined;
      for (const listener of listeners.values()) {
        listener.seq = -1;
        catchUp(listener);
      }
    },
    /** Says the same to everyone. */
    tellAll(message: FromHub): void {
      const frame = textFrame(JSON.stringify(message));
      for (const { receiver } of listeners.values()) receiver.send(frame);
    },
    /** The second's batch; and those who were behind and have caught their breath get what they lack. */
    flush(): void {
      goOn(Infinity);
      const presences = [...pending].map(presenceOf).filter((one) => one !== undefined);
      pending.clear();
      if (presences.length > 0) {
        made.clear();
        const seq = changes.append(presences.map(({ ordinal }) => ordinal));
        round = { seq, frame: write({ type: 'changes', seq, presences }), rest: [...listeners.values()] };
        figures.batches += 1;
        goOn(AT_A_TIME);
      }
      for (const listener of listeners.values()) if (listener.behind) catchUp(listener);
    },
  };
}
export type FanOut = ReturnType<typeof createFanOut>;
