import type { Presence } from '#shared/availability.js';
import { assertNever } from '#shared/failure.js';
import { type FromHub, type HubPosition, type WirePresence, decodePresence } from '#shared/hub-protocol.js';

/** What the hub has told so far. */
export interface Board {
  position: HubPosition | undefined;
  presences: Map<number, Presence>;
  /** The signed-in professional's ordinal, when the directory knows them. */
  self: number | undefined;
}
export const emptyBoard = (): Board => ({ position: undefined, presences: new Map(), self: undefined });

/** What a message changed: everything, some people, nothing; or a batch is missing between this one and the last. */
export type BoardChange =
  { kind: 'all' } | { kind: 'some'; presences: Presence[] } | { kind: 'none' } | { kind: 'gap' };

function take(board: Board, wires: readonly WirePresence[]): BoardChange {
  const presences = wires.map(decodePresence);
  for (const presence of presences) board.presences.set(presence.ordinal, presence);
  return { kind: 'some', presences };
}

/** Writes one message of the hub on the board (the one place that changes it). */
export function applyMessage(board: Board, message: FromHub): BoardChange {
  switch (message.type) {
    case 'snapshot':
      board.position = { epoch: message.epoch, seq: message.seq };
      board.presences.clear();
      take(board, message.presences);
      return { kind: 'all' };
    case 'resumed':
      return { kind: 'all' };
    case 'changes': {
      const last = board.position;
      if (last === undefined || message.seq > last.seq + 1) return { kind: 'gap' };
      // An older batch (told again) must not overwrite newer states.
      if (message.seq <= last.seq) return { kind: 'none' };
      board.position = { epoch: last.epoch, seq: message.seq };
      return take(board, message.presences);
    }
    case 'now':
      return take(board, message.presences);
    case 'self': {
      board.self = message.ordinal;
      const own = board.presences.get(message.ordinal);
      return { kind: 'some', presences: own === undefined ? [] : [own] };
    }
    case 'directory':
    case 'consulted':
    case 'consultations':
    case 'queues':
      return { kind: 'none' };
    default:
      return assertNever(message);
  }
}
