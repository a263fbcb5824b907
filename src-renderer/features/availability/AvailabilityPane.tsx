import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { ColleagueList } from './ColleagueList.js';
import { Details } from './Details.js';
import { KeptNotice, ListStatus } from './ListStatus.js';
import { SearchBar } from './SearchBar.js';
import { type Filters, NO_FILTERS, toEntries } from './search.js';
import { useDirectory } from './use-directory.js';
import { useHits } from './use-hits.js';
import { usePresenceStatus, usePresenceStore } from './use-presence.js';
import './availability.css';

const isField = (target: EventTarget) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** Colleagues of the whole county: search, live states, contact details. */
export default function AvailabilityPane() {
  const { t } = useTranslation('availability');
  const { store } = usePresenceStore();
  const epoch = usePresenceStatus((status) => status.epoch);
  const generation = usePresenceStatus((status) => status.generation);
  const { directory, loading, failed, retry } = useDirectory();
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [openOrdinal, setOpenOrdinal] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);

  const colleagues = useMemo(() => directory?.colleagues ?? [], [directory]);
  const entries = useMemo(() => toEntries(colleagues), [colleagues]);
  // Ordinals of another run of the hub may be other people's: then states are unknown until the directory is new.
  const known = directory?.epoch !== undefined && directory.epoch === epoch;
  const wanted = useDeferredValue(filters);
  const { hits, moved, sort } = useHits({ entries, filters: wanted, store, generation, known });
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
    <div className="av-pane" onKeyDown={onKeyDown} role="presentation">
      <SearchBar
        filters={filters}
        onChange={change}
        colleagues={colleagues}
        inputRef={input}
        onDown={() => grid.current?.focus()}
      />
      {directory.epoch === undefined && <KeptNotice checkedAt={directory.checkedAt} />}
      <ListStatus count={hits.length} moved={moved} onSort={sort} />
      {hits.length === 0 ? (
        <Notice kind="empty" title={t('nobody')} detail={t('nobodyHint')} />
      ) : (
        <ColleagueList
          hits={hits}
          store={store}
          known={known}
          openOrdinal={openOrdinal}
          onOpen={setOpenOrdinal}
          gridRef={grid}
        />
      )}
      {open !== undefined && (
        <Details
          colleague={open}
          store={store}
          known={known}
          onClose={() => {
            setOpenOrdinal(undefined);
            grid.current?.focus();
          }}
        />
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
