import type { Presence } from '#shared/availability.js';
import { assertNever } from '#shared/failure.js';
import { type HubMessage, type HubPosition, decodeStanding } from '#shared/hub-protocol.js';
import type { Layer } from '#shared/presence-layers.js';

/** What the hub has told so far. */
export interface Board {
  position: HubPosition | undefined;
  /** Names the numbering that ordinals go by; a directory of another one does not fit them. */
  numbering: string;
  presences: Map<number, Presence>;
  /** What others see of the signed-in professional, and which layer decided it; once the directory knows them. */
  self: { presence: Presence; by: Layer | null } | undefined;
}
export const emptyBoard = (): Board => ({
  position: undefined,
  numbering: '',
  presences: new Map(),
  self: undefined,
});

/** What a message changed: everything, some people, nothing; or a batch is missing between this one and the last. */
export type BoardChange =
  { kind: 'all' } | { kind: 'some'; presences: Presence[] } | { kind: 'none' } | { kind: 'gap' };

function take(board: Board, presences: Presence[]): BoardChange {
  for (const presence of presences) board.presences.set(presence.ordinal, presence);
  return { kind: 'some', presences };
}

/** What was missed, each person in the state of now. */
function catchUp(board: Board, { seq, presences }: { seq: number; presences: Presence[] }): BoardChange {
  if (board.position === undefined) return { kind: 'gap' };
  board.position = { epoch: board.position.epoch, seq };
  return take(board, presences);
}

/** Writes one message of the hub on the board (the one place that changes it). */
export function applyMessage(board: Board, message: HubMessage): BoardChange {
  switch (message.type) {
    case 'snapshot':
      board.position = { epoch: message.epoch, seq: message.seq };
      board.numbering = message.numbering;
      board.presences.clear();
      take(board, message.presences);
      return { kind: 'all' };
    case 'resumed':
      return { ...catchUp(board, message), kind: 'all' };
    case 'caughtUp':
      return catchUp(board, message);
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
      const presence = { ordinal: message.ordinal, ...decodeStanding(message.standing) };
      const others = board.presences.get(message.ordinal);
      board.self = { presence, by: message.by };
      // Load travels with the frames.
      return take(board, [others?.load === undefined ? presence : { ...presence, load: others.load }]);
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
