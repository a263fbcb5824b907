import type { IconName } from '../../ui/icon.js';

/** `clients`: opened for finding a client only. */
export type PaletteMode = 'all' | 'clients';

/** In the order in which they stand where a query fits them alike. */
export const kinds = ['client', 'colleague', 'pane', 'tool', 'command', 'article', 'service'] as const;

/** One row of the palette. */
export interface PaletteEntry {
  id: string;
  kind: (typeof kinds)[number];
  icon: IconName;
  label: string;
  /** BCP 47, where the label is not in the interface's language. */
  lang?: string;
  detail?: string;
  run: () => void;
}

/** The rows of one kind. */
export interface PaletteGroup {
  kind: PaletteEntry['kind'];
  entries: readonly PaletteEntry[];
}
