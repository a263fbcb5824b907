import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { professions } from './choices.js';

/** Vapaa · keskeytettävissä · varattu · tauolla · ei paikalla · tuntematon. Numbers on the wire: see presence-frame.ts. */
export const presenceStateSchema = z.enum(['available', 'interruptible', 'busy', 'away', 'offline', 'unknown']);
export type PresenceState = z.infer<typeof presenceStateSchema>;

/** Why, where it helps to know when to ask. */
export const presenceReasonSchema = z.enum([
  'none',
  'client',
  'call',
  'consultation',
  'recording',
  'meeting',
  'lunch',
  'break',
  'training',
  'remoteWork',
]);
export type PresenceReason = z.infer<typeof presenceReasonSchema>;

/** One colleague of the directory. Slow data: name, place and skills; never presence. */
export const colleagueSchema = z.object({
  /** Subject at the identity provider. */
  id: z.string(),
  /** Stable number of the person in the hub; presence is keyed by it. */
  ordinal: z.number().int().nonnegative(),
  name: z.string(),
  title: z.string(),
  profession: z.enum(professions),
  unit: z.string(),
  municipality: z.string().optional(),
  skills: z.array(z.string()),
  /** BCP 47 language codes the person serves in. */
  languages: z.array(z.string()),
  phone: z.string().optional(),
  extension: z.string().optional(),
  email: z.string().optional(),
  onDuty: z.boolean().optional(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

const presenceSchema = z.object({
  ordinal: z.number().int().nonnegative(),
  state: presenceStateSchema,
  reason: presenceReasonSchema,
  /** "Takaisin klo" or "vapaa klo … asti", ISO date-time. */
  until: z.iso.datetime().optional(),
  /** Coarse (to the minute) time of last being signed in, for `offline`. */
  lastSeen: z.iso.datetime().optional(),
  /** The person's own few words beside the state they set by hand. */
  note: z.string().max(60).optional(),
  /** Open consultations that the person has taken; absent = none. */
  load: z.number().int().min(0).max(15).optional(),
});
export type Presence = z.infer<typeof presenceSchema>;

const hubConnectionSchema = z.object({
  state: z.enum(['connecting', 'connected', 'lost']),
  /** When presence was last known to be true. */
  asOf: z.iso.datetime().optional(),
});

export type HubConnection = z.infer<typeof hubConnectionSchema>;

/** First a snapshot, then changes. Lost connection: states are shown as unknown with `asOf`. */
const presenceUpdateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    connection: hubConnectionSchema,
    /** The numbering that the ordinals belong to: the directory of another one numbers people otherwise. */
    epoch: z.string(),
    presences: z.array(presenceSchema),
    own: presenceSchema.optional(),
  }),
  z.object({
    kind: z.literal('changes'),
    asOf: z.iso.datetime(),
    presences: z.array(presenceSchema),
    own: presenceSchema.optional(),
  }),
  z.object({ kind: z.literal('connection'), connection: hubConnectionSchema }),
  /** The directory has this version now; `directory` gives it. */
  z.object({ kind: z.literal('directory'), version: z.string(), epoch: z.string() }),
]);
export type PresenceUpdate = z.infer<typeof presenceUpdateSchema>;

const ownStateInputSchema = z.object({
  state: z.enum(['available', 'interruptible', 'busy', 'away', 'offline']),
  reason: presenceReasonSchema,
  until: z.iso.datetime().optional(),
});
export type OwnStateInput = z.infer<typeof ownStateInputSchema>;

/** What `directory` answers. */
const directoryAnswerSchema = z.discriminatedUnion('kind', [
  /** The hub has given no directory yet; an update of kind `directory` tells when it has. */
  z.object({ kind: z.literal('notYet') }),
  /** The version that the asker knows is the newest. */
  z.object({ kind: z.literal('same'), version: z.string(), epoch: z.string() }),
  z.object({
    kind: z.literal('newer'),
    version: z.string(),
    epoch: z.string(),
    colleagues: z.array(colleagueSchema),
  }),
]);
export type DirectoryAnswer = z.infer<typeof directoryAnswerSchema>;

export const availabilityContract = {
  /** The directory; without `colleagues` when `knownVersion` is still the newest (the renderer keeps it in Dexie). */
  directory: oc.input(z.object({ knownVersion: z.string().optional() })).output(directoryAnswerSchema),
  watch: oc.output(eventIterator(presenceUpdateSchema)),
  /**
   * Whose rows this screen shows now: their changes come at once, all others within a second. While all screens that
   * show any are hidden, the others come when one is seen again.
   */
  show: oc
    .input(z.object({ ordinals: z.array(z.number().int().nonnegative()).max(200), hidden: z.boolean().default(false) }))
    .output(z.void()),
  /** Sets the signed-in professional's own state. `accepted: false` when the hub is not connected. */
  setOwn: oc.input(ownStateInputSchema).output(z.object({ accepted: z.boolean() })),
};
