import * as z from 'zod';
import {
  type OwnStateInput,
  type Presence,
  type PresenceReason,
  type PresenceState,
  colleagueSchema,
} from './availability.js';
import { consultationFromHub, consultationToHub } from './hub-consultation.js';

/**
 * What a workbench, a reporting system and the hub say to each other over the socket `…/presence`, as JSON text.
 * Presence travels as a short tuple of numbers. States and reasons keep their numbers for ever: add at the end.
 */
const HUB_PROTOCOL = 1;
const STATES: readonly PresenceState[] = ['unknown', 'offline', 'available', 'interruptible', 'busy', 'away'];
const REASONS: readonly PresenceReason[] = [
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
];

/** Why the hub ends a connection (WebSocket close codes of the private range, RFC 6455 §7.4.2). */
export const HUB_CLOSE = {
  /** Not in the agreed form, too much of it, or out of turn. */
  invalid: 4400,
  /** No token, or one that no longer holds. */
  unauthenticated: 4401,
  /** The token does not allow what was asked. */
  forbidden: 4403,
  /** Nothing was said after connecting. */
  silent: 4408,
} as const;

export const HUB_LIMITS = {
  /** Largest message in bytes, and largest from one who only speaks for themselves. */
  messageBytes: 1_048_576,
  userMessageBytes: 16_384,
  /** Largest one about consultations: five parts of text, or the versions at hand. */
  consultationBytes: 131_072,
  watched: 500,
  fedAtOnce: 5_000,
  /** Longest lease of a reporting system, in seconds. */
  leaseSeconds: 600,
} as const;

const ordinalSchema = z.number().int().nonnegative();
/** Whole minutes since the epoch; 0 = not given. Presence never travels finer than a minute. */
const minutesSchema = z.number().int().min(0).max(1_000_000_000);
/** A newer hub may know more states than this reader: unknown numbers are read as unknown, not refused. */
const stateCodeSchema = z.number().int().min(0).max(255);
const reasonCodeSchema = z.number().int().min(0).max(255);

const wirePresenceSchema = z.tuple([ordinalSchema, stateCodeSchema, reasonCodeSchema, minutesSchema, minutesSchema]);
export type WirePresence = z.infer<typeof wirePresenceSchema>;

/** A presence without its owner: state, reason, until, last seen. */
const wireStandingSchema = z.tuple([stateCodeSchema, reasonCodeSchema, minutesSchema, minutesSchema]);
export type WireStanding = z.infer<typeof wireStandingSchema>;
export type Standing = Omit<Presence, 'ordinal'>;

const resumeSchema = z.object({ epoch: z.string().max(64), seq: z.number().int().nonnegative() });
/** How far a receiver has come in the hub's changes; another epoch means that the hub has begun anew. */
export type HubPosition = z.infer<typeof resumeSchema>;

const toHubSchema = z.discriminatedUnion('type', [
  /** First message. The token may come here or in the Authorization header of the upgrade. */
  z.object({
    type: z.literal('hello'),
    protocol: z.literal(HUB_PROTOCOL),
    token: z.string().max(8192).optional(),
    resume: resumeSchema.optional(),
  }),
  /** The speaker's own state. */
  z.object({ type: z.literal('set'), standing: wireStandingSchema }),
  /** Whose changes are wanted at once; replaces the former wish. */
  z.object({ type: z.literal('watch'), ordinals: z.array(ordinalSchema).max(HUB_LIMITS.watched) }),
  /** A reporting system's word on many people, by their directory id; it holds while the lease lasts. */
  z.object({
    type: z.literal('feed'),
    leaseSeconds: z.number().int().min(1).max(HUB_LIMITS.leaseSeconds),
    states: z.array(z.tuple([z.string().min(1).max(128), wireStandingSchema])).max(HUB_LIMITS.fedAtOnce),
  }),
  /** Signed out: not present from now on, without waiting for the connection to be missed. */
  z.object({ type: z.literal('bye') }),
  ...consultationToHub,
]);
export type ToHub = z.infer<typeof toHubSchema>;

const fromHubSchema = z.discriminatedUnion('type', [
  /** All that the hub knows. `seq` numbers the batch that it includes. */
  z.object({
    type: z.literal('snapshot'),
    epoch: z.string(),
    seq: z.number().int(),
    at: z.number(),
    presences: z.array(wirePresenceSchema),
  }),
  /** The receiver was not away too long: the batches that it missed follow. */
  z.object({ type: z.literal('resumed'), epoch: z.string(), seq: z.number().int(), at: z.number() }),
  /** One second's changes, for all. */
  z.object({
    type: z.literal('changes'),
    seq: z.number().int(),
    at: z.number(),
    presences: z.array(wirePresenceSchema),
  }),
  /** A change of somebody who is watched, ahead of the batch. */
  z.object({ type: z.literal('now'), at: z.number(), presences: z.array(wirePresenceSchema) }),
  /** The receiver's own number in the directory, once it has one. */
  z.object({ type: z.literal('self'), ordinal: ordinalSchema }),
  /** The directory's newest version: fetch it over HTTP when it is not the one at hand. */
  z.object({ type: z.literal('directory'), version: z.string() }),
  ...consultationFromHub,
]);
export type FromHub = z.infer<typeof fromHubSchema>;

/** Body of `GET /directory`. Ordinals hold for one epoch; the version holds over epochs. */
export const hubDirectorySchema = z.object({
  version: z.string(),
  epoch: z.string(),
  colleagues: z.array(colleagueSchema),
});
export type HubDirectory = z.infer<typeof hubDirectorySchema>;

const toMinutes = (iso: string | undefined): number =>
  iso === undefined ? 0 : Math.max(0, Math.floor(Date.parse(iso) / 60_000));
const fromMinutes = (minutes: number): string => new Date(minutes * 60_000).toISOString();

export const encodeStanding = (standing: Standing | OwnStateInput): WireStanding => [
  STATES.indexOf(standing.state),
  REASONS.indexOf(standing.reason),
  toMinutes(standing.until),
  toMinutes('lastSeen' in standing ? standing.lastSeen : undefined),
];

export const decodeStanding = ([state, reason, until, lastSeen]: WireStanding): Standing => ({
  state: STATES[state] ?? 'unknown',
  reason: REASONS[reason] ?? 'none',
  ...(until === 0 ? {} : { until: fromMinutes(until) }),
  ...(lastSeen === 0 ? {} : { lastSeen: fromMinutes(lastSeen) }),
});

export const encodePresence = (ordinal: number, standing: Standing): WirePresence => [
  ordinal,
  ...encodeStanding(standing),
];
export const decodePresence = ([ordinal, ...standing]: WirePresence): Presence => ({
  ordinal,
  ...decodeStanding(standing),
});

/** Reads one message; undefined when it is not JSON or not of the protocol. */
function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
export const readToHub = (text: string): ToHub | undefined => read(toHubSchema, text);
export const readFromHub = (text: string): FromHub | undefined => read(fromHubSchema, text);
