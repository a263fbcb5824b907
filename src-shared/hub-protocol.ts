import * as z from 'zod';
import { type OwnStateInput, type Presence, colleagueSchema } from './availability.js';
import { consultationFromHub, consultationToHub } from './hub-consultation.js';
import { NOTE_LENGTH, type PresenceFrame, REASONS, STATES, readPresenceFrame } from './presence-frame.js';
import { layerSchema } from './presence-layers.js';

/**
 * What a workbench, a reporting system and the hub say to each other over the socket `…/presence`: control as JSON text,
 * presence from the hub in binary frames (presence-frame.ts).
 */
const HUB_PROTOCOL = 2;

/** Why the hub ends a connection (WebSocket close codes of the private range, RFC 6455 §7.4.2). */
export const HUB_CLOSE = {
  /** Not in the agreed form, too much of it, or out of turn. */
  invalid: 4400,
  /** No token, or one that no longer holds. */
  unauthenticated: 4401,
  /** The token has ended and no newer one came: come back with one. Nothing else was wrong. */
  expired: 4402,
  /** The token does not allow what was asked. */
  forbidden: 4403,
  /** Nothing was said after connecting. */
  silent: 4408,
  /** More was said, or more connections were opened, than one may. */
  tooMuch: 4429,
} as const;

export const HUB_LIMITS = {
  /** Largest message in bytes, and largest from one who only speaks for themselves. */
  messageBytes: 1_048_576,
  userMessageBytes: 16_384,
  /** Largest one about consultations: five parts of text and a contact that is handed over, or the versions at hand. */
  consultationBytes: 262_144,
  watched: 500,
  /** Connections of one person at a time. */
  connectionsOfOne: 8,
  fedAtOnce: 5_000,
  /** So long after the end of its token a connection still holds, in milliseconds. */
  expiredMs: 30_000,
  /** Longest lease of a reporting system, in seconds. */
  leaseSeconds: 600,
} as const;

const ordinalSchema = z.number().int().nonnegative();
/** Whole minutes since the epoch; 0 = not given. Presence never travels finer than a minute. */
const minutesSchema = z.number().int().min(0).max(1_000_000_000);
/** A newer workbench may know more states than this reader: unknown numbers are read as unknown, not refused. */
const codeSchema = z.number().int().min(0).max(255);

/** A state without its owner: state, reason, until, last seen, and the person's own few words. */
const wireStandingSchema = z.tuple([
  codeSchema,
  codeSchema,
  minutesSchema,
  minutesSchema,
  z.string().max(NOTE_LENGTH).optional(),
]);
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
    /** Random for each run of a workbench: a person may have several. */
    device: z.string().min(1).max(64),
    token: z.string().max(8192).optional(),
    resume: resumeSchema.optional(),
  }),
  /** A newer token of the same speaker: the connection holds as long as that one does. */
  z.object({ type: z.literal('renew'), token: z.string().max(8192) }),
  /** The speaker's own word, by hand or by an open client; null takes it back. Said again later, it tells its age. */
  z.object({
    type: z.literal('say'),
    layer: layerSchema.extract(['hand', 'contact']),
    standing: wireStandingSchema.nullable(),
    agoSeconds: z.number().int().min(0).max(86_400).optional(),
  }),
  /** Whose changes are wanted at once; replaces the former wish. */
  z.object({ type: z.literal('watch'), ordinals: z.array(ordinalSchema).max(HUB_LIMITS.watched) }),
  /** Whether the batches of all others are wanted too: not while the window is hidden. */
  z.object({ type: z.literal('lanes'), others: z.boolean() }),
  /** A reporting system's word on many people, by their directory id; it holds while the lease lasts. */
  z.object({
    type: z.literal('feed'),
    kind: layerSchema.extract(['roster', 'contactCentre', 'calendar']).default('roster'),
    leaseSeconds: z.number().int().min(1).max(HUB_LIMITS.leaseSeconds),
    states: z.array(z.tuple([z.string().min(1).max(128), wireStandingSchema])).max(HUB_LIMITS.fedAtOnce),
  }),
  /** Signed out: not present from now on, without waiting for the connection to be missed. */
  z.object({ type: z.literal('bye') }),
  ...consultationToHub,
]);
export type ToHub = z.input<typeof toHubSchema>;
/** The same as it was read. */
export type HeardByHub = z.output<typeof toHubSchema>;

const fromHubSchema = z.discriminatedUnion('type', [
  /**
   * The receiver's own number in the directory, once it has one, what others see of them, and which layer decided it:
   * nobody else is told that.
   */
  z.object({
    type: z.literal('self'),
    ordinal: ordinalSchema,
    standing: wireStandingSchema,
    by: layerSchema.nullable(),
  }),
  /** The directory's newest version: fetch it over HTTP when it is not the one at hand. */
  z.object({ type: z.literal('directory'), version: z.string(), numbering: z.string() }),
  ...consultationFromHub,
]);
export type FromHub = z.infer<typeof fromHubSchema>;
/** Whatever comes from the hub: text or a binary frame. */
export type HubMessage = FromHub | PresenceFrame;

/**
 * Body of `GET /directory`. `epoch` is the numbering of its ordinals: the same at all hubs of a county and over their
 * restarts. The version holds over numberings.
 */
export const hubDirectorySchema = z.object({
  version: z.string(),
  epoch: z.string(),
  colleagues: z.array(colleagueSchema),
});
export type HubDirectory = z.infer<typeof hubDirectorySchema>;

const toMinutes = (iso: string | undefined): number =>
  iso === undefined ? 0 : Math.max(0, Math.floor(Date.parse(iso) / 60_000));
const fromMinutes = (minutes: number): string => new Date(minutes * 60_000).toISOString();

export function encodeStanding(standing: Standing | OwnStateInput): WireStanding {
  const wire: [number, number, number, number] = [
    STATES.indexOf(standing.state),
    REASONS.indexOf(standing.reason),
    toMinutes(standing.until),
    toMinutes('lastSeen' in standing ? standing.lastSeen : undefined),
  ];
  return 'note' in standing && standing.note !== undefined ? [...wire, standing.note] : wire;
}

export const decodeStanding = ([state, reason, until, lastSeen, note]: WireStanding): Standing => ({
  state: STATES[state] ?? 'unknown',
  reason: REASONS[reason] ?? 'none',
  ...(until === 0 ? {} : { until: fromMinutes(until) }),
  ...(lastSeen === 0 ? {} : { lastSeen: fromMinutes(lastSeen) }),
  ...(note === undefined ? {} : { note }),
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
export const readToHub = (text: string): HeardByHub | undefined => read(toHubSchema, text);
/** Reads what the hub says: text, or the bytes of a binary message. */
export const readFromHub = (data: string | Uint8Array): HubMessage | undefined =>
  typeof data === 'string' ? read(fromHubSchema, data) : readPresenceFrame(data);
