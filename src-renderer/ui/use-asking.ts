import { useCallback, useEffect } from 'react';
import { useKept } from './use-kept.js';

/** Longer ago, it was asked of a pane that stood in the other window. */
const FRESH_MS = 5000;

/** Asks a pane to show something; one that is only now drawn finds it. @param name of the pane's own, e.g. `guidelines/asked` */
export function useAskPane(name: string): (what: string) => void {
  const [, keep] = useKept(name);
  return useCallback((what: string) => keep(`${Date.now()} ${what}`), [keep]);
}

/** Hears each asking once. `answer` must keep its identity between renders. */
export function useAskedOfPane(name: string, answer: (what: string) => void): void {
  const [kept, keep] = useKept(name);
  useEffect(() => {
    if (kept === null) return;
    const space = kept.indexOf(' ');
    keep(null);
    if (Date.now() - Number(kept.slice(0, space)) <= FRESH_MS) answer(kept.slice(space + 1));
  }, [answer, keep, kept]);
}
