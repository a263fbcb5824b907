import { useEffect, useState } from 'react';

type Loaded<T> = { load: () => Promise<{ default: T }> } & ({ value: T } | { error: unknown });

/**
 * A part of the program that is loaded when it is first shown; undefined until it has come. A failure is thrown while
 * rendering, for the boundary above. Not Suspense: React holds back for 300 ms what follows a fallback, and the parts that
 * every start shows come long before that.
 * @param load must be the same function from one render to the next
 */
export function useLoaded<T>(load: () => Promise<{ default: T }>): T | undefined {
  const [loaded, setLoaded] = useState<Loaded<T>>();
  useEffect(() => {
    let wanted = true;
    const take = (next: Loaded<T>) => {
      if (wanted) setLoaded(next);
    };
    load().then(
      (module) => take({ load, value: module.default }),
      (error: unknown) => take({ load, error }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (loaded?.load !== load) return undefined;
  if ('error' in loaded) throw loaded.error;
  return loaded.value;
}
