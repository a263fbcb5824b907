import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';
import { toolContextSchema } from './tools.js';

/** FHIR reference of a client, always `Patient/<logical id>`. Pseudonymous: the only form of a client that may be logged. */
export const clientReferenceSchema = z.string().regex(/^Patient\/[A-Za-z0-9\-.]{1,64}$/);
export type ClientReference = z.infer<typeof clientReferenceSchema>;

/**
 * The four states of allergy information that a banner may show (NHS CUI patient banner); and what it says where the
 * professional may not see health data: that it is being found out, or closed. Those tell nothing of the client.
 */
export const allergyStateSchema = z.enum(['known', 'noneKnown', 'notRecorded', 'unavailable', 'checking', 'closed']);

/** Who the client is, as the banner shows it. Masked data never leaves the core: absent here means "not for this screen". */
export const clientIdentitySchema = z.object({
  reference: clientReferenceSchema,
  family: z.string(),
  given: z.array(z.string()),
  /** Called name (kutsumanimi) when known. */
  calledName: z.string().optional(),
  birthDate: z.string().optional(),
  /** Date of death (YYYY-MM-DD), or `true` where only the fact is known. */
  deceased: z.union([z.string(), z.literal(true)]).optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  /** Henkilötunnus with its individual part masked, e.g. "140348-••••". The whole one comes by `reveal`. */
  maskedIdentityCode: z.string().optional(),
  /** Home municipality's name in the county's language; absent when unknown or under non-disclosure. */
  municipality: z.string().optional(),
  /** Language of service, BCP 47. */
  language: z.string().optional(),
  interpreterNeeded: z.boolean().optional(),
  /** Turvakielto: home municipality, address and contact data are masked. */
  nonDisclosure: z.boolean(),
  namedWorker: z
    .object({
      name: z.string(),
      unit: z.string().optional(),
      /** In which register the worker is told: where that is closed, the worker is left out. */
      register: z.enum(['health', 'social']),
    })
    .optional(),
  allergies: z.object({
    state: allergyStateSchema,
    substances: z.array(z.string()),
    updated: z.string().optional(),
  }),
  /** Where these facts came from: the FHIR source, or the message that opened the client when the source is silent. */
  origin: z.enum(['source', 'message']),
});
export type ClientIdentity = z.infer<typeof clientIdentitySchema>;

/**
 * How a tool stands to the active client. Only `follows` is sure; every other state of an open tool covers it: unknown is
 * not OK. `asleep` tools show nothing; `leftBehind` is the professional's own choice until the tool is taken back.
 */
export const participantStateSchema = z.enum([
  'follows',
  'switching',
  'unconfirmed',
  'refused',
  'absent',
  'asleep',
  'leftBehind',
]);

const namedClientSchema = z.object({ reference: clientReferenceSchema, label: z.string() });

/** Words of another system, shown as its own: plain text, cut to a length that a list row holds. */
export const foreignTextSchema = z.string().max(200);

export const participantSchema = z.object({
  toolId: z.string(),
  name: z.string(),
  /** How it follows (design §4). */
  how: toolContextSchema,
  /** Joined by itself, without an entry in the county file (only while the hub lets in clients without a token). */
  guest: z.boolean(),
  state: participantStateSchema,
  /** The client that the tool last confirmed; null = confirmed that it shows none; absent = never told. */
  shows: namedClientSchema.nullable().optional(),
  /** When the state began. */
  since: z.iso.datetime(),
  /** Milliseconds that its last confirmation took, from the commit on. */
  tookMs: z.number().optional(),
  /** Why it refused, in its own words. */
  detail: foreignTextSchema.optional(),
});
export type Participant = z.infer<typeof participantSchema>;

export const contextPhaseSchema = z.enum([
  'idle',
  /** Finding out who the client is, and writing the access log. */
  'proposed',
  /** Asking those that may refuse. */
  'surveying',
  /** Somebody refused or did not answer in 10 s: the professional decides. */
  'undecided',
  'verifying',
  'synced',
  'partlySynced',
]);

/** Why one of those asked stands against a change. */
export const objectionSchema = z.object({
  /** The tool, or `workbench` for an unsaved draft of our own. */
  toolId: z.string(),
  name: z.string(),
  why: z.enum(['refused', 'timedOut', 'failed', 'unsavedDraft']),
  detail: foreignTextSchema.optional(),
});
export type Objection = z.infer<typeof objectionSchema>;

