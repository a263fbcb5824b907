import type { IconName } from '../../ui/icon.js';

/** `clients`: opened for finding a client only. */
export type PaletteMode = 'all' | 'clients';

/** One row of the palette. */
export interface PaletteEntry {
  id: string;
  kind: 'client' | 'colleague' | 'pane' | 'tool' | 'command';
  icon: IconName;
  label: string;
  detail?: string;
  run: () => void;
}
