import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';

/** Work of the professional's own that belongs to one client and is not yet recorded anywhere else. */
export const draftKindSchema = z.enum(['note']);
export type DraftKind = z.infer<typeof draftKindSchema>;

export const draftSchema = z.object({
  /** Whose draft it is. It never moves to another client. */
  client: clientReferenceSchema,
  kind: draftKindSchema,
  text: z.string().max(20_000),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

/** Drafts live in the core's memory only, each with its own client, until they are taken elsewhere or the session ends. */
export const draftsContract = {
  /** Drafts of the active client now, then every change; none without a client. */
  watch: oc.output(eventIterator(z.array(draftSchema))),
  /** Keeps a draft with the client it was written for, also when another one is active by now. An empty text removes it. */
  save: oc.input(draftSchema.omit({ savedAt: true })).output(z.void()),
  discard: oc.input(draftSchema.pick({ client: true, kind: true })).output(z.void()),
};
