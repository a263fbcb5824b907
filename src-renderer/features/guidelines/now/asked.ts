import { useCallback, useEffect } from 'react';
import { useKept } from '../../../ui/use-kept.js';

/** What the pane was asked to show: the first suggestion, all of them, the list of all articles, or an article by its id. */
export type Asked = { show: 'first' } | { show: 'list' } | { show: 'all' } | { show: 'article'; id: string };

/** Longer ago, it was asked of a pane that stood in the other window. */
const FRESH_MS = 5000;
const NAME = 'guidelines/asked';
const shows: Partial<Record<string, Asked>> = {
  ':first': { show: 'first' },
  ':list': { show: 'list' },
  ':all': { show: 'all' },
};

/** Asks; a pane that is only now drawn finds it. */
export function useAsk(): (asked: Asked) => void {
  const [, keep] = useKept(NAME);
  return useCallback(
    (asked: Asked) => keep(`${Date.now()} ${asked.show === 'article' ? asked.id : `:${asked.show}`}`),
    [keep],
  );
}

/** Hears each asking once. `answer` must keep its identity between renders. */
export function useAsked(answer: (asked: Asked) => void): void {
  const [kept, keep] = useKept(NAME);
  useEffect(() => {
    if (kept === null) return;
    const [at = '', what = ''] = kept.split(' ');
    const asked: Asked = shows[what] ?? { show: 'article', id: what };
    keep(null);
    if (Date.now() - Number(at) <= FRESH_MS) answer(asked);
  }, [answer, keep, kept]);
}