export const parkedClientSchema = namedClientSchema.extend({
  since: z.iso.datetime(),
  /** Why to come back, in the professional's own words. */
  cue: z.string().max(80).optional(),
  /** Why the workbench parked it. */
  because: z.enum(['chosen', 'unsavedDraft', 'locked']),
  /** An unsaved draft waits with this client. */
  draft: z.boolean(),
});
export type ParkedClient = z.infer<typeof parkedClientSchema>;

export const contextStateSchema = z.object({
  /** Grows by one with each committed change; 0 before the first. Everything shown of a client carries it. */
  version: z.number().int(),
  phase: contextPhaseSchema,
  /** null = no client. */
  active: clientIdentitySchema.nullable(),
  /** When the active client was committed. */
  since: z.iso.datetime(),
  /** The client before this one, while it can be gone back to. */
  previous: namedClientSchema.optional(),
  /** A change under way, not yet committed: who asked for it. No client data before commit, but for the decision. */
  pending: z
    .object({
      id: z.string(),
      from: z.string(),
      /** Set while `undecided`: to whom the change would be (null = no client), and who stands against it. */
      decision: z.object({ to: z.string().nullable(), objections: z.array(objectionSchema).min(1) }).optional(),
    })
    .optional(),
  /** The last change that could not be made, until the next one. */
  failure: failureSchema.optional(),
  participants: z.array(participantSchema),
  parked: z.array(parkedClientSchema),
});
export type ContextState = z.infer<typeof contextStateSchema>;

/** One change of client, as the timeline tells it. In memory only, and only for this session. */
export const transitionSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Who asked: the tool's name, or absent for the workbench itself. */
  by: z.string().optional(),
  outcome: z.enum(['changed', 'cancelled', 'superseded', 'stale', 'failed', 'locked', 'signedOut', 'pending']),
  /** Who stood against it. */
  objections: z.array(objectionSchema),
  /** How the tools came along, once that is known. */
  tools: z.array(z.object({ name: z.string(), state: participantStateSchema, tookMs: z.number().optional() })),
});
export type Transition = z.infer<typeof transitionSchema>;

export const clientHitSchema = z.object({
  reference: clientReferenceSchema,
  name: z.string(),
  birthDate: z.string().optional(),
});
export type ClientHit = z.infer<typeof clientHitSchema>;

export const contextContract = {
  /** The context now, then every change. */
  watch: oc.output(eventIterator(contextStateSchema)),
  /** Clients whose name or henkilötunnus begins with the query (two characters at least), at most 20. */
  search: oc
    .input(z.object({ query: z.string().min(2).max(80) }))
    .output(z.object({ hits: z.array(clientHitSchema), failure: failureSchema.optional() })),
  /** Makes this client the active one, and publishes it to the tools that follow. */
  open: oc
    .input(z.object({ reference: clientReferenceSchema }))
    .output(z.object({ failure: failureSchema.optional() })),
  /** Closes the active client everywhere. */
  close: oc.output(z.void()),
  /** Asks a tool that has not confirmed once more; takes back one that was left behind. */
  retry: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /**
   * The professional's answer to an undecided change. `changeAnyway` commits it and tells everybody, `cancel` leaves every
   * tool as it was, `leaveBehind` commits it and leaves those that stand against it behind. Nothing happens when the
   * change is no longer the one that waits.
   */
  decide: oc
    .input(z.object({ id: z.string(), choice: z.enum(['changeAnyway', 'cancel', 'leaveBehind']) }))
    .output(z.void()),
  /** Leaves a tool behind after the change: covered, and not told of clients until it is taken back. */
  leaveBehind: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /** Back to the client before this one; `version` guards against a change in between. */
  goBack: oc.input(z.object({ version: z.number().int() })).output(z.void()),
  /** Parks the active client with a cue, and closes it everywhere. */
  park: oc.input(z.object({ version: z.number().int(), cue: z.string().max(80).optional() })).output(z.void()),
  /** Takes a parked client off the list; one with an unsaved draft stays. */
  unpark: oc.input(z.object({ reference: clientReferenceSchema })).output(z.void()),
  /** A tool's view was put to sleep (its page is gone), or woken. */
  sleep: oc.input(z.object({ toolId: z.string(), asleep: z.boolean() })).output(z.void()),
  /** The changes of this session, newest first, at most 50. */
  timeline: oc.output(eventIterator(z.array(transitionSchema))),
  /** The whole henkilötunnus of the active client; version guards against answering for the previous one. Logged. */
  reveal: oc.input(z.object({ version: z.number().int() })).output(z.object({ identityCode: z.string().optional() })),
};
