import { type ReactNode, createContext, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Role } from '#shared/identity.js';
import type { IconName } from './icon.js';

/** How a feature offers a pane to the frame. Each feature's index.ts exports one. */
export interface PaneDefinition {
  /** Stable id: stored in layouts. */
  id: string;
  icon: IconName;
  /** i18next key of the title, e.g. `guidelines:title`. */
  titleKey: string;
  /**
   * Which screen it stands on by default, and its share of the width there. Absent = a page: opened when it is asked for
   * (palette, user menu, `showPane`), and closed again. `behind`: as a tab behind this other pane.
   */
  home?: { screen: 1 | 2; weight: number; behind?: string };
  /** Roles for whom it has a place of its own, where for the others it is a page. */
  homeOf?: Partial<Record<Role, { screen: 1 | 2; weight: number; behind?: string }>>;
  /** A page that needs room, such as one that is written in: it opens in the widest place and not in the last. */
  wide?: true;
  /** True for panes that show client data: the frame then names the client in the strip under the header. */
  clientData: boolean;
  /** Drawn beside the title, also while the pane is behind another tab: something in it waits for the professional. */
  Mark?: () => ReactNode;
  /** The pane's content, loaded when first shown. Fills its box; scrolls inside itself. */
  load: () => Promise<{ default: () => ReactNode }>;
}

interface PaneSurroundings {
  /** Place in the pane's header row, right of the title; null while the pane is behind another tab. */
  header: HTMLElement | null;
  /** Tells the frame which context version the pane's data is of; undefined while it shows none. */
  reportVersion: (version: number | undefined) => void;
  /** Whether the program has a pane of this id. */
  hasPane: (paneId: string) => boolean;
}

const Surroundings = createContext<PaneSurroundings | null>(null);

/** Given by the frame around each pane. */
export const PaneSurroundingsProvider = Surroundings.Provider;

/** Puts tags, source and freshness, or small actions into the pane's header row. Shows nothing outside a pane. */
export function PaneHeader({ children }: { children: ReactNode }) {
  const header = useContext(Surroundings)?.header ?? null;
  return header === null ? null : createPortal(children, header);
}

/**
 * Tells the frame which context version the data on this pane belongs to, so that the strip under the header can say
 * when it is the previous client's.
 */
export function useShownVersion(version: number | undefined): void {
  const report = useContext(Surroundings)?.reportVersion;
  useEffect(() => {
    report?.(version);
  }, [report, version]);
}

/** Whether the program has a pane: what leads to one that it lacks is not shown. */
export function useHasPane(): (paneId: string) => boolean {
  return useContext(Surroundings)?.hasPane ?? none;
}
const none = () => false;
