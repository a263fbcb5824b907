import { type KeyboardEvent, Suspense, lazy, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { ColleagueList } from './ColleagueList.js';
import { rowId } from './ColleagueRow.js';
import { KeptNotice, ListStatus } from './ListStatus.js';
import { SearchBar } from './SearchBar.js';
import { type Filters, NO_FILTERS, toEntries } from './search.js';
import { useDirectory } from '../../ui/colleagues/use-directory.js';
import { useHits } from './use-hits.js';
import { useToday } from '../../ui/colleagues/use-today.js';
import { usePresenceStatus, usePresenceStore } from '../../ui/colleagues/use-presence.js';
import './availability.css';

const Details = lazy(() => import('./Details.js'));

const isField = (target: EventTarget) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** To the row that Tab would come to. */
const focusRow = (pane: HTMLElement | null) => pane?.querySelector<HTMLElement>('.av-who[tabindex="0"]')?.focus();

/** Colleagues of the whole county: search, live states, contact details. */
export default function AvailabilityPane() {
  const { t } = useTranslation('availability');
  const { store } = usePresenceStore();
  const epoch = usePresenceStatus((status) => status.epoch);
  const generation = usePresenceStatus((status) => status.generation);
  const { directory, loading, failed, retry } = useDirectory();
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [openOrdinal, setOpenOrdinal] = useState<number>();
  const today = useToday();
  const input = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);

  const colleagues = useMemo(() => directory?.colleagues ?? [], [directory]);
  const entries = useMemo(() => toEntries(colleagues), [colleagues]);
  // Ordinals of another run of the hub may be other people's: then states are unknown until the directory is new.
  const known = directory?.epoch !== undefined && directory.epoch === epoch;
  const wanted = useDeferredValue(filters);
  const { hits, moved, sort, sortKey } = useHits({ entries, filters: wanted, store, generation, known });
  const open = useMemo(
    () => colleagues.find((colleague) => colleague.ordinal === openOrdinal),
    [colleagues, openOrdinal],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== '/' || isField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.current?.focus();
  };
  const change = (part: Partial<Filters>) => setFilters((before) => ({ ...before, ...part }));

  if (directory === null) {
    if (failed) return <Notice kind="failed" title={t('directoryFailed')} onRetry={retry} />;
    return <Notice kind="loading" title={loading ? t('directoryLoading') : t('directoryNotYet')} />;
  }
  return (
    <div className="av-pane" ref={root} onKeyDown={onKeyDown} role="presentation">
      <SearchBar
        filters={filters}
        onChange={change}
        colleagues={colleagues}
        count={hits.length}
        inputRef={input}
        onDown={() => focusRow(root.current)}
      />
      {directory.epoch === undefined && <KeptNotice checkedAt={directory.checkedAt} />}
      <ListStatus moved={moved} onSort={sort} />
      {hits.length === 0 ? (
        <Notice kind="empty" title={t('nobody')} detail={t('nobodyHint')} />
      ) : (
        <ColleagueList
          key={sortKey}
          hits={hits}
          store={store}
          known={known}
          today={today}
          openOrdinal={openOrdinal}
          onOpen={setOpenOrdinal}
        />
      )}
      {open !== undefined && (
        <Suspense fallback={null}>
          <Details
            key={open.ordinal}
            colleague={open}
            store={store}
            known={known}
            today={today}
            onClose={() => {
              setOpenOrdinal(undefined);
              document.getElementById(rowId(open.ordinal))?.focus();
            }}
          />
        </Suspense>
      )}
      <footer className="av-keys" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('keys.details')}
        </span>
        <span>
          <kbd>S</kbd> {t('keys.call')}
        </span>
        <span>
          <kbd>/</kbd> {t('keys.search')}
        </span>
      </footer>
    </div>
  );
}
