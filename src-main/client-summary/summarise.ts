import {
  type Section,
  type SectionSource,
  type SectionData,
  type Skipped,
  type Summary,
  sectionIdSchema,
} from '#shared/client-summary.js';
import type { SectionId } from '#shared/client-summary.js';
import type { FhirSource } from '#shared/county.js';
import type { Failure } from '#shared/failure.js';
import { joinData } from './sections/index.js';

/** How one search of one source stands. What was read earlier stays beside a later failure. */
export interface Cell {
  /** Sections that the search feeds; the first one tells what was skipped. */
  sections: readonly SectionId[];
  type: string;
  state: 'loading' | 'ready' | 'failed';
  failure?: Failure;
  data?: readonly SectionData[];
  skipped: Skipped[];
  /** Milliseconds since the epoch. */
  fetchedAt?: number;
}

/** One source's searches, in the order of `sections/index.ts`. */
export interface SourceCells {
  source: Pick<FhirSource, 'name' | 'register'>;
  cells: readonly Cell[];
}

/** The summary as the searches now stand: pure, made anew at each change. */
export const summarise = (version: number, client: string, sources: readonly SourceCells[]): Summary => ({
  contextVersion: version,
  client,
  sections: sectionIdSchema.options.map((id) => sectionOf(id, sources)),
  prompts: { services: [], cards: [] },
});

function sectionOf(id: SectionId, sources: readonly SourceCells[]): Section {
  // A source that is not asked for a section is not named beside it.
  const mine = sources
    .map(({ source, cells }) => ({ source, cells: cells.filter((cell) => cell.sections.includes(id)) }))
    .filter(({ cells }) => cells.length > 0);
  return {
    id,
    closed: [],
    conflicts: [],
    sources: mine.map(({ source, cells }) => sourceOf(id, source, cells)),
    data: joinData(
      id,
      mine.flatMap(({ cells }) => cells.flatMap((cell) => cell.data ?? [])),
    ),
  };
}

/** Loading while anything is under way, failed when anything has failed; as old as its oldest part. */
function sourceOf(id: SectionId, source: SourceCells['source'], cells: readonly Cell[]): SectionSource {
  const state = (['loading', 'failed'] as const).find((one) => cells.some((cell) => cell.state === one)) ?? 'ready';
  const failure = cells.find((cell) => cell.state === 'failed')?.failure;
  const times = cells.flatMap((cell) => cell.fetchedAt ?? []);
  const skipped = cells.flatMap((cell) => (cell.sections[0] === id ? cell.skipped : []));
  return {
    source: source.name,
    register: source.register,
    state,
    ...(state === 'failed' && failure !== undefined ? { failure } : {}),
    ...(times.length > 0 ? { fetchedAt: new Date(Math.min(...times)).toISOString() } : {}),
    ...(skipped.length > 0 ? { skipped } : {}),
  };
}
