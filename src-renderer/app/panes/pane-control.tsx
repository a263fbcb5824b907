import { type ReactNode, createContext, useContext, useMemo, useRef } from 'react';
import type { Screen } from '#shared/workspace.js';

/** What the rest of the window may ask of the panes. */
export interface PaneControl {
  /** Panes of this screen in reading order. */
  here: () => string[];
  /** Brings a pane of this screen to the front and gives it the focus. */
  focus: (paneId: string) => boolean;
  focusAt: (index: number) => boolean;
  focusNext: (step: 1 | -1) => boolean;
  moveTo: (paneId: string, screen: Screen) => void;
}

interface Holder {
  control: () => PaneControl | undefined;
  register: (control: PaneControl | undefined) => void;
}
const HolderReact = createContext<Holder | null>(null);

/** Lets the pane area offer its control to shortcuts and palette without drawing them anew. */
export function PaneControlProvider({ children }: { children: ReactNode }) {
  const current = useRef<PaneControl>(undefined);
  const holder = useMemo<Holder>(
    () => ({
      control: () => current.current,
      register: (control) => {
        current.current = control;
      },
    }),
    [],
  );
  return <HolderReact value={holder}>{children}</HolderReact>;
}

export function usePaneControl(): Holder {
  const holder = useContext(HolderReact);
  if (holder === null) throw new Error('usePaneControl outside PaneControlProvider');
  return holder;
}
