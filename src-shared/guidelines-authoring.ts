import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { articleKinds, suggestForSchema } from './guidelines.js';
import { languageSchema } from './language.js';

const shortText = z.string().max(500);
/** Absent where the writer has left it empty. */
const optionalText = shortText.optional();

/** An article while it is written: what its file will hold, and nothing of it has to be whole or right yet. */
export const articleFormSchema = z.object({
  id: z.string().max(100),
  language: languageSchema,
  title: shortText,
  summary: z.string().max(1000),
  kind: z.enum(articleKinds),
  topics: z.array(shortText).max(20),
  keywords: z.array(shortText).max(100),
  layer: z.enum(['national', 'regional', 'unit']),
  unit: optionalText,
  addsTo: optionalText,
  replaces: optionalText,
  register: z.enum(['health', 'social', 'both']),
  owner: shortText,
  sources: z.array(z.object({ title: shortText, url: z.string().max(2000).optional() })).max(30),
  checked: shortText,
  validFrom: optionalText,
  validUntil: optionalText,
  reviewBy: optionalText,
  checkValidity: z.boolean(),
  acknowledge: z.boolean().default(false),
  related: z.array(shortText).max(30),
  suggestFor: suggestForSchema.prefault({}),
  body: z.string().max(100_000),
});
export type ArticleForm = z.infer<typeof articleFormSchema>;

/** What has happened to a draft on its way. */
const draftEventSchema = z.object({
  what: z.enum(['submitted', 'takenBack', 'sentBack', 'approved', 'withdrawn']),
  by: z.string(),
  at: z.iso.datetime(),
  comment: z.string().max(2000).optional(),
});
export type DraftEvent = z.infer<typeof draftEventSchema>;

/** `approved` and `withdrawn` are ends: what comes later is a new draft. */
export const draftStates = ['draft', 'inReview', 'sentBack', 'approved', 'withdrawn'] as const;

/** A draft of an article as the hub keeps it. */
export const guidelineDraftSchema = z.object({
  id: z.uuid(),
  state: z.enum(draftStates),
  form: articleFormSchema,
  /** All who have written in it, by their ids; none of them may approve it. */
  authors: z.array(z.string()).min(1).max(50),
  /** Version of the article that it was begun from; absent = it is new. */
  base: z.string().optional(),
  startedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  history: z.array(draftEventSchema).max(200),
  /** Number of the published edition that it is in; absent in an approved one until it has been published. */
  published: z.number().int().optional(),
});
export type GuidelineDraft = z.infer<typeof guidelineDraftSchema>;

/** A draft with the revision under which the hub has it: who changes it says which one was seen. */
export const keptDraftSchema = z.object({ revision: z.number().int().nonnegative(), draft: guidelineDraftSchema });
export type KeptDraft = z.infer<typeof keptDraftSchema>;

export const draftActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('save'), form: articleFormSchema, base: z.string().optional() }),
  z.object({ do: z.literal('submit') }),
  z.object({ do: z.literal('takeBack') }),
  z.object({ do: z.literal('sendBack'), comment: z.string().max(2000) }),
  /** `replaces` repeats the id of the article that goes out of sight, where there is one: it is approved by itself. */
  z.object({ do: z.literal('approve'), replaces: z.string().optional() }),
  z.object({ do: z.literal('withdraw') }),
]);
export type DraftAction = z.infer<typeof draftActionSchema>;

export const draftRefusals = [
  'notEditor', // the token has no duty to write
  'notApprover', // nor to approve
  'ownText', // who has written in it cannot approve it
  'wrongState', // it has moved on since: look again
  'commentMissing',
  'replacesNotConfirmed', // the approver has not said yes to what it replaces
  'invalid', // the article's file would be refused
  'outdated', // the published article is not the one that the draft was begun from
  'noKey', // the hub has no key to sign with, so that nothing can be published through it
] as const;
export type DraftRefusal = (typeof draftRefusals)[number];

/** What became of an action. `changed`: somebody else has changed it since; `now` is how it stands, and nothing was taken. */
export const draftAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), now: keptDraftSchema }),
  z.object({ kind: z.literal('changed'), now: keptDraftSchema }),
  z.object({ kind: z.literal('refused'), why: z.enum(draftRefusals) }),
  /** The hub or the sign-in is out of reach; a text is kept on this machine. */
  z.object({ kind: z.literal('unreachable') }),
]);
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

/** A text that is not at the hub yet, kept on this machine. */
export const unsentSchema = z.object({
  id: z.uuid(),
  /** Revision that it was written upon; 0 = a new draft. */
  revision: z.number().int().nonnegative(),
  base: z.string().optional(),
  form: articleFormSchema,
  /** Whose it is. */
  person: z.string(),
  savedAt: z.iso.datetime(),
  /** `changed`: another has changed the draft meanwhile, and the writer decides. */
  state: z.enum(['waiting', 'changed']),
});
export type Unsent = z.infer<typeof unsentSchema>;

/** How the county's published guidelines stand on this machine. */
export const distributionSchema = z.object({
  /** `off`: this workbench knows no key of the county's, and takes nothing from the hub. */
  state: z.enum(['off', 'waiting', 'current', 'unreachable', 'refused']),
  /** Why the last set was refused; the former one holds. */
  why: z.enum(['signature', 'older', 'content', 'form']).optional(),
  /** Number of the edition that holds; 0 = none has come yet. */
  sequence: z.number().int().nonnegative(),
  /** When that edition was made. */
  at: z.iso.datetime().optional(),
  articles: z.number().int().nonnegative(),
});
export type Distribution = z.infer<typeof distributionSchema>;

export const workdeskSchema = z.object({
  /** False: what is shown is what was last heard. */
  connected: z.boolean(),
  drafts: z.array(keptDraftSchema),
  unsent: z.array(unsentSchema),
  distribution: distributionSchema,
});
export type Workdesk = z.infer<typeof workdeskSchema>;

export const guidelinesAuthoringContract = {
  /** Drafts that this person may see and the state of distribution: now, then every change. Empty for who has no duty. */
  watch: oc.output(eventIterator(workdeskSchema)),
  /** Looks at the hub at once. */
  refresh: oc.output(z.void()),
  /**
   * Keeps a text on this machine first and then at the hub.
   * @param revision what the writer has seen; 0 begins a draft
   */
  save: oc
    .input(
      z.object({
        id: z.uuid(),
        revision: z.number().int().nonnegative(),
        form: articleFormSchema,
        base: z.string().optional(),
      }),
    )
    .output(draftAnswerSchema),
  act: oc
    .input(z.object({ id: z.uuid(), revision: z.number().int().positive(), action: draftActionSchema }))
    .output(draftAnswerSchema),
  /** Lets go of a text that was kept on this machine. */
  forget: oc.input(z.object({ id: z.uuid() })).output(z.void()),
};
