import type { ReactNode } from 'react';
import type { IconName } from './icon.js';

/** How a feature offers a pane to the frame. Each feature's index.ts exports one. */
export interface PaneDefinition {
  /** Stable id: stored in layouts. */
  id: string;
  icon: IconName;
  /** i18next key of the title, e.g. `guidelines:title`. */
  titleKey: string;
  /** Which screen it stands on by default, and its share of the width there. */
  home: { screen: 1 | 2; weight: number };
  /** True for panes that show client data: the frame then names the client in the strip under the header. */
  clientData: boolean;
  /** The pane's content, loaded when first shown. Fills its box; scrolls inside itself. */
  load: () => Promise<{ default: () => ReactNode }>;
}
