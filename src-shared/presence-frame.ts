import type { Presence, PresenceReason, PresenceState } from './availability.js';

/**
 * Presence on the wire: one binary message, so that a whole county takes some 20 kB and a second's changes a few bytes
 * each. All numbers are varints (7 bits a byte, lowest first); texts are a length and UTF-8.
 *
 *   kind · [snapshot: epoch, numbering] · [not now: seq] · base minute · count · people by rising ordinal:
 *     ordinal − the one before · state ≪ 5 | reason · load ≪ 4 | flags · [until − base] · [last seen − base] · [note] · [more]
 *
 * Flags tell which of the last four are there; `more` (a length and bytes) is for what this reader does not know yet.
 * States and reasons keep their numbers for ever: add at the end.
 */
export const STATES: readonly PresenceState[] = ['unknown', 'offline', 'available', 'interruptible', 'busy', 'away'];
export const REASONS: readonly PresenceReason[] = [
  'none',
  'client',
  'call',
  'consultation',
  'recording',
  'meeting',
  'lunch',
  'break',
  'training',
  'remoteWork',
];
const KIND = { snapshot: 1, resumed: 2, caughtUp: 3, changes: 4, now: 5 } as const;
const FLAG = { until: 1, lastSeen: 2, note: 4, more: 8 } as const;
/** Longest free text beside a state, in characters. */
export const NOTE_LENGTH = 60;
const MOST_TEXT_BYTES = 256;
const MOST_ORDINAL = 10_000_000;
const MOST_MINUTE = 1_000_000_000;

interface Numbered {
  /** Numbers the batch that this includes. */
  seq: number;
  presences: Presence[];
}
export type PresenceFrame =
  /** All that the hub knows; whoever is not in it is unknown. `numbering` names the ordinals that it goes by. */
  | ({ type: 'snapshot'; epoch: string; numbering: string } & Numbered)
  /** The receiver was not away too long: what it missed. */
  | ({ type: 'resumed' } & Numbered)
  /** What a receiver missed while it had paused the batches, or could not keep up. */
  | ({ type: 'caughtUp' } & Numbered)
  /** One second's changes, for all. */
  | ({ type: 'changes' } & Numbered)
  /** A change of somebody who is watched, ahead of the batch. */
  | { type: 'now'; presences: Presence[] };

const minuteOf = (iso: string) => Math.min(MOST_MINUTE, Math.max(0, Math.floor(Date.parse(iso) / 60_000)));
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function putNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
function putText(bytes: number[], text: string): void {
  const encoded = new TextEncoder().encode(text);
  putNumber(bytes, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}

function putPeople(bytes: number[], presences: readonly Presence[], base: number): void {
  putNumber(bytes, base);
  putNumber(bytes, presences.length);
  let last = -1;
  for (const { ordinal, state, reason, until, lastSeen, note, load = 0 } of presences.toSorted(
    (a, b) => a.ordinal - b.ordinal,
  )) {
    putNumber(bytes, ordinal - last);
    last = ordinal;
    const flags =
      (until === undefined ? 0 : FLAG.until) |
      (lastSeen === undefined ? 0 : FLAG.lastSeen) |
      (note === undefined ? 0 : FLAG.note);
    bytes.push((STATES.indexOf(state) << 5) | REASONS.indexOf(reason), (Math.min(15, load) << 4) | flags);
    if (until !== undefined) putNumber(bytes, zigzag(minuteOf(until) - base));
    if (lastSeen !== undefined) putNumber(bytes, zigzag(minuteOf(lastSeen) - base));
    if (note !== undefined) putText(bytes, note);
  }
}

/**
 * Writes a frame. Each ordinal stands in it once.
 * @param now ms since the epoch; times travel as minutes from it
 */
export function writePresenceFrame(frame: PresenceFrame, now: number): Uint8Array {
  const bytes: number[] = [KIND[frame.type]];
  if (frame.type === 'snapshot') {
    putText(bytes, frame.epoch);
    putText(bytes, frame.numbering);
  }
  if (frame.type !== 'now') putNumber(bytes, frame.seq);
  putPeople(bytes, frame.presences, Math.max(0, Math.floor(now / 60_000)));
  return Uint8Array.from(bytes);
}

class Malformed extends Error {}

function createReader(bytes: Uint8Array) {
  let at = 0;
  const left = () => bytes.length - at;
  const byte = (): number => {
    const value = bytes[at];
    if (value === undefined) throw new Malformed();
    at += 1;
    return value;
  };
  const number = (most: number): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = byte();
      value += (next % 128) * factor;
      if (value > most || factor > Number.MAX_SAFE_INTEGER / 128) throw new Malformed();
      if (next < 128) return value;
    }
  };
  const skip = (length: number): Uint8Array => {
    if (length > left()) throw new Malformed();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const text = () => new TextDecoder().decode(skip(number(MOST_TEXT_BYTES)));
  return { left, byte, number, skip, text };
}
type Reader = ReturnType<typeof createReader>;

function readPeople(reader: Reader): Presence[] {
  const base = reader.number(MOST_MINUTE);
  const count = reader.number(MOST_ORDINAL);
  // Each person takes three bytes at least: a count that promises more than came is not believed.
  if (count * 3 > reader.left()) throw new Malformed();
  const time = () => {
    const minute = base + unzigzag(reader.number(2 * MOST_MINUTE + 1));
    if (minute < 0 || minute > MOST_MINUTE) throw new Malformed();
    return new Date(minute * 60_000).toISOString();
  };
  const presences: Presence[] = [];
  let ordinal = -1;
  for (let index = 0; index < count; index += 1) {
    const step = reader.number(MOST_ORDINAL + 1);
    ordinal += step;
    if (step === 0 || ordinal > MOST_ORDINAL) throw new Malformed();
    const [code, extra] = [reader.byte(), reader.byte()];
    const one: Presence = { ordinal, state: STATES[code >> 5] ?? 'unknown', reason: REASONS[code & 31] ?? 'none' };
    if (extra >> 4 > 0) one.load = extra >> 4;
    if (extra & FLAG.until) one.until = time();
    if (extra & FLAG.lastSeen) one.lastSeen = time();
    if (extra & FLAG.note) one.note = reader.text().slice(0, NOTE_LENGTH);
    if (extra & FLAG.more) reader.skip(reader.number(reader.left()));
    presences.push(one);
  }
  return presences;
}

function readFrame(reader: Reader): PresenceFrame {
  const kind = reader.byte();
  const seq = () => reader.number(Number.MAX_SAFE_INTEGER);
  switch (kind) {
    case KIND.snapshot: {
      const [epoch, numbering] = [reader.text(), reader.text()];
      return { type: 'snapshot', epoch, numbering, seq: seq(), presences: readPeople(reader) };
    }
    case KIND.resumed:
      return { type: 'resumed', seq: seq(), presences: readPeople(reader) };
    case KIND.caughtUp:
      return { type: 'caughtUp', seq: seq(), presences: readPeople(reader) };
    case KIND.changes:
      return { type: 'changes', seq: seq(), presences: readPeople(reader) };
    case KIND.now:
      return { type: 'now', presences: readPeople(reader) };
    default:
      throw new Malformed();
  }
}

/** Reads a frame; undefined when it is not one. A state or reason of a newer hub is read as unknown or none. */
export function readPresenceFrame(bytes: Uint8Array): PresenceFrame | undefined {
  const reader = createReader(bytes);
  try {
    const frame = readFrame(reader);
    return reader.left() === 0 ? frame : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
