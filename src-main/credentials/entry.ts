import * as z from 'zod';
import type { StoredCredential } from '#shared/credentials.js';

/** What is kept for one tool. */
const entrySchema = z.object({ user: z.string(), password: z.string(), savedAt: z.iso.datetime() });
export type Entry = z.infer<typeof entrySchema>;

/**
 * The name under which one professional's secrets are kept. A name of each professional's own: listing one's own
 * secrets never reads another's, though both use the same account of the workstation.
 */
export const serviceOf = (county: string, professionalId: string): string =>
  `tyopoyta:${county}:${encodeURIComponent(professionalId)}`;

export const writeEntry = (entry: Entry): string => JSON.stringify(entry);

/** Undefined for what is not an entry of ours. */
export function readEntry(text: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What may be told of an entry. */
export const toStored = (toolId: string, { user, savedAt }: Entry): StoredCredential => ({ toolId, user, savedAt });
