import { createContext, useContext } from 'react';
import type { AccessState } from '#shared/access.js';
import type { SectionId } from '#shared/client-summary.js';

/** Where to take the reader: a section, or an entry's row in it. Each jump has a number of its own. */
export interface Jump {
  section: SectionId;
  entry?: string;
  count: number;
}

/** What the frame gives its sections. */
export interface Frame {
  access: AccessState;
  /** The last jump, or undefined. */
  jump: Jump | undefined;
  jumpTo: (section: SectionId, entry?: string) => void;
  /** The sections in the order shown, for dialogs that let choose among them. */
  shown: readonly SectionId[];
}

/** Given by the frame around the sections; null where a section is drawn by itself. */
export const FrameReact = createContext<Frame | null>(null);
export const useFrame = (): Frame | null => useContext(FrameReact);

/** Given around each section: the number of the last jump into it, 0 before the first. */
export const UnfoldingReact = createContext(0);
/** Changes at each jump into the section around: what is folded there opens then. */
export const useUnfolding = (): number => useContext(UnfoldingReact);
