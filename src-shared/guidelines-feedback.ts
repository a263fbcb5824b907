import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { FEEDBACK_LENGTH, feedbackStates } from './guidelines-limits.js';
import { languageSchema } from './language.js';

/** What the professional says of a paragraph of an article, or of the whole of it. */
export const feedbackWordsSchema = z.object({
  /** Made by the sender's workbench: sent twice it is one. */
  id: z.uuid(),
  article: z
    .string()
    .max(120)
    .regex(/^[a-z0-9-]+$/),
  language: languageSchema,
  /** The version that was read. */
  version: z.string().max(64),
  title: z.string().max(300),
  /** The paragraph that it is about; absent = the whole article. */
  quote: z.string().max(FEEDBACK_LENGTH.quote).optional(),
  text: z.string().trim().min(1).max(FEEDBACK_LENGTH.text),
  at: z.iso.datetime(),
});
export type FeedbackWords = z.infer<typeof feedbackWordsSchema>;

export const feedbackSchema = feedbackWordsSchema.extend({
  state: z.enum(feedbackStates),
  /** The editor's words. */
  answer: z.string().max(FEEDBACK_LENGTH.text).optional(),
  changedAt: z.iso.datetime(),
  /** Unit of the sender, for the editors. Who it was is not told. */
  unit: z.string().optional(),
  /** Grows with each change: an editor changes what they have seen. */
  revision: z.number().int(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** `GET /guidelines/feedback` of the hub: the caller's own, or with `?all` every one, for who edits guidelines. */
export const feedbackListSchema = z.object({ feedback: z.array(feedbackSchema) });

/** `POST /guidelines/feedback/answer` of an editor. */
export const feedbackAnswerSchema = z.object({
  id: z.uuid(),
  state: z.enum(['seen', 'answered', 'mended']),
  answer: z.string().trim().min(1).max(FEEDBACK_LENGTH.text).optional(),
  revision: z.number().int(),
});
export type FeedbackAnswer = z.infer<typeof feedbackAnswerSchema>;

/** Opens of an article on one day, over the county. Whose they were nobody knows. */
export const articleOpensSchema = z.object({ id: z.string(), day: z.iso.date(), opens: z.number().int() });

export const guidelinesFeedbackContract = {
  /** Own feedback with what has become of it; `waiting` ones the hub does not have yet. */
  watch: oc.output(
    eventIterator(z.object({ feedback: z.array(feedbackSchema), waiting: z.array(feedbackWordsSchema) })),
  ),
  /** Kept at once, and sent to the hub now or when it answers again. */
  send: oc.input(feedbackWordsSchema.omit({ id: true, at: true })).output(z.void()),
  /** Everybody's, for who edits guidelines. */
  all: oc.output(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('told'), feedback: z.array(feedbackSchema) }),
      z.object({ state: z.literal('notAllowed') }),
      z.object({ state: z.literal('unreachable') }),
    ]),
  ),
  /** `changed`: somebody else has answered meanwhile. */
  answer: oc
    .input(feedbackAnswerSchema)
    .output(z.object({ state: z.enum(['taken', 'changed', 'notAllowed', 'unreachable']) })),
  /** How often each article is opened, over the county. `off`: the county does not gather figures of use. */
  opens: oc.output(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('told'), opens: z.array(articleOpensSchema) }),
      z.object({ state: z.enum(['off', 'notAllowed', 'unreachable']) }),
    ]),
  ),
};
