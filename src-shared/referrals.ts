import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { accessResultSchema } from './access.js';
import { clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { languageSchema, localizedSchema } from './language.js';
import { answersSchema, questionnaireSchema } from './questionnaire.js';

/** A referral's way: `draft` and `consented` have not left; the rest is as the receiver has it. */
export const referralStateSchema = z.enum([
  'draft',
  'consented',
  /** On its way: the receiver's system has not answered yet. */
  'sending',
  'sent',
  'received',
  'contacted',
  'takingPart',
  'ended',
  'notReached',
  'cancelled',
  /** Nobody took it up before its last day. */
  'expired',
]);
export type ReferralState = z.infer<typeof referralStateSchema>;

const wordsSchema = z.string().trim().min(1).max(500);

/** Who is asked when something about the referral is unclear: seen by the receiver. */
export const linkPersonSchema = z.object({ name: z.string().max(200), contact: z.string().max(200) });

/** The client's consent to one referral as it stands: what is changed after it needs another one. */
export const referralConsentSchema = z.object({
  at: z.iso.datetime(),
  given: z.enum(['orally', 'inWriting', 'electronically']),
  /** The receiver may tell how it went. */
  feedback: z.boolean(),
  by: z.string(),
});
export type ReferralConsent = z.infer<typeof referralConsentSchema>;

/** A kind of referral that the county has: its form, and to whom it goes. */
export const referralTypeSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  receiver: localizedSchema,
  /** Days for which the receiver may take it up. */
  validDays: z.int(),
  form: questionnaireSchema.optional(),
  /** Why the form cannot be used; the others work. */
  mistake: z.string().optional(),
});
export type ReferralType = z.infer<typeof referralTypeSchema>;

/** A referral that is being made for the open client. */
export const ownReferralSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  /** The service that it is about; absent = none in particular. */
  service: z.object({ id: z.string(), name: z.string() }).optional(),
  answers: answersSchema,
  link: linkPersonSchema,
  language: languageSchema,
  state: referralStateSchema,
  consent: referralConsentSchema.optional(),
  /** Grows with each change; what is saved or sent names the one that it was made from. */
  revision: z.int(),
  savedAt: z.iso.datetime(),
  /** Why the receiver's system has not taken it yet; it is tried again. */
  failure: failureSchema.optional(),
});
export type OwnReferral = z.infer<typeof ownReferralSchema>;

/** Where drafts are kept: sealed on the disk with a key of the keyring, or in memory only, and why. */
export const draftVaultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opening') }),
  z.object({ kind: z.literal('sealed') }),
  z.object({
    kind: z.literal('memory'),
    because: z.enum(['shared', 'noKeyring', 'keyringLocked', 'keyringSlow', 'diskFailed']),
  }),
]);
export type DraftVault = z.infer<typeof draftVaultSchema>;

export const referralsStateSchema = z.object({
  contextVersion: z.int(),
  client: clientReferenceSchema.nullable(),
  /** The client's access is open: a referral can be begun. */
  open: z.boolean(),
  /** Turvakielto: contact data are neither asked nor sent. */
  masked: z.boolean(),
  vault: draftVaultSchema,
  /** What was kept cannot be read with this workstation's key; it was set aside. */
  unreadable: z.boolean(),
  referrals: z.array(ownReferralSchema),
});
export type ReferralsState = z.infer<typeof referralsStateSchema>;

/** Why the sender is reminded of a referral. */
export const reminderKindSchema = z.enum([
  /** Nobody has opened it at the receiver's. */
  'unopened',
  /** The receiver has it, and nobody has reached the client. */
  'uncontacted',
  /** The day has passed on which the receiver was to contact the client. */
  'plannedPassed',
  'notReached',
  /** The receiver has turned it down, or ended it without the sender. */
  'turnedDown',
  'expired',
  /** The receiver has told how it went, and it has not been read. */
  'feedback',
]);
export type ReminderKind = z.infer<typeof reminderKindSchema>;

const reminderSchema = z.object({
  kind: reminderKindSchema,
  /** YYYY-MM-DD, in Finland. */
  on: z.iso.date(),
  due: z.boolean(),
});
export type Reminder = z.infer<typeof reminderSchema>;

