import { oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';
import { languageSchema } from './language.js';

/** How the client and the professional met. */
export const feedbackChannelSchema = z.enum(['visit', 'phone', 'remote', 'home', 'message']);
export type FeedbackChannel = z.infer<typeof feedbackChannelSchema>;

/** Answers fewer than this are shown to nobody: from few one could tell whose they are. */
export const FEWEST_ANSWERS = 5;

/** One client's answers. NPS 0–10; understood 1–5 and moved 0–2 (no, partly, yes) may be left out. */
export const feedbackAnswerSchema = z.object({
  nps: z.number().int().min(0).max(10),
  understood: z.number().int().min(1).max(5).optional(),
  moved: z.number().int().min(0).max(2).optional(),
});
export type FeedbackAnswer = z.infer<typeof feedbackAnswerSchema>;

const count = z.number().int().min(0);
/** Sums of answers: how many gave each value. */
export const feedbackCountsSchema = z.object({
  nps: z.array(count).length(11),
  understood: z.array(count).length(5),
  moved: z.array(count).length(3),
});
export type FeedbackCounts = z.infer<typeof feedbackCountsSchema>;

/** What is shown of a group of answers; null = too few of them, or they could be told from others. */
const shownSchema = feedbackCountsSchema.nullable();
export const feedbackFiguresSchema = z.object({
  /** First day that they are of, YYYY-MM-DD. */
  since: z.iso.date(),
  unit: shownSchema,
  county: shownSchema,
  /** The unit's by channel; null where any channel has too few. */
  channels: z.partialRecord(feedbackChannelSchema, feedbackCountsSchema).nullable(),
});
export type FeedbackFigures = z.infer<typeof feedbackFiguresSchema>;

/** So many calendar months, the present one among them. */
export const feedbackMonthsSchema = z.union([z.literal(1), z.literal(3), z.literal(12)]);

const failed = z.object({ kind: z.literal('failed'), failure: failureSchema });
const notSignedIn = z.object({ kind: z.literal('noToken') });

export const feedbackContract = {
  /** `anywhere`: the hub has an address that the client's own device reaches. `here`: this machine only. */
  about: oc.output(z.object({ reach: z.enum(['anywhere', 'here', 'nowhere']) })),
  /** A link that takes one answer. It knows the unit and the channel, and neither the client nor the professional. */
  link: oc
    .input(z.object({ channel: feedbackChannelSchema, language: languageSchema }))
    .output(z.discriminatedUnion('kind', [z.object({ kind: z.literal('link'), url: z.url() }), failed, notSignedIn])),
  /** What a client answered aloud. */
  answer: oc
    .input(z.object({ channel: feedbackChannelSchema, answer: feedbackAnswerSchema }))
    .output(z.discriminatedUnion('kind', [z.object({ kind: z.literal('done') }), failed, notSignedIn])),
  figures: oc
    .input(z.object({ months: feedbackMonthsSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('figures'), figures: feedbackFiguresSchema }),
        failed,
        notSignedIn,
      ]),
    ),
};
