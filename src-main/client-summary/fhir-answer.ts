import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import { list, part, text } from './fhir-types.js';

/** What a source's answer is: as asked, failed, or no longer wanted by us. */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  /** `heldUntil`: nothing was sent, since the source is left alone until then (milliseconds since the epoch). */
  | { kind: 'failed'; failure: Failure; heldUntil?: number }
  | { kind: 'cancelled' };

/** A searchset as read: the entries themselves are looked into by their sections. */
export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: list(z.object({ resource: z.unknown(), search: part(z.object({ mode: text })) })),
  link: list(z.object({ relation: z.string(), url: z.string() })),
});
export type Bundle = z.infer<typeof bundleSchema>;

const outcomeSchema = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: list(z.object({ code: text, diagnostics: text, details: part(z.object({ text })) })),
});

/** What the server says of its failure (OperationOutcome), with all that may be of a client taken out. */
export function diagnosticsOf(body: unknown): string | undefined {
  const parsed = outcomeSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const words = parsed.data.issue.map((issue) => issue.diagnostics ?? issue.details?.text ?? issue.code);
  const said = words.filter((one) => one !== undefined).map(withoutClient);
  return said.length === 0 ? undefined : said.join('; ').slice(0, 200);
}

/** Capitalised words that a server's diagnostics may use and that are nobody's name. */
const PLAIN = new Set(
  `Unknown Invalid Index Search Parameter Resource Internal Server Error Database Timeout Failed Failure Service
  Unavailable Bad Request Too Many Requests Not Found Forbidden Unauthorized Unsupported Missing No Could Cannot Bundle
  Patient Observation Condition Encounter Appointment AllergyIntolerance Flag MedicationRequest MedicationStatement
  CarePlan CareTeam Goal Consent FHIR HAPI HTTP SQL JSON XML ID OK`.split(/\s+/),
);

/**
 * Replaces with • whatever could tell of a client: identity codes, references, quoted values, addresses, dates, long
 * numbers, and every capitalised word that could be a name.
 */
const withoutClient = (words: string): string =>
  words
    .replace(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]/gi, '•')
    .replace(/\b[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]+/g, (found) => `${found.slice(0, found.indexOf('/'))}/•`)
    .replace(/https?:\/\/\S+|\S+@\S+/g, '•')
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|”[^”]*”|«[^»]*»/g, '•')
    .replace(/\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{5,}/g, '•')
    .replace(/\p{Lu}[\p{L}-]*(?<!-)/gu, (word) => (PLAIN.has(word) ? word : '•'));
