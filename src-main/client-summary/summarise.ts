import type { Prompts, Section, SectionId, SectionSource, Summary } from '#shared/client-summary.js';
import { sectionIdSchema } from '#shared/client-summary.js';
import type { Cell, CellSource, SourceCells } from './cells.js';
import { type Merged, merge } from './merge/index.js';
import type { Visible } from './visible.js';

interface Standing {
  version: number;
  client: string;
  sources: readonly SourceCells[];
  view: Visible;
  prompts: Prompts;
}

/**
 * The summary as the searches now stand. What has not changed since the last time is the same object again: it is
 * neither merged nor sent anew.
 */
export function createSummariser() {
  const merged = new Map<SectionId, Memo<Merged>>();
  const sections = new Map<SectionId, Memo<Section>>();

  function sectionOf(id: SectionId, { sources, view }: Standing): Section {
    // A source that is not asked for a section is not named beside it.
    const mine = sources
      .map(({ source, cells }) => ({ source, cells: cells.filter((cell) => cell.section === id) }))
      .filter((one) => one.cells.length > 0);
    const cells = mine.flatMap((one) => one.cells);
    return memoised(sections, id, [view, ...cells], () => {
      const parts = cells.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return {
        id,
        closed: view.closed(id),
        sources: mine.map((one) => sourceOf(one.source, one.cells)),
        ...memoised(merged, id, parts, () => merge(id, parts)),
      };
    });
  }

  return (standing: Standing): Summary => ({
    contextVersion: standing.version,
    client: standing.client,
    sections: sectionIdSchema.options
      .filter((id) => standing.view.sections.includes(id))
      .map((id) => sectionOf(id, standing)),
    prompts: standing.prompts,
  });
}

interface Memo<T> {
  key: readonly unknown[];
  value: T;
}

/** The value made last time for `id`, when everything it was made of is the same. */
function memoised<T>(known: Map<SectionId, Memo<T>>, id: SectionId, key: readonly unknown[], make: () => T): T {
  const before = known.get(id);
  if (before?.key.length === key.length && key.every((one, index) => before.key[index] === one)) return before.value;
  const value = make();
  known.set(id, { key, value });
  return value;
}

/** Loading while anything is under way, failed when anything has failed; as old as its oldest part. */
function sourceOf(source: CellSource, cells: readonly Cell[]): SectionSource {
  const state =
    (['slow', 'loading', 'failed'] as const).find((one) => cells.some((cell) => cell.state === one)) ?? 'ready';
  const failure = cells.find((cell) => cell.state === 'failed')?.failure;
  const times = cells.flatMap((cell) => cell.fetchedAt ?? []);
  const again = cells.flatMap((cell) => cell.retryAt ?? []);
  const skipped = cells.flatMap((cell) => cell.skipped);
  return {
    source: source.name,
    register: source.register,
    state,
    ...(state === 'failed' && failure !== undefined ? { failure } : {}),
    ...(times.length > 0 ? { fetchedAt: new Date(Math.min(...times)).toISOString() } : {}),
    ...(state === 'failed' && again.length > 0 ? { retryAt: new Date(Math.min(...again)).toISOString() } : {}),
    ...(skipped.length > 0 ? { skipped } : {}),
  };
}
