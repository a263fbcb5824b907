import * as z from 'zod';
import { registerSchema } from './client-summary.js';

/** Everything that the access log tells of. */
export const accessActionSchema = z.enum([
  'clientOpened',
  'clientClosed',
  'identityCodeRevealed',
  /** The professional vouched that a tool shows the client. */
  'contextVouched',
  /** A tool read who the client is, by the token of its launch. */
  'clientDataGiven',
  /** How the tools came along with the change before it. */
  'contextFollowed',
  /** A change that did not come to be. */
  'contextNotChanged',
  /** The right to open: a relationship was verified, or the professional picked a purpose. */
  'accessOpened',
  /** A closed section was opened, on the ground that the entry names. */
  'sectionOpened',
  /** Specially protected data was opened by a separate confirmation. */
  'protectedOpened',
  /** What a turvakielto hides was shown. */
  'unmasked',
  'consentRecorded',
  'consentRevoked',
  'dataCopied',
  'dataPrinted',
  /** Entries of the log left it as a file. */
  'logExported',
  /** A line that was cut short (power, a killed process) was moved aside. */
  'logRepaired',
  /** The chain was found broken before this entry; the log goes on after it. */
  'logBroken',
]);

/**
 * One entry of the access log: who did what to which client's data, when, through what and by what right. Pseudonymous
 * references only: never a name, a henkilötunnus or an address.
 */
export const accessEntrySchema = z.object({
  action: accessActionSchema,
  /** Subject of the professional at the identity provider; null when nobody is signed in. */
  professional: z.string().nullable(),
  /** FHIR reference of the client. */
  client: z.string().nullable(),
  /** The tool that asked for it, `workbench` for our own windows. */
  by: z.string(),
  /** The client before, for a change of client. */
  from: z.string().nullable().optional(),
  /** Why: what the professional chose, or what the change ended in. */
  why: z.string().optional(),
  /** Tools that followed, and those that did not with their state. */
  followed: z.array(z.string()).optional(),
  behind: z.array(z.object({ tool: z.string(), state: z.string() })).optional(),
  /** Whose data was shown. */
  registers: z.array(registerSchema).optional(),
  /** Which parts of it, by the sections' own ids. */
  sections: z.array(z.string()).optional(),
  /** Purpose of use (käyttötarkoitus), by its id in the policy's table. */
  purpose: z.string().optional(),
  /** The service or palvelutehtävä that the purpose belongs to. */
  service: z.string().optional(),
  /** Legal basis: `relationship:booking`, `consent`, `jointService`, `statutory:<id>`. */
  ground: z.string().optional(),
  /** In the professional's own words. */
  reason: z.string().max(200).optional(),
  /** Of the context: which change of client the entry belongs to. */
  version: z.number().int().optional(),
  /** Of the log itself: the file beside it that is meant, the line in it, and how many bytes. */
  file: z.string().optional(),
  line: z.number().int().optional(),
  bytes: z.number().int().optional(),
  /** Of an export: the span of time that was asked for. */
  span: z.object({ from: z.string().optional(), until: z.string().optional() }).optional(),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;
