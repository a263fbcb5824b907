/** A row that a feature found for the palette. */
export interface FoundRow {
  id: string;
  label: string;
  /** BCP 47, where the label is not in the interface's language. */
  lang?: string;
  detail?: string;
  run: () => void;
}

/** What a feature found: best first. `coming`: what is searched has not all come yet; `failed`: it could not be got. */
export interface Found {
  rows: readonly FoundRow[];
  state: 'ready' | 'coming' | 'failed';
}

export interface FinderProps {
  /** What is looked for, as it is typed; nothing is found without it. Never kept, never logged. */
  query: string;
  /** Keeps its identity between renders. */
  onFound: (found: Found) => void;
}

/** What the palette finds beside panes, tools and people: a feature's own things. Draws nothing. */
export interface PaletteFinder {
  kind: 'article' | 'service';
  load: () => Promise<{ default: (props: FinderProps) => null }>;
}

/** Rows of one kind: more of them are found in the pane itself. */
export const MOST_FOUND = 6;
