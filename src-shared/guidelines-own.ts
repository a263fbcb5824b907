import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { NOTE_LENGTH } from './guidelines-limits.js';

/** How much of each is kept. */
export const OWN_MOST = { favourites: 300, recent: 30, notes: 300 };

const articleIdSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9-]+$/);

/** What a professional keeps of the guidelines for themselves. Nothing of clients belongs here. */
export const ownShelfSchema = z.object({
  /** Ids of articles, the newest first. */
  favourites: z.array(articleIdSchema).max(OWN_MOST.favourites),
  /** Opened lately, the latest first; each article once. */
  recent: z.array(z.object({ id: articleIdSchema, at: z.iso.datetime() })).max(OWN_MOST.recent),
  /** Own notes, one to an article. */
  notes: z
    .array(z.object({ id: articleIdSchema, text: z.string().max(NOTE_LENGTH), at: z.iso.datetime() }))
    .max(OWN_MOST.notes),
  /** When what is new was last looked at. */
  lookedAt: z.iso.datetime().optional(),
});
export type OwnShelf = z.infer<typeof ownShelfSchema>;

export const NO_SHELF: OwnShelf = { favourites: [], recent: [], notes: [] };

/** Of the signed-in professional; while nobody is, it is empty and takes nothing. */
export const guidelinesOwnContract = {
  watch: oc.output(eventIterator(ownShelfSchema)),
  /** An article was opened: it is counted, without a person, and comes first among the lately opened. */
  opened: oc.input(z.object({ id: articleIdSchema })).output(z.void()),
  clearRecent: oc.output(z.void()),
  favourite: oc.input(z.object({ id: articleIdSchema, on: z.boolean() })).output(z.void()),
  /** Keeps the own note to an article; an empty text takes it away. `full`: there are as many as are kept. */
  note: oc
    .input(z.object({ id: articleIdSchema, text: z.string().max(NOTE_LENGTH) }))
    .output(z.object({ kept: z.enum(['kept', 'full']) })),
  /** What is new has been looked at. */
  looked: oc.output(z.void()),
};
