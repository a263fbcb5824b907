import * as z from 'zod';
import { serviceUrlSchema } from './service-url.js';
import { registerSchema } from './summary-entries.js';

const id = z.string().regex(/^[a-z0-9-]+$/);

/** A FHIR R4 server that the client summary reads. */
export const fhirSourceSchema = z.strictObject({
  id,
  /** Name shown beside its data, e.g. "APTJ". */
  name: z.string(),
  baseUrl: serviceUrlSchema,
  /** Register of its entries, unless an entry says otherwise. */
  register: registerSchema,
  /** Milliseconds for one whole answer. */
  timeoutMs: z.number().int().positive().default(8000),
  /** Requests to it at the same time. */
  concurrency: z.number().int().min(1).max(32).default(12),
  /** How often one request that found nobody, or a server in trouble, is repeated at once before it counts as failed. */
  retries: z.number().int().min(0).max(5).default(1),
  /** Whether `_include` is asked for: as the server's CapabilityStatement says, always, or never. */
  include: z.enum(['asServerSays', 'always', 'never']).default('asServerSays'),
  /**
   * Which of the types that few systems have it is asked for: those that its CapabilityStatement names, or all, for a
   * server whose statement is not to be trusted.
   */
  types: z.enum(['asServerSays', 'all']).default('asServerSays'),
});
export type FhirSource = z.infer<typeof fhirSourceSchema>;

/** A CDS Hooks 2.0 server, whose `patient-view` services give prompts. */
export const cdsServiceSchema = z.strictObject({
  id,
  /** Name shown beside its cards, e.g. "PEX360". */
  name: z.string(),
  /** Address without `/cds-services`. */
  baseUrl: serviceUrlSchema,
  /** Register of what it is given and of what it says. */
  register: registerSchema,
  /** Milliseconds for one whole answer. */
  timeoutMs: z.number().int().positive().default(5000),
});
export type CdsService = z.infer<typeof cdsServiceSchema>;
