import type { DeskOutcome } from '#shared/desk.js';
import { closeRefusal } from './contact.js';
import type { Applied, Board } from './kept.js';

/** `untold`: something of it is not in the record. */
export interface CloseEvent {
  type: 'close';
  id: string;
  outcome: DeskOutcome;
  unrecorded: string | undefined;
  untold: boolean;
}

/** The board after a contact was closed, or why it may not be: what is followed up stays on a list, of the rest nothing. Pure. */
export function close(board: Board, { id, outcome, unrecorded, untold, at }: CloseEvent & { at: string }): Applied {
  const contact = board.contacts.find((one) => one.id === id);
  if (contact === undefined || board.active !== id) return { ok: false, why: 'gone' };
  const why = closeRefusal(contact, outcome, unrecorded, untold);
  if (why !== undefined) return { ok: false, why };
  const { channel, client, beganAt } = contact;
  const followUps = contact.promises.flatMap((promise) =>
    promise.state.kind === 'followUp'
      ? [
          {
            id: promise.id,
            kind: promise.kind,
            about: promise.about,
            on: promise.state.on,
            channel,
            ...(client && { client }),
          },
        ]
      : [],
  );
  const gave = contact.given?.state === 'accepted' ? [{ request: contact.given.request, at }] : [];
  return {
    ok: true,
    board: {
      ...board,
      contacts: board.contacts.filter((one) => one.id !== id),
      followUps: [...board.followUps, ...followUps],
      done: [...board.done.filter((one) => one.id !== id), { id, channel, beganAt, closedAt: at, outcome }],
      gave: [...board.gave, ...gave],
      active: undefined,
    },
  };
}
