import { useCallback } from 'react';
import type { Found, PaletteFinder } from '../../ui/palette-finder.js';
import { useLoaded } from '../../ui/use-loaded.js';

/** A feature's finder, from when its part of the program has come. */
export function Finder({
  finder,
  query,
  onFound,
}: {
  finder: PaletteFinder;
  query: string;
  onFound: (kind: PaletteFinder['kind'], found: Found) => void;
}) {
  const Find = useLoaded(finder.load);
  const { kind } = finder;
  const tell = useCallback((found: Found) => onFound(kind, found), [kind, onFound]);
  return Find === undefined ? null : <Find query={query} onFound={tell} />;
}
