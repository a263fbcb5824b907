import { useCallback } from 'react';
import { useAskPane, useAskedOfPane } from '../../../ui/use-asking.js';

/** What the pane was asked to show: the first suggestion, all of them, the list of all articles, or an article by its id. */
export type Asked = { show: 'first' } | { show: 'list' } | { show: 'all' } | { show: 'article'; id: string };

const NAME = 'guidelines/asked';
const shows: Partial<Record<string, Asked>> = {
  ':first': { show: 'first' },
  ':list': { show: 'list' },
  ':all': { show: 'all' },
};

/** Asks; a pane that is only now drawn finds it. */
export function useAsk(): (asked: Asked) => void {
  const ask = useAskPane(NAME);
  return useCallback((asked: Asked) => ask(asked.show === 'article' ? asked.id : `:${asked.show}`), [ask]);
}

/** Hears each asking once. `answer` must keep its identity between renders. */
export function useAsked(answer: (asked: Asked) => void): void {
  useAskedOfPane(
    NAME,
    useCallback((what: string) => answer(shows[what] ?? { show: 'article', id: what }), [answer]),
  );
}
