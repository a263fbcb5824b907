import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CountyFigures } from '#shared/indicators.js';
import { helsinkiDay } from '../../ui/format.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Counted, type Span, countedInCounty, countedOf, firstDayOf } from './counted.js';

/** Whose figures: of this workstation, or of the whole county as its hub adds them up. */
export type Scope = 'here' | 'county';

/** Figures of service over the span: not known yet, not to be had, or counted. */
type CountedState = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; counted: readonly Counted[] };

const MINUTE = 60_000;

/** The county's figures over the span; `off` where the county gathers none. */
export function useCounty(span: Span): {
  known: boolean;
  off: boolean;
  failed: boolean;
  figures: CountyFigures | undefined;
} {
  const { orpc } = useWorkbench();
  const to = helsinkiDay(new Date().toISOString());
  const options = orpc.indicators.county.queryOptions({ input: { from: firstDayOf(to, span), to } });
  const { data } = useQuery({ ...options, staleTime: MINUTE, placeholderData: keepPreviousData });
  return {
    known: data !== undefined,
    off: data?.kind === 'off',
    failed: data?.kind === 'failed',
    figures: data?.kind === 'told' ? data.figures : undefined,
  };
}

/** What was counted, here or in the county. */
export function useCounted(span: Span, scope: Scope): CountedState {
  const { orpc } = useWorkbench();
  const { data } = useQuery(orpc.usage.watch.experimental_liveOptions({ retry: true }));
  const county = useCounty(span);
  if (scope === 'here') {
    if (data === undefined) return { state: 'loading' };
    return { state: 'ready', counted: countedOf(data.days, helsinkiDay(new Date().toISOString()), span) };
  }
  if (county.failed) return { state: 'failed' };
  return county.figures === undefined
    ? { state: 'loading' }
    : { state: 'ready', counted: countedInCounty(county.figures) };
}
