import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { professions } from './choices.js';
import { contactLinksSchema } from './contact-links.js';
import { layerSchema } from './presence-layers.js';

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
  /** A few words beside it that colleagues see, unless the person hides them. Nothing of a client. */
  note: z.string().trim().max(60).optional(),
});
export type OwnStateInput = z.infer<typeof ownStateInputSchema>;

/** A state that the professional sets with one choice. */
const ownPresetSchema = ownStateInputSchema
  .omit({ until: true })
  .extend({ minutes: z.number().int().min(5).max(720).optional() });

/** The professional's own wishes of what is shown of them; kept over restarts, by person. */
export const ownSettingsSchema = z.object({
  /** An open client makes them busy to others; never which client. */
  contact: z.boolean(),
  /** Hints, to themselves only, that nobody has used the workbench for a while although others see them as free. */
  idleHint: z.boolean(),
  /** The free text beside the state is not shown to others. */
  noteHidden: z.boolean(),
  presets: z.array(ownPresetSchema).max(8),
});
export type OwnSettings = z.infer<typeof ownSettingsSchema>;

/** What is shown of the professional, and why. Nobody else is told this. */
const ownStandingSchema = z.object({
  /** What others see now, load included; absent while the hub is not heard, or does not know the person. */
  seen: presenceSchema.optional(),
  /** Which layer decided it (presence-rule.ts, `PRECEDENCE`); null = none holds. */
  by: layerSchema.nullable().optional(),
  /** What was set by hand, while it holds. */
  hand: ownStateInputSchema.optional(),
  /** An open client says now that the person is busy. */
  contact: z.boolean(),
  settings: ownSettingsSchema,
  /** Whether the county offers the hint of idleness at all. */
  idleHintOffered: z.boolean(),
  /** Unused since, while others see the person as free; told only when the hint is on. */
  idleSince: z.iso.datetime().optional(),
});
export type OwnStanding = z.infer<typeof ownStandingSchema>;

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
  /** Takes back what was set by hand: from then on the other layers decide. */
  takeBackOwn: oc.output(z.object({ accepted: z.boolean() })),
  /** What others see of the professional, which layer decided it, and their own wishes; then every change. */
  own: oc.output(eventIterator(ownStandingSchema)),
  /** The county's ways to reach a colleague. */
  links: oc.output(contactLinksSchema),
  saveOwnSettings: oc.input(ownSettingsSchema.partial()).output(z.void()),
};
