import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../ui/workbench.js';
import { ColleagueRow, ROW_HEIGHT, callId, rowId } from './ColleagueRow.js';
import { moveTo } from './move.js';
import type { PresenceStore } from './presence-store.js';
import type { Hit } from './search.js';
import { defaultRangeExtractor, useRows } from './use-rows.js';

/** The core is told whose rows are in sight no more often than this. */
const SHOW_MS = 200;
const MOST_SHOWN = 200;

/** The list of colleagues: one Tab stop, arrows within; only rows in sight are drawn, whatever the county's size. */
export function ColleagueList({
  hits,
  store,
  known,
  today,
  openOrdinal,
  onOpen,
}: {
  hits: readonly Hit[];
  store: PresenceStore;
  known: boolean;
  today: string;
  openOrdinal: number | undefined;
  onOpen: (ordinal: number) => void;
}) {
  const { t } = useTranslation('availability');
  const { client } = useWorkbench();
  const scrollRef = useRef<HTMLDivElement>(null);
  const movingTo = useRef<number>(undefined);
  const [activeIndex, setActiveIndex] = useState(0);
  const active = Math.min(activeIndex, Math.max(0, hits.length - 1));

  const rows = useRows({
    count: hits.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    // The active row stays drawn also when scrolled away: it has the focus, and is what Tab comes back to.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        [...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)])]
          .filter((index) => index >= 0)
          .sort((a, b) => a - b),
      [active],
    ),
  });
  const items = rows.getVirtualItems();
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

  // A row that was far away is drawn first and gets the focus then.
  useEffect(() => {
    const ordinal = movingTo.current === undefined ? undefined : hits[movingTo.current]?.colleague.ordinal;
    const row = ordinal === undefined ? null : document.getElementById(rowId(ordinal));
    if (row === null) return;
    movingTo.current = undefined;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const ordinal = hits[active]?.colleague.ordinal;
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = moveTo(event.key, active, hits.length, page);
    if (next !== undefined) {
      movingTo.current = next;
      setActiveIndex(next);
      rows.scrollToIndex(next);
    } else if (ordinal !== undefined && event.key.toLowerCase() === 's') {
      document.getElementById(callId(ordinal))?.click();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="av-scroll" ref={scrollRef} role="presentation" onKeyDown={onKeyDown}>
      <ul className="av-list" aria-label={t('title')} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const colleague = hits[index]?.colleague;
          if (colleague === undefined) return null;
          const { ordinal } = colleague;
          const place = {
            index,
            count: hits.length,
            top: start,
            active: index === active,
            open: ordinal === openOrdinal,
          };
          return (
            <ColleagueRow
              key={ordinal}
              colleague={colleague}
              store={store}
              known={known}
              today={today}
              place={place}
              measure={rows.measureElement}
              onOpen={onOpen}
              onActive={setActiveIndex}
            />
          );
        })}
      </ul>
    </div>
  );
}
