import { readFromHub } from '#shared/hub-protocol.js';
import { type PresenceFrame, readPresenceFrame } from '#shared/presence-frame.js';
import { waitBeforeRetry } from '../../../src-main/availability/backoff.js';
import { type Clients, everySoOften, openAll, pause } from './crowd.js';
import { type LightSocket, openSocket } from './socket.js';

interface One {
  person: number;
  socket: LightSocket;
  /** Told of everybody. */
  whole: boolean;
  up: () => void;
}
const SNAPSHOT = 1;
const CHANGES = 4;
const NOW = 5;

/**
 * Who is known after each batch. All clients of a hub get the same frames, so that each frame is read once and not by
 * each of thousands of clients that share a processor with the hub: its own workbench reads it elsewhere.
 */
function createKnowledge() {
  const known = new Map<number, ReadonlySet<number>>();
  const frames = new Map<string, PresenceFrame>();
  const read = (payload: Buffer): PresenceFrame => {
    const key = `${payload.length} ${payload.subarray(0, 100).toString('latin1')} ${payload.subarray(-24).toString('latin1')}`;
    const before = frames.get(key);
    if (before !== undefined) return before;
    const frame = readPresenceFrame(payload);
    if (frame === undefined) throw new Error('not a frame of the hub');
    frames.set(key, frame);
    return frame;
  };
  return (payload: Buffer): number => {
    const frame = read(payload);
    if (!('seq' in frame)) return 0;
    const before = frame.type === 'changes' ? known.get(frame.seq - 1) : undefined;
    const now = known.get(frame.seq);
    // A second snapshot of a moment tells what the first did.
    if (now !== undefined && (frame.type !== 'snapshot' || now.size >= frame.presences.length)) return now.size;
    const all = new Set([...(before ?? []), ...(now ?? []), ...frame.presences.map(({ ordinal }) => ordinal)]);
    known.set(frame.seq, all);
    return all.size;
  };
}

/** Clients that speak the hub's protocol. */
export function createHubClients({ port, net }: { port: number; net: string }): Clients {
  const all: One[] = [];
  const sizeAfter = createKnowledge();
  let epoch = '';
  let seq = 0;
  let wanted = Infinity;
  let told = 0;
  let tellAll = () => {};
  /** When each person changed the last time, by process.hrtime. */
  const changedAt = new Map<number, bigint>();
  let latencies: number[] = [];

  const hello = (person: number, resume: boolean) =>
    JSON.stringify({
      type: 'hello',
      protocol: 2,
      device: 'd',
      token: `p${String(person).padStart(6, '0')}`,
      ...(resume ? { resume: { epoch, seq } } : {}),
    });

  function take(one: One, payload: Buffer): void {
    const kind = payload[0];
    if (kind === NOW) {
      const frame = readPresenceFrame(payload);
      for (const { ordinal } of frame?.presences ?? []) {
        const at = changedAt.get(ordinal);
        if (at !== undefined) latencies.push(Number(process.hrtime.bigint() - at) / 1e6);
      }
      return;
    }
    if (kind === SNAPSHOT && epoch === '') {
      const frame = readFromHub(payload);
      if (frame?.type === 'snapshot') ({ epoch } = frame);
    }
    one.up();
    if (one.whole) {
      if (kind === CHANGES) seq = Math.max(seq, seqOf(payload));
      return;
    }
    if (sizeAfter(payload) < wanted) return;
    one.whole = true;
    told += 1;
    if (told === all.length) tellAll();
  }
  function seqOf(payload: Buffer): number {
    let value = 0;
    for (let at = 1, factor = 1; ; at += 1, factor *= 128) {
      const byte = payload[at] ?? 0;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }
  function open(one: One, resume: boolean, opened: () => void): void {
    one.up = () => {
      one.up = () => {};
      opened();
    };
    one.socket = openSocket({
      port,
      path: '/presence',
      net,
      onOpen: (socket) => socket.send(hello(one.person, resume)),
      onMessage: (payload, isBinary) => isBinary && take(one, payload),
      onClose: () => undefined,
    });
  }

  return {
    async connect(from, count, people) {
      wanted = people;
      const whole = new Promise<void>((resolve) => (tellAll = resolve));
      const nobody: LightSocket = { send: () => {}, end: () => {}, received: () => 0 };
      for (let index = 0; index < count; index += 1) {
        all.push({ person: from + index, socket: nobody, whole: false, up: () => {} });
      }
      await openAll(count, (index, opened) => {
        const one = all[all.length - count + index];
        if (one !== undefined) open(one, false, opened);
      });
      await whole;
    },
    watch(rows, of, spread) {
      for (const { socket, person } of all) {
        const first = spread ? (person * rows) % of : 0;
        const ordinals = Array.from({ length: rows }, (_, row) => (first + row) % of);
        socket.send(JSON.stringify({ type: 'watch', ordinals }));
      }
    },
    lanes(others) {
      for (const { socket } of all) socket.send(JSON.stringify({ type: 'lanes', others }));
    },
    async change(perSecond, seconds) {
      latencies = [];
      let changes = 0;
      await everySoOften(perSecond, seconds, (index) => {
        const one = all[(index * 7) % all.length];
        if (one === undefined) return;
        changes += 1;
        changedAt.set(one.person, process.hrtime.bigint());
        // Another reason each time, so that it is a change.
        const standing = [4, 1 + ((index + Math.floor(index / all.length)) % 5), 0, 0];
        one.socket.send(JSON.stringify({ type: 'say', layer: 'hand', standing }));
      });
      await pause(1_500);
      changedAt.clear();
      return { latencies, changes };
    },
    async resume(awayMs) {
      const one = all[0];
      if (one === undefined) return Number.NaN;
      one.socket.end();
      const from = seq;
      await pause(awayMs);
      const later = seq;
      seq = from;
      await new Promise<void>((resolve) => open(one, true, resolve));
      seq = later;
      return one.socket.received();
    },
    async reconnect() {
      for (const { socket } of all) socket.end();
      // Each waits as the workbench does after its first failure.
      const now = performance.now();
      const comesAt = all.map(() => now + waitBeforeRetry(0, Math.random()));
      await openAll(all.length, (index, opened) => {
        const one = all[index];
        const wait = Math.max(0, (comesAt[index] ?? 0) - performance.now());
        if (one !== undefined) setTimeout(() => open(one, true, opened), wait);
      });
    },
  };
}
