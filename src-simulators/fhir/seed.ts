import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { helsinkiDate } from './helsinki.js';
import { bundleSchema, hasId, resourceSchema, type Identified } from './resource.js';
import { daysBetween, shiftDatesInJson } from './shift.js';

/** `manifest.json` of a folder of clients. */
const manifestSchema = z.object({
  /** The day that the clients' dates were written around, YYYY-MM-DD. */
  anchor: z.iso.date(),
  clients: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      name: z.string(),
      /** Who they are and what is going on, in one or two sentences. */
      story: z.string().min(20),
      /** The client whom extra measurements without a known Patient are attached to; exactly one. */
      adoptsExtraMeasurements: z.boolean().optional(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads one Bundle file of the seed; throws on anything wrong, since the seed is ours and tested. */
function readBundle(text: string, days: number): Identified[] {
  return bundleSchema.parse(JSON.parse(shiftDatesInJson(text, days))).entry.map(({ resource }) => {
    const parsed = resourceSchema.parse(resource);
    if (!hasId(parsed)) throw new Error(`a ${parsed.resourceType} has no id`);
    return parsed;
  });
}

/**
 * Reads a folder of clients: the manifest and every Bundle beside it. Dates are moved by whole days so that the anchor
 * is `today` in Finland; without `today` they stay as written.
 */
export async function readSeed(folder: string, today?: Date): Promise<{ manifest: Manifest; resources: Identified[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const manifest = manifestSchema.parse(JSON.parse(texts[names.indexOf('manifest.json')] ?? 'null'));
  const days = today === undefined ? 0 : daysBetween(manifest.anchor, helsinkiDate(today));
  const resources = texts.flatMap((text, index) => (names[index] === 'manifest.json' ? [] : readBundle(text, days)));
  return { manifest, resources };
}

/** As `readSeed`, of a store that a seed may be without: no folder, nothing in the store. */
export async function readOptionalSeed(folder: string, today?: Date): Promise<Identified[]> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere ? (await readSeed(folder, today)).resources : [];
}
