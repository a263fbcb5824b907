import type { ClientReference } from '#shared/context.js';
import { type DeskRefusal, doneContactSchema, followUpSchema } from '#shared/desk.js';
import * as z from 'zod';
import { type Contact, contactSchema } from './contact.js';

/** What of the board outlives the workbench. */
export const keptSchema = z.object({
  contacts: z.array(contactSchema),
  followUps: z.array(followUpSchema),
  done: z.array(doneContactSchema),
  /** Contacts that colleagues have handed over, each time they did: what has come once does not come again. */
  received: z.array(z.object({ request: z.uuid(), acceptedAt: z.iso.datetime(), at: z.iso.datetime() })).default([]),
  /** Requests by which contacts went that have been closed here since: given back and taken by nobody, they come again. */
  gave: z.array(z.object({ request: z.uuid(), at: z.iso.datetime() })).default([]),
  /** Call-backs that somebody else keeps from now on, and whether the one who remembers them here has heard it. */
  moved: z.array(z.object({ id: z.string(), at: z.iso.datetime(), to: z.string(), told: z.boolean() })).default([]),
});

/** All contacts of one professional, and which of them is worked with. */
export interface Board extends z.infer<typeof keptSchema> {
  /** The contact that is worked with; its client is the open one, or it has none. */
  active: string | undefined;
  /** The contact that becomes the active one when its client has been opened, or the open one closed. */
  opening: string | undefined;
  /** The open client, as the context has committed it. */
  client: ClientReference | null;
}
export const EMPTY: Board = {
  contacts: [],
  followUps: [],
  done: [],
  received: [],
  gave: [],
  moved: [],
  active: undefined,
  opening: undefined,
  client: null,
};

/** The board after an event, or why it may not happen. */
export type Applied = { ok: true; board: Board } | { ok: false; why: DeskRefusal };

/** The board with this contact in the place of the one with its id. Pure. */
export const replace = (board: Board, next: Contact): Board => ({
  ...board,
  contacts: board.contacts.map((one) => (one.id === next.id ? next : one)),
});

/** What was kept, in a session that begins: everything waits, and no line is known to stand. Pure. */
export function restored(
  { contacts, followUps, done: over, received, gave, moved }: z.infer<typeof keptSchema>,
  client: ClientReference | null,
  at: string,
): Board {
  return {
    ...EMPTY,
    followUps,
    received,
    gave,
    moved,
    done: over,
    client,
    contacts: contacts.map((one) => ({ ...one, waits: one.waits ?? { since: at, because: 'restart' as const } })),
  };
}
