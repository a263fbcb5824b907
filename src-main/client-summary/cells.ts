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

/** How one search stands: it may feed several sections, and the first of them tells what was skipped. */
export interface SearchCell extends Omit<Cell, 'section' | 'data'> {
  sections: readonly SectionId[];
  data?: readonly SectionData[];
}

/** The cells of each section that a search feeds: the same search's cell always gives the same cells. */
export function createSplitter(): (cell: SearchCell) => readonly Cell[] {
  const known = new WeakMap<SearchCell, readonly Cell[]>();
  return (cell) => {
    const cells = known.get(cell) ?? split(cell);
    known.set(cell, cells);
    return cells;
  };
}

const split = ({ sections, data, skipped, ...rest }: SearchCell): Cell[] =>
  sections.map((section, index) => {
    const mine = data?.find((one) => one.id === section);
    return { ...rest, section, skipped: index === 0 ? skipped : [], ...(mine === undefined ? {} : { data: mine }) };
  });
