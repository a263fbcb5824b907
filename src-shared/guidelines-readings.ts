import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';

/** A professional has read a version of an article, and said so. Any language's version will do. */
export const readingSchema = z.object({
  id: z
    .string()
    .max(120)
    .regex(/^[a-z0-9-]+$/),
  version: z
    .string()
    .max(64)
    .regex(/^[0-9a-f]+$/),
  at: z.iso.datetime(),
});
export type Reading = z.infer<typeof readingSchema>;

/** `POST /guidelines/readings` of the hub. Only of the caller; sent twice it counts once. */
export const readingsReportSchema = z.object({ readings: z.array(readingSchema).min(1).max(200) });
/** `GET /guidelines/readings`: the caller's own. */
export const ownReadingsSchema = z.object({ readings: z.array(readingSchema) });

/** `GET /guidelines/readings/unit`: of the people of the caller's own unit, for who leads it. */
export const unitReadingsSchema = z.object({
  unit: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string(), readings: z.array(readingSchema) })),
});
export type UnitReadings = z.infer<typeof unitReadingsSchema>;

/** Readings that are kept of one person, and of one article of theirs. */
const MOST = { all: 2_000, ofArticle: 5 };

/** Both together, the latest first. Of one version the earliest holds: it was read then. */
export function mergeReadings(kept: readonly Reading[], more: readonly Reading[]): Reading[] {
  const first = new Map<string, Reading>();
  for (const reading of [...kept, ...more]) {
    const key = `${reading.id} ${reading.version}`;
    const other = first.get(key);
    if (other === undefined || reading.at < other.at) first.set(key, reading);
  }
  const counts = new Map<string, number>();
  return [...first.values()]
    .toSorted((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id) || a.version.localeCompare(b.version))
    .filter(({ id }) => {
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      return count <= MOST.ofArticle;
    })
    .slice(0, MOST.all);
}

export const guidelinesReadingsContract = {
  /** The professional's own readings now, then every change. `waiting`: how many the hub does not have yet. */
  watch: oc.output(eventIterator(z.object({ readings: z.array(readingSchema), waiting: z.number().int() }))),
  /** Says that this version has been read. Kept at once, and sent to the hub now or when it answers again. */
  acknowledge: oc.input(readingSchema.omit({ at: true })).output(z.void()),
  /** Who of the own unit has read what. */
  unit: oc.output(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('told'), ...unitReadingsSchema.shape }),
      /** The identity provider does not say that the professional leads a unit. */
      z.object({ state: z.literal('notAllowed') }),
      z.object({ state: z.literal('unreachable') }),
    ]),
  ),
};
