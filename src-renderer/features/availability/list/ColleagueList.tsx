import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../../ui/workbench.js';
import { ColleagueRow, ROW_HEIGHT, askId, callId, rowId } from './ColleagueRow.js';
import { moveTo } from '../../../ui/move.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import type { Hit } from '../search.js';
import { useRows } from '../../../ui/use-rows.js';

/** The core is told whose rows are in sight no more often than this. */
const SHOW_MS = 200;
const MOST_SHOWN = 200;

/** The list of colleagues: one Tab stop, arrows within; only rows in sight are drawn, whatever the county's size. */
export function ColleagueList({
  hits,
  store,
  known,
  today,
  openPerson,
  favourites,
  onOpen,
  onAsk,
  onPin,
}: {
  hits: readonly Hit[];
  store: PresenceStore;
  known: boolean;
  today: string;
  openPerson: string | null;
  favourites: readonly string[];
  onOpen: (person: string) => void;
  /** Asks for a consultation. */
  onAsk: (person: string) => void;
  /** Makes a favourite, or no favourite any more. */
  onPin: (person: string) => void;
}) {
  const { t } = useTranslation('availability');
  const { client } = useWorkbench();
  const scrollRef = useRef<HTMLDivElement>(null);
  const movingTo = useRef<number>(undefined);
  const arrivedAt = useRef<number>(undefined);
  const [activeIndex, setActiveIndex] = useState(0);
  const active = Math.min(activeIndex, Math.max(0, hits.length - 1));

  const keys = useMemo(() => hits.map(({ colleague }) => colleague.ordinal), [hits]);
  const rows = useRows(scrollRef, { keys, usual: ROW_HEIGHT, kept: active });
  const shown = rows.drawn
    .map((index) => hits[index]?.colleague.ordinal)
    .filter((ordinal) => ordinal !== undefined)
    .slice(0, MOST_SHOWN)
    .join();
  useEffect(() => {
    const ordinals = shown === '' ? [] : shown.split(',').map(Number);
    // When it cannot be told now, it is told at the next scroll; the second's batch brings all states anyway.
    const tell = () => void client.availability.show({ ordinals, hidden: document.hidden }).catch(() => {});
    const timer = setTimeout(tell, SHOW_MS);
    // A window that nobody sees needs no batches; what it missed comes when it is seen again.
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [client, shown]);

  // A row that was far away is drawn first and gets the focus then.
  useEffect(() => {
    const ordinal = movingTo.current === undefined ? undefined : hits[movingTo.current]?.colleague.ordinal;
    const row = ordinal === undefined ? null : document.getElementById(rowId(ordinal));
    if (row === null) return;
    movingTo.current = undefined;
    arrivedAt.current = ordinal;
    row.focus({ preventScroll: true });
  });
  // Rows on the way tell their true heights only when they are drawn: the row arrived at is kept in sight meanwhile.
  useLayoutEffect(() => {
    const row = arrivedAt.current === undefined ? null : document.getElementById(rowId(arrivedAt.current));
    row?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [rows.tops]);
  const takeOver = () => (arrivedAt.current = undefined);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = hits[active]?.colleague;
    const letter = event.key.toLowerCase();
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = moveTo(event.key, active, hits.length, page);
    if (next !== undefined) {
      movingTo.current = next;
      setActiveIndex(next);
      rows.scrollTo(next);
    } else if (at !== undefined && letter === 's') document.getElementById(callId(at.ordinal))?.click();
    else if (at !== undefined && letter === 'p') document.getElementById(askId(at.ordinal))?.click();
    else if (at !== undefined && letter === 't') onPin(at.id);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="av-scroll"
      ref={scrollRef}
      role="presentation"
      onKeyDown={onKeyDown}
      onWheel={takeOver}
      onPointerDown={takeOver}
    >
      <ul className="av-list" aria-label={t('title')} style={{ height: rows.tops.at(-1) }}>
        {rows.drawn.map((index) => {
          const hit = hits[index];
          if (hit === undefined) return null;
          const { ordinal } = hit.colleague;
          const place = {
            index,
            count: hits.length,
            top: rows.tops[index] ?? 0,
            active: index === active,
            open: hit.colleague.id === openPerson,
            lastPinned: hit.pin !== undefined && hits[index + 1]?.pin === undefined,
          };
          return (
            <ColleagueRow
              key={ordinal}
              hit={hit}
              favourite={favourites.includes(hit.colleague.id)}
              store={store}
              known={known}
              today={today}
              place={place}
              measure={rows.measure}
              onOpen={onOpen}
              onAsk={onAsk}
              onActive={setActiveIndex}
            />
          );
        })}
      </ul>
    </div>
  );
}
