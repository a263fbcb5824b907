import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';

/** FHIR reference of a client, always `Patient/<logical id>`. Pseudonymous: the only form of a client that may be logged. */
export const clientReferenceSchema = z.string().regex(/^Patient\/[A-Za-z0-9\-.]{1,64}$/);
export type ClientReference = z.infer<typeof clientReferenceSchema>;

/** The four states of allergy information that a banner may show (NHS CUI patient banner). */
export const allergyStateSchema = z.enum(['known', 'noneKnown', 'notRecorded', 'unavailable']);

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
  namedWorker: z.object({ name: z.string(), unit: z.string().optional() }).optional(),
  allergies: z.object({
    state: allergyStateSchema,
    substances: z.array(z.string()),
    updated: z.string().optional(),
  }),
  /** Where these facts came from: the FHIR source, or the message that opened the client when the source is silent. */
  origin: z.enum(['source', 'message']),
});
export type ClientIdentity = z.infer<typeof clientIdentitySchema>;

/** How a tool stands to the active client. `unconfirmed` tools are covered: unknown is not OK. */
export const participantStateSchema = z.enum(['follows', 'switching', 'unconfirmed', 'refused', 'absent']);

export const participantSchema = z.object({
  toolId: z.string(),
  name: z.string(),
  state: participantStateSchema,
  /** The client that the tool last confirmed; null = confirmed that it shows none; absent = never told. */
  shows: z.object({ reference: clientReferenceSchema, label: z.string() }).nullable().optional(),
  /** When the state began. */
  since: z.iso.datetime(),
});
export type Participant = z.infer<typeof participantSchema>;

export const contextPhaseSchema = z.enum(['idle', 'proposed', 'verifying', 'synced', 'partlySynced']);

export const contextStateSchema = z.object({
  /** Grows by one with each committed change; 0 before the first. Everything shown of a client carries it. */
  version: z.number().int(),
  phase: contextPhaseSchema,
  /** null = no client. */
  active: clientIdentitySchema.nullable(),
  /** When the active client was committed. */
  since: z.iso.datetime(),
  /** A change under way, not yet committed: who asked for it. No client data before commit. */
  pending: z.object({ from: z.string() }).optional(),
  /** The last change that could not be made, until the next one. */
  failure: failureSchema.optional(),
  participants: z.array(participantSchema),
});
export type ContextState = z.infer<typeof contextStateSchema>;

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
  /** Asks a tool that has not confirmed once more. */
  retry: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /** The whole henkilötunnus of the active client; version guards against answering for the previous one. Logged. */
  reveal: oc.input(z.object({ version: z.number().int() })).output(z.object({ identityCode: z.string().optional() })),
};