/** One referral of the follow-up list. */
export const followedSchema = z.object({
  id: z.string(),
  type: z.string().optional(),
  title: z.string(),
  receiver: z.string(),
  /** Of the professional's own referrals only; a team's referral names nobody before the client is opened. */
  client: z.object({ name: z.string(), reference: clientReferenceSchema.optional() }).optional(),
  mine: z.boolean(),
  sender: z.string(),
  link: z.string(),
  state: referralStateSchema,
  sentAt: z.iso.datetime({ offset: true }).optional(),
  changedAt: z.iso.datetime({ offset: true }).optional(),
  /** When the client was first reached, as the receiver tells it. */
  contactedAt: z.iso.datetime({ offset: true }).optional(),
  /** Last day on which it can be taken up, YYYY-MM-DD. */
  until: z.iso.date().optional(),
  /** When the receiver means to contact the client, YYYY-MM-DD. */
  planned: z.iso.date().optional(),
  /** Of the professional's own referrals: what they will be reminded of next, or are now. */
  reminder: reminderSchema.optional(),
  /** What the professional should do next. */
  next: z.enum(['wait', 'askReceiver', 'callClient', 'renew', 'agreeAnew', 'readFeedback', 'retry', 'nothing']),
  feedback: z.enum(['notAllowed', 'none', 'given']),
  failure: failureSchema.optional(),
  /** Of one's own: how it stands in the client's own record; absent = it is not written there. */
  record: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('written') }),
      z.object({ kind: z.literal('waits'), failure: failureSchema.optional() }),
    ])
    .optional(),
});
export type Followed = z.infer<typeof followedSchema>;

export const followUpSchema = z.object({
  rows: z.array(followedSchema),
  /** When the receivers were last heard; absent = not yet. */
  checkedAt: z.iso.datetime().optional(),
  /** Receivers that did not answer; what they last told is shown. */
  failures: z.array(failureSchema),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** What leaves, in its own order: read from the very resources that are sent. */
export const leavingSchema = z.object({
  receiver: z.string(),
  lines: z.array(
    z.object({ about: z.enum(['client', 'form', 'sender', 'consent']), label: z.string(), text: z.string() }),
  ),
  /** The same as FHIR (JSON). */
  fhir: z.string(),
});
export type Leaving = z.infer<typeof leavingSchema>;

const ofClient = { version: z.int(), id: z.uuid() };
const resultSchema = accessResultSchema;

export const referralsContract = {
  types: oc.output(z.array(referralTypeSchema)),
  /** The open client's referrals now, then every change. */
  watch: oc.output(eventIterator(referralsStateSchema)),
  /** Begins a draft for the open client; without `id` the client has changed or is not open. */
  begin: oc
    .input(
      z.object({
        version: z.int(),
        type: z.string(),
        language: languageSchema,
        service: z.object({ id: z.string(), name: wordsSchema }).optional(),
      }),
    )
    .output(z.object({ id: z.uuid().optional() })),
  /** Keeps what was written, with whoever it was begun for. Answers when it is safe. A consent given before is void. */
  save: oc
    .input(z.object({ id: z.uuid(), answers: answersSchema, link: linkPersonSchema }))
    .output(z.object({ revision: z.int().optional() })),
  discard: oc.input(z.object({ id: z.uuid() })).output(z.void()),
  /** The client's consent to the referral of this revision: in the access log first. */
  consent: oc
    .input(
      z.object({
        ...ofClient,
        revision: z.int(),
        given: referralConsentSchema.shape.given,
        feedback: z.boolean(),
        informed: z.literal(true),
      }),
    )
    .output(resultSchema),
  /** The client takes the consent back before anything has left. */
  unconsent: oc.input(z.object(ofClient)).output(resultSchema),
  /** Exactly what would leave; absent while there is no consent. */
  preview: oc.input(z.object(ofClient)).output(z.object({ leaving: leavingSchema.optional() })),
  /** Sends: the access log first. It then goes by itself until the receiver's system has taken it. */
  send: oc.input(z.object({ ...ofClient, revision: z.int() })).output(resultSchema),
  /** The follow-up list now, then every change. */
  followUp: oc.output(eventIterator(followUpSchema)),
  /** How many of one's own referrals are due now, then every change. */
  due: oc.output(eventIterator(z.object({ count: z.int() }))),
  /** Settles a reminder: done, or moved to a later day. False when it is not there any more, or could not be kept. */
  remind: oc
    .input(z.object({ id: z.uuid(), kind: reminderKindSchema, until: z.iso.date().optional() }))
    .output(z.object({ done: z.boolean() })),
  /** Asks the receivers now. */
  refresh: oc.output(z.void()),
  /** Takes a sent referral back at the receiver's; `revoked` when the client has taken the consent back. */
  withdraw: oc.input(z.object({ id: z.uuid(), revoked: z.boolean() })).output(resultSchema),
  /** What the receiver tells of how it went, where the client allowed it: in the access log first. */
  feedback: oc
    .input(z.object({ id: z.string() }))
    .output(z.object({ result: resultSchema, text: z.string().optional() })),
};
