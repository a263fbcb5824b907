import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';

/** Roles of the professionals; the county file maps its identity provider's claim values to them. */
export const roleSchema = z.enum(['nurse', 'socialWorker', 'counsellor', 'trainer']);
export type Role = z.infer<typeof roleSchema>;

/**
 * What a person is entrusted with besides the role: writes guidelines, approves what others wrote, or sees who of the own
 * unit has read them.
 */
export const dutySchema = z.enum(['guidelineEditor', 'guidelineApprover', 'unitSupervisor']);
export type Duty = z.infer<typeof dutySchema>;

export const professionalSchema = z.object({
  /** The identity provider's subject; also the person's key in the hub. */
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  /** Unit as the identity provider gives it, e.g. "Asiakasohjaus". */
  unit: z.string().optional(),
  duties: z.array(dutySchema).optional(),
});
export type Professional = z.infer<typeof professionalSchema>;

export const signInFailureSchema = z.enum([
  'providerUnreachable', // no discovery document or token endpoint
  'cancelled', // the professional or the provider stopped it
  'expired', // the answer came to a sign-in that is no longer waited for
  'invalidAnswer', // state, nonce, signature or claims did not hold
  'noRole', // signed in, but the county file knows no role for this person
]);
export type SignInFailure = z.infer<typeof signInFailureSchema>;

/** Why a session ended without the professional's own word. */
export const endedBySchema = z.enum(['provider', 'expired']);

/** Tools, by name, that did not confirm that they show no client any more: the professional closes them. */
const unclearedSchema = z.array(z.string()).min(1).optional();

export const sessionSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signedOut'),
    failure: signInFailureSchema.optional(),
    endedBy: endedBySchema.optional(),
    uncleared: unclearedSchema,
    /** Locked sessions of others that are kept for a while (quick switch): who, and until when. */
    kept: z.array(z.object({ name: z.string(), until: z.iso.datetime() })).optional(),
  }),
  z.object({ state: z.literal('signingIn') }),
  z.object({
    state: z.literal('signedIn'),
    professional: professionalSchema,
    signedInAt: z.iso.datetime(),
    /** When the session ends unless it is continued; told some minutes before, and only where it does not renew itself. */
    endsAt: z.iso.datetime().optional(),
    /** When the workbench locks itself unless somebody uses it; told half a minute before. */
    locksAt: z.iso.datetime().optional(),
  }),
  /** The session goes on, but shows and gives nothing until the same person has signed in again. For data: not signed in. */
  z.object({
    state: z.literal('locked'),
    professional: professionalSchema,
    signedInAt: z.iso.datetime(),
    lockedAt: z.iso.datetime(),
    /** What locked it. */
    lockedBy: z.enum(['user', 'idle', 'machine', 'expired']),
    /** How long it is kept for its owner when another person takes the workstation; absent = it is ended then. */
    keptForMinutes: z.number().optional(),
    /** Why the last try to unlock did not succeed. */
    failure: signInFailureSchema.optional(),
    uncleared: unclearedSchema,
  }),
]);
export type Session = z.infer<typeof sessionSchema>;

export const identityContract = {
  /** The session now, then every change. Both screens follow one session. */
  watch: oc.output(eventIterator(sessionSchema)),
  /**
   * Begins sign-in (authorization code with PKCE); of a locked session, the new sign-in that unlocks it. Another person's
   * ends the locked session and begins their own. `navigateTo` is where this window must go, or absent where the host
   * opens a window of its own (Electron).
   */
  signIn: oc.output(z.object({ navigateTo: z.url().optional() })),
  /** Signs out everywhere: clears the client from every tool first; `navigateTo` ends the provider's session. */
  signOut: oc.output(z.object({ navigateTo: z.url().optional() })),
  /** One click before the session ends: a new sign-in, and back to the same place with everything as it was. */
  continue: oc.output(z.object({ navigateTo: z.url().optional() })),
  /**
   * Gives the workstation to another person. Where the county keeps locked sessions (quick switch), this one is kept
   * locked; otherwise it is signed out.
   */
  switchUser: oc.output(z.object({ navigateTo: z.url().optional() })),
  /** The professional uses the windows: told at most every half a minute, so that an idle workbench can lock itself. */
  present: oc.output(z.void()),
  /** Locks both screens: nothing of any client is shown, here or in the tools, until the same person signs in again. */
  lock: oc.output(z.void()),
};
