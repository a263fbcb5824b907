import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { screenSchema } from './workspace.js';

/** Work of the professional's own that belongs to one client and is not yet recorded anywhere else. */
export const draftKindSchema = z.enum(['note', 'consultation']);
export type DraftKind = z.infer<typeof draftKindSchema>;

export const draftSchema = z.object({
  /** Whose draft it is. It never moves to another client. */
  client: clientReferenceSchema,
  kind: draftKindSchema,
  text: z.string().max(40_000),
  savedAt: z.iso.datetime(),
  /** The screen on which it is being written; absent = put aside until it is asked for. */
  openOn: screenSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** What the screens see: the open client's drafts, and nobody else's. */
export const openDraftsSchema = z.object({
  /** Grows with each sign-out. A text goes back with the number it was shown under, so that none comes to the next user. */
  session: z.number().int(),
  /** null = no client. */
  client: clientReferenceSchema.nullable(),
  /** Grows with each change of any draft: what a save answered with a number up to this one is in here. */
  revision: z.number().int(),
  drafts: z.array(draftSchema),
});
export type OpenDrafts = z.infer<typeof openDraftsSchema>;

/** Drafts live in the core's memory only, each with its own client, until they are taken elsewhere or the session ends. */
export const draftsContract = {
  /** Drafts of the open client now, then every change; none without a client. */
  watch: oc.output(eventIterator(openDraftsSchema)),
  /**
   * Keeps a draft with the client it was written for, also when another one is open by now. An empty text removes it.
   * Without `revision` it was not kept: the session in which it was written is over.
   */
  save: oc
    .input(draftSchema.omit({ savedAt: true }).extend({ session: z.number().int() }))
    .output(z.object({ revision: z.number().int().optional() })),
  /** How many clients have a note that signing out would lose. */
  unfinished: oc.output(z.object({ notes: z.int().nonnegative() })),
};
