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

/** How the finding stands: `coming` as long as one has told nothing. Pure. @param expected how many there are to tell */
export function standOf(states: readonly Found['state'][], expected: number): Found['state'] {
  if (states.includes('failed')) return 'failed';
  return states.length < expected || states.includes('coming') ? 'coming' : 'ready';
}

/** What features have found for the palette, as its rows. @param expected how many features find for it now */
export function useFoundEntries(expected: number): FoundEntries {
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
    const state = standOf(
      Object.values(found).map((each) => each.state),
      expected,
    );
    return { entries: [...entriesOf('article'), ...entriesOf('service')], state, take };
  }, [expected, found, take]);
}
