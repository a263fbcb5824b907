import * as z from 'zod';
import { assertNever } from '#shared/assert-never.js';
import { clientReferenceSchema } from '#shared/context.js';
import type { Answers } from '#shared/questionnaire.js';
import {
  type OwnReferral,
  type ReferralConsent,
  type ReferralState,
  ownReferralSchema,
  referralStateSchema,
} from '#shared/referrals.js';

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
  withdrawal: z.object({ at: z.iso.datetime(), revoked: z.boolean() }).optional(),
  /** As the receiver last told. */
  heard: z.object({ state: referralStateSchema, at: z.string() }).optional(),
});
export type Referral = z.infer<typeof referralSchema>;

export type ReferralEvent =
  | { type: 'edit'; answers: Answers; link: OwnReferral['link']; at: string }
  | { type: 'consent'; revision: number; consent: ReferralConsent }
  | { type: 'unconsent'; at: string }
  | { type: 'send'; revision: number; masked: boolean; at: string }
  | { type: 'delivered' }
  | { type: 'withdraw'; revoked: boolean; at: string }
  | { type: 'withdrawn' }
  | { type: 'heard'; state: ReferralState; at: string };

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
      return { ...referral, phase: 'sending', masked: referral.masked || event.masked, sentAt: event.at };
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
        heard: { state: event.state, at: event.at },
      };
    default:
      return assertNever(event);
  }
}

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
