import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../ui/workbench.js';
import { ColleagueRow, ROW_HEIGHT, callId, rowId } from './ColleagueRow.js';
import { moveTo } from './move.js';
import type { PresenceStore } from './presence-store.js';
import type { Hit } from './search.js';

/** The core is told whose rows are in sight no more often than this. */
const SHOW_MS = 200;
const MOST_SHOWN = 200;

/** The list of colleagues as a grid of one active row: only rows in sight are drawn, whatever the county's size. */
export function ColleagueList({
  hits,
  store,
  known,
  openOrdinal,
  onOpen,
  gridRef,
}: {
  hits: readonly Hit[];
  store: PresenceStore;
  known: boolean;
  openOrdinal: number | undefined;
  onOpen: (ordinal: number) => void;
  gridRef: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation('availability');
  const { client } = useWorkbench();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const active = Math.min(activeIndex, Math.max(0, hits.length - 1));
  useEffect(() => {
    setActiveIndex(0);
    scrollRef.current?.scrollTo({ top: 0 });
  }, [hits]);

  const virtualizer = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    // The active row stays drawn also when scrolled away: the grid names it to screen readers.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        [...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)])]
          .filter((index) => index >= 0)
          .sort((a, b) => a - b),
      [active],
    ),
  });
  const items = virtualizer.getVirtualItems();
  const shown = items
    .map((item) => hits[item.index]?.colleague.ordinal)
    .filter((ordinal) => ordinal !== undefined)
    .slice(0, MOST_SHOWN)
    .join();
  useEffect(() => {
    const ordinals = shown === '' ? [] : shown.split(',').map(Number);
    // When it cannot be told now, it is told at the next scroll; the second's batch brings all states anyway.
    const timer = setTimeout(() => void client.availability.show({ ordinals }).catch(() => {}), SHOW_MS);
    return () => clearTimeout(timer);
  }, [client, shown]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const ordinal = hits[active]?.colleague.ordinal;
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = moveTo(event.key, active, hits.length, page);
    if (next !== undefined) {
      setActiveIndex(next);
      virtualizer.scrollToIndex(next);
    } else if (ordinal !== undefined && event.key === 'Enter') onOpen(ordinal);
    else if (ordinal !== undefined && event.key.toLowerCase() === 's')
      document.getElementById(callId(ordinal))?.click();
    else return;
    event.preventDefault();
  };

  const activeOrdinal = hits[active]?.colleague.ordinal;
  return (
    <div className="av-scroll" ref={scrollRef} tabIndex={-1}>
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        className="av-grid"
        aria-label={t('title')}
        aria-rowcount={hits.length}
        aria-activedescendant={activeOrdinal === undefined ? undefined : rowId(activeOrdinal)}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const hit = hits[item.index];
          return (
            hit !== undefined && (
              <ColleagueRow
                key={hit.colleague.ordinal}
                colleague={hit.colleague}
                store={store}
                known={known}
                index={item.index}
                top={item.start}
                active={item.index === active}
                open={hit.colleague.ordinal === openOrdinal}
                onOpen={onOpen}
                onPoint={setActiveIndex}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
