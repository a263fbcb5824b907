import * as z from 'zod';
import { languageSchema } from './language.js';

/** SHA-256 of a text in UTF-8, in hex. */
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What the county has published: which articles, in which text, by an edition number that only grows. */
export const manifestSchema = z.strictObject({
  sequence: z.number().int().positive(),
  /** When it was made, ISO 8601. */
  at: z.iso.datetime(),
  articles: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), language: languageSchema, hash: hashSchema }))
    .max(10_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A manifest with the county's detached Ed25519 signature (RFC 8032) over its canonical text, in base64. */
export const signedManifestSchema = z.strictObject({ manifest: manifestSchema, signature: z.base64() });
export type SignedManifest = z.infer<typeof signedManifestSchema>;

/** Says for what a signature was made: one over anything else with the same key never holds here. */
const PURPOSE = 'tyopoyta-guidelines-1\n';

/** The text that is signed: the same manifest gives the same bytes, whoever wrote its JSON and in which order. */
export function canonicalManifest({ sequence, at, articles }: Manifest): string {
  const sorted = articles
    .map(({ id, language, hash }) => ({ id, language, hash }))
    .toSorted((a, b) => compare(a.id, b.id) || compare(a.language, b.language));
  return `${PURPOSE}${JSON.stringify({ sequence, at, articles: sorted })}`;
}

// By code units: it must not depend on where it runs.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
