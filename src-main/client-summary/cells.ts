import type { SectionData, SectionId, SectionSource, Skipped } from '#shared/client-summary.js';
import type { FhirSource } from '#shared/data-sources.js';
import type { Failure } from '#shared/failure.js';

/** How one search of one source stands: replaced, never changed. What was read earlier stays beside a later failure. */
export interface Cell {
  section: SectionId;
  type: string;
  state: SectionSource['state'];
  failure?: Failure;
  data?: SectionData;
  skipped: readonly Skipped[];
  /** Milliseconds since the epoch. */
  fetchedAt?: number;
  /** When the source is asked again by itself, milliseconds since the epoch. */
  retryAt?: number | undefined;
}

export type CellSource = Pick<FhirSource, 'name' | 'register'>;

/** One source's searches, in the order of `sections/index.ts`. */
export interface SourceCells {
  source: CellSource;
  cells: readonly Cell[];
}
