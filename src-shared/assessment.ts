import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { accessResultSchema } from './access.js';
import { type Register, registerSchema } from './client-summary.js';
import { type ClientReference, clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { languageSchema, localizedSchema } from './language.js';
import { promptSchema } from './prompts.js';
import { answersSchema, questionnaireSchema, urgencySchema } from './questionnaire.js';
import { draftVaultSchema } from './referrals.js';

/** A form of the county's folder. One with mistakes cannot be begun; each mistake says the file and the place in it. */
export const assessmentFormSchema = z.object({
  /** The file's name without `.json`. */
  id: z.string(),
  title: localizedSchema,
  /** Whose questions it has. */
  registers: z.array(registerSchema),
  form: questionnaireSchema.optional(),
  mistakes: z.array(z.string()),
});
export type AssessmentForm = z.infer<typeof assessmentFormSchema>;

/** A form that fits the reason of the contact at hand. Support, never a choice. */
export const fittingSchema = z.object({
  form: z.string(),
  /** The words of the reason that it fits by, as they were written. */
  words: z.array(z.string()).min(1),
});
export type Fitting = z.infer<typeof fittingSchema>;

/**
 * Whence an answer was brought before anybody was asked: to be checked by the professional. `conflict`: from the summary, whose
 * sources do not agree there; all sides are in the answer.
 */
export const broughtFromSchema = z.enum(['summary', 'conflict', 'contact']);
export type BroughtFrom = z.infer<typeof broughtFromSchema>;

/** How urgent it is by the professional's own judgement. `why` where it is lower than the form's support says. */
export const judgementSchema = z.object({ level: urgencySchema, why: z.string().trim().max(500).optional() });
export type Judgement = z.infer<typeof judgementSchema>;

/** One text for each register that the form has asked about: they are never put together. */
export const assessmentTextsSchema = z.object({
  health: z.string().max(20_000).optional(),
  social: z.string().max(20_000).optional(),
});
export type AssessmentTexts = z.infer<typeof assessmentTextsSchema>;

const contactIdSchema = z.string().min(1).max(128);

/** An assessment of the open client, from the first answer on. */
export const assessmentSchema = z.object({
  id: z.uuid(),
  form: z.string(),
  /** The contact with the client that was under way when it was begun; absent = none. */
  contact: contactIdSchema.optional(),
  answers: answersSchema,
  /** Answers that were brought and that nobody has checked yet, by question. They count for nothing until then. */
  brought: z.record(z.string(), broughtFromSchema),
  judgement: judgementSchema.optional(),
  /** As composed and then edited by the professional; absent = not composed yet. */
  texts: assessmentTextsSchema.optional(),
  /** What the answers gave when `texts` was last brought up to date with them: an answer changed since then shows by it. */
  composed: assessmentTextsSchema.optional(),
  language: languageSchema,
  /** `done` is not changed any more. */
  state: z.enum(['draft', 'done']),
  /** When each register's part was written to its own source. */
  written: z.object({ health: z.iso.datetime().optional(), social: z.iso.datetime().optional() }),
  revision: z.int(),
  savedAt: z.iso.datetime(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** Prompts of CDS Hooks services on what has been answered so far. */
export const draftPromptsSchema = z.object({
  state: z.enum(['none', 'asking', 'ready', 'failed']),
  failures: z.array(failureSchema),
  cards: z.array(promptSchema),
});
export type DraftPrompts = z.infer<typeof draftPromptsSchema>;

export const assessmentStateSchema = z.object({
  contextVersion: z.int(),
  client: clientReferenceSchema.nullable(),
  /** The client's access is open: an assessment can be begun. */
  open: z.boolean(),
  vault: draftVaultSchema,
  /** What was kept cannot be read with this workstation's key; it was set aside. */
  unreadable: z.boolean(),
  /** Registers of the professional's own duties: only their questions are asked, and only they are written. */
  registers: z.array(registerSchema),
  assessments: z.array(assessmentSchema),
  /** Of the assessment that was last looked at. */
  prompts: z.object({ assessment: z.uuid(), found: draftPromptsSchema }).optional(),
});
export type AssessmentState = z.infer<typeof assessmentStateSchema>;

const savedSchema = z.object({
  revision: z.int().optional(),
  unsafe: z.literal(true).optional(),
  elsewhere: z.literal(true).optional(),
});
export type AssessmentSaved = z.infer<typeof savedSchema>;
const ofClient = { version: z.int(), id: z.uuid() };

export const assessmentContract = {
  forms: oc.output(z.array(assessmentFormSchema)),
  /** Forms that fit the reason of the contact that is under way with the open client, the fittest first; none without a reason. */
  fitting: oc.input(z.object({ version: z.int() })).output(z.array(fittingSchema)),
  /** The open client's assessments now, then every change. */
  watch: oc.output(eventIterator(assessmentStateSchema)),
  /**
   * Begins one for the open client; what the summary and the contact know is brought into it. Without `id` the client has
   * changed or is not open.
   */
  begin: oc
    .input(
      z.object({
        version: z.int(),
        form: z.string(),
        language: languageSchema,
      }),
    )
    .output(z.object({ id: z.uuid().optional() })),
  /**
   * Keeps what was written, with whoever it was begun for. Answers when it is safe. Without `revision` it was not taken: `elsewhere`
   * says that another window has written since `base`, the revision that this window last knew. `unsafe`: it is in memory, but
   * the disk did not take it.
   */
  save: oc
    .input(
      assessmentSchema
        .pick({ id: true, answers: true, brought: true, judgement: true, texts: true, composed: true })
        .extend({ base: z.int() }),
    )
    .output(savedSchema),
  /**
   * What the summary and the contact know by now of the assessment's questions. Waits for sources of the summary that have not
   * answered yet, for some seconds at most; nothing is kept by it.
   */
  known: oc.input(z.object(ofClient)).output(
    z.object({
      answers: answersSchema,
      brought: z.record(z.string(), broughtFromSchema),
      /** Whether all of the summary that the form asks for could be read. */
      summary: z.enum(['whole', 'partly']),
    }),
  ),
  /** How many that are begun would be lost by signing out: they are in memory only. */
  unfinished: oc.output(z.object({ lost: z.int().nonnegative() })),
  discard: oc.input(z.object({ id: z.uuid() })).output(z.void()),
  /** The texts made of the answers so far. What the professional has written is not touched: the window decides. */
  compose: oc.input(z.object(ofClient)).output(z.object({ texts: assessmentTextsSchema.optional() })),
  /** Asks the CDS Hooks services what they say of the answers so far. */
  prompts: oc.input(z.object(ofClient)).output(z.void()),
  /** Justified or not: told to the service that gave the card (CDS Hooks feedback). */
  answerPrompt: oc
    .input(
      z.object({
        ...ofClient,
        prompt: z.string(),
        outcome: z.enum(['justified', 'notJustified']),
        reason: z.string().trim().min(1).max(500).optional(),
      }),
    )
    .output(z.object({ failure: failureSchema.optional() })),
  /** The text goes to the clipboard: in the access log first. */
  copied: oc.input(z.object({ ...ofClient, register: registerSchema })).output(accessResultSchema),
  /**
   * Writes each register's answers to that register's own source, in the access log first. What could not be written is tried
   * again by the same call, and makes nothing twice.
   */
  finish: oc.input(z.object({ ...ofClient, revision: z.int() })).output(accessResultSchema),
};

/** What is told within the core when an assessment is done: the desk takes it into its contact. */
export interface AssessmentDone {
  id: string;
  client: ClientReference;
  begunAt: string;
  title: z.infer<typeof localizedSchema>;
  texts: AssessmentTexts;
}

/** What a contact already tells when an assessment is begun for it. */
export interface KnownOfContact {
  id: string;
  /** What it is about, in the caller's or the professional's words. */
  reason?: string;
  /** Whose register those words are of; absent = the caller's own, before anybody has written them down. */
  register?: Register;
  /** Who speaks: the client or somebody for them. */
  role?: 'self' | 'parent' | 'relative' | 'otherOnBehalf';
}
