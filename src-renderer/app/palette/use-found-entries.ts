import { useCallback, useMemo, useState } from 'react';
import type { Found, PaletteFinder } from '../../ui/palette-finder.js';
import type { PaletteEntry } from './entry.js';

type Kind = PaletteFinder['kind'];
const icons = { article: 'book', service: 'tray' } as const satisfies Record<Kind, PaletteEntry['icon']>;

export interface FoundEntries {
  entries: readonly PaletteEntry[];
  /** The worst of what the features tell. */
  state: Found['state'];
  /** Takes what a feature found. */
  take: (kind: Kind, found: Found) => void;
}

/** What features have found for the palette, as its rows. */
export function useFoundEntries(): FoundEntries {
  const [found, setFound] = useState<Partial<Record<Kind, Found>>>({});
  const take = useCallback((kind: Kind, next: Found) => setFound((before) => ({ ...before, [kind]: next })), []);
  return useMemo(() => {
    const entriesOf = (kind: Kind) =>
      (found[kind]?.rows ?? []).map((row): PaletteEntry => ({
        ...row,
        id: `${kind}-${row.id}`,
        kind,
        icon: icons[kind],
      }));
    const states = Object.values(found).map(({ state }) => state);
    const state = states.find((each) => each === 'failed') ?? states.find((each) => each === 'coming') ?? 'ready';
    return { entries: [...entriesOf('article'), ...entriesOf('service')], state, take };
  }, [found, take]);
}
