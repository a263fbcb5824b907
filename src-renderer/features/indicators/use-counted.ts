import { useQuery } from '@tanstack/react-query';
import { helsinkiDay } from '../../ui/format.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Counted, type Span, countedOf } from './counted.js';

/** Figures of service of this workstation over the span; undefined until they are known. */
export function useCounted(span: Span): readonly Counted[] | undefined {
  const { orpc } = useWorkbench();
  const { data } = useQuery(orpc.usage.watch.experimental_liveOptions({ retry: true }));
  return data && countedOf(data.days, helsinkiDay(new Date().toISOString()), span);
}
