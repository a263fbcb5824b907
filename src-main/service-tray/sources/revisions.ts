import * as z from 'zod';

/**
 * Which change of the catalogue each service last changed in, so that a screen gets only what is newer than its own.
 * Numbers grow within an `epoch`; a file that was lost begins a new one, and every screen then fetches all.
 */
export const revisionsSchema = z.object({
  epoch: z.string(),
  number: z.number().int(),
  /** Id → number of the change and mark of the content. */
  entries: z.record(z.string(), z.tuple([z.number().int(), z.string()])),
  /** Removed ids → number of the change that removed them. */
  gone: z.record(z.string(), z.number().int()),
});
export type Revisions = z.infer<typeof revisionsSchema>;

export const noRevisions = (epoch: string): Revisions => ({ epoch, number: 0, entries: {}, gone: {} });

export const versionOf = ({ epoch, number }: Revisions): string => `${epoch}.${number}`;

/** The revisions once the catalogue has these marks; the very same object when nothing has changed. Pure. */
export function revise(before: Revisions, marks: ReadonlyMap<string, string>): Revisions {
  const number = before.number + 1;
  const entries: Revisions['entries'] = {};
  const gone: Revisions['gone'] = { ...before.gone };
  let changed = false;
  for (const [id, mark] of marks) {
    const old = before.entries[id];
    entries[id] = old?.[1] === mark ? old : [number, mark];
    changed ||= old?.[1] !== mark;
    delete gone[id];
  }
  for (const id of Object.keys(before.entries)) {
    if (marks.has(id)) continue;
    gone[id] = number;
    changed = true;
  }
  return changed ? { epoch: before.epoch, number, entries, gone } : before;
}

/** What a screen with the version `since` lacks; undefined when it must fetch all. Pure. */
export function changesSince(
  revisions: Revisions,
  since: string,
): { changed: string[]; removed: string[] } | undefined {
  const [epoch, text = ''] = since.split('.');
  const number = Number(text);
  if (epoch !== revisions.epoch || !/^\d+$/.test(text) || number > revisions.number) return undefined;
  return {
    changed: Object.entries(revisions.entries).flatMap(([id, [at]]) => (at > number ? [id] : [])),
    removed: Object.entries(revisions.gone).flatMap(([id, at]) => (at > number ? [id] : [])),
  };
}
