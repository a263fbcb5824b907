import * as z from 'zod';
import { assertNever } from '#shared/assert-never.js';
import { type Register, registerSchema } from '#shared/client-summary.js';
import { clientReferenceSchema } from '#shared/context.js';
import type { Answers } from '#shared/questionnaire.js';
import {
  type OwnReferral,
  type ReferralConsent,
  type ReferralState,
  ownReferralSchema,
  referralStateSchema,
  reminderKindSchema,
} from '#shared/referrals.js';

/** What the professional has said of a reminder: done, or not before `until`. */
export const reminderMarkSchema = z.object({
  kind: reminderKindSchema,
  /** The day on which it fell due by itself: another day is another reminder. */
  of: z.iso.date(),
  until: z.iso.date().optional(),
});
export type ReminderMark = z.infer<typeof reminderMarkSchema>;

const partStatus = z.string().optional();
/** What has been written to the client's own record: the status of each part there. */
export const recordedSchema = z.object({
  response: partStatus,
  consent: partStatus,
  request: partStatus,
  task: partStatus,
});
export type Recorded = z.infer<typeof recordedSchema>;

/** A referral as it is kept: what is shown of it, whose it is, and how far it has come. */
export const referralSchema = ownReferralSchema.omit({ state: true, failure: true }).extend({
  client: clientReferenceSchema,
  /** The client's name, as the receiver is told it. */
  clientName: z.object({ family: z.string(), given: z.string() }),
  /** Who sends it, as the receiver is told. */
  sender: z.object({ id: z.string(), name: z.string(), unit: z.string().optional() }),
  /** Turvakielto was in force, or not known to be absent, when it was begun or sent: contact data stay here. */
  masked: z.boolean(),
  phase: z.enum(['draft', 'consented', 'sending', 'sent', 'withdrawing', 'withdrawn']),
  sentAt: z.iso.datetime().optional(),
  /** Last day on which it can be taken up. */
  until: z.iso.date().optional(),
  /** Register of the sender's own duties with the client, to whose source it is written. */
  register: registerSchema.optional(),
  recorded: recordedSchema.optional(),
  marks: z.array(reminderMarkSchema).optional(),
  withdrawal: z.object({ at: z.iso.datetime(), revoked: z.boolean() }).optional(),
  /** As the receiver last told. */
  heard: z
    .object({
      state: referralStateSchema,
      at: z.string(),
      planned: z.string().optional(),
      feedback: z.boolean().optional(),
    })
    .optional(),
});
export type Referral = z.infer<typeof referralSchema>;

export type ReferralEvent =
  | { type: 'edit'; answers: Answers; link: OwnReferral['link']; at: string }
  | { type: 'consent'; revision: number; consent: ReferralConsent }
  | { type: 'unconsent'; at: string }
  | {
      type: 'send';
      revision: number;
      masked: boolean;
      at: string;
      until: string;
      register: Register;
    }
  | { type: 'delivered' }
  | { type: 'withdraw'; revoked: boolean; at: string }
  | { type: 'withdrawn' }
  | { type: 'heard'; state: ReferralState; at: string; planned?: string | undefined; feedback?: boolean }
  | { type: 'recorded'; part: keyof Recorded; status: string }
  | { type: 'marked'; mark: ReminderMark };

/** A referral without its consent. */
function bare(referral: Referral): Referral {
  const { consent, ...rest } = referral;
  return consent === undefined ? referral : rest;
}

/**
 * What an event makes of a referral; undefined where it may not happen. Nothing comes to `sending` but with a consent to the
 * very revision that is sent. Pure.
 */
export function step(referral: Referral, event: ReferralEvent): Referral | undefined {
  const { phase, revision } = referral;
  switch (event.type) {
    case 'edit':
      if (phase !== 'draft' && phase !== 'consented') return undefined;
      return {
        ...bare(referral),
        phase: 'draft',
        answers: event.answers,
        link: event.link,
        revision: revision + 1,
        savedAt: event.at,
      };
    case 'consent':
      if (phase !== 'draft' || event.revision !== revision) return undefined;
      return { ...referral, phase: 'consented', consent: event.consent };
    case 'unconsent':
      if (phase !== 'consented') return undefined;
      return { ...bare(referral), phase: 'draft', savedAt: event.at };
    case 'send':
      if (phase !== 'consented' || referral.consent === undefined || event.revision !== revision) return undefined;
      return {
        ...referral,
        phase: 'sending',
        masked: referral.masked || event.masked,
        sentAt: event.at,
        until: event.until,
        register: event.register,
      };
    case 'delivered':
      return phase === 'sending' ? { ...referral, phase: 'sent' } : undefined;
    case 'withdraw':
      // Also one that has not been delivered: a receiver that does not answer may have it all the same.
      if (phase !== 'sending' && phase !== 'sent') return undefined;
      if (isOver(referral.heard?.state)) return undefined;
      return { ...referral, phase: 'withdrawing', withdrawal: { at: event.at, revoked: event.revoked } };
    case 'withdrawn':
      return phase === 'withdrawing' ? { ...referral, phase: 'withdrawn' } : undefined;
    case 'heard':
      if (phase !== 'sent' && phase !== 'withdrawing' && phase !== 'sending') return undefined;
      return {
        ...referral,
        // The receiver has it, whatever became of the answer.
        phase: phase === 'sending' ? 'sent' : phase,
        heard: { state: event.state, at: event.at, planned: event.planned, feedback: event.feedback },
      };
    case 'recorded':
      // Nothing is written of what has not left.
      if (phase === 'draft' || phase === 'consented') return undefined;
      return { ...referral, recorded: { ...referral.recorded, [event.part]: event.status } };
    case 'marked': {
      if (phase !== 'sent') return undefined;
      const others = (referral.marks ?? []).filter(({ kind }) => kind !== event.mark.kind);
      return { ...referral, marks: [...others, event.mark] };
    }
    default:
      return assertNever(event);
  }
}

const DAY_MS = 86_400_000;
/** Last day (YYYY-MM-DD) on which what is sent at the time can be taken up. Pure. */
export const untilOf = (sentAt: string, validDays: number): string =>
  new Date(Date.parse(sentAt) + validDays * DAY_MS).toISOString().slice(0, 10);

/** Nothing more happens to it. Pure. */
export const isOver = (state: ReferralState | undefined): boolean =>
  state === 'ended' || state === 'notReached' || state === 'cancelled';

/** As it is shown. Pure. */
export function stateOf({ phase, heard }: Referral): ReferralState {
  switch (phase) {
    case 'draft':
    case 'consented':
    case 'sending':
      return phase;
    case 'withdrawn':
    case 'withdrawing':
      return 'cancelled';
    case 'sent':
      return heard?.state ?? 'sent';
    default:
      return assertNever(phase);
  }
}
