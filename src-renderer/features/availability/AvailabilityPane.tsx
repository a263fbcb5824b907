import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendIntent } from '../../ui/intents.js';
import { Notice } from '../../ui/parts.js';
import { useKept } from '../../ui/use-kept.js';
import { SHOWN } from './shown.js';
import { useClientContext } from '../../ui/workbench.js';
import { KeptNotice, ListStatus } from './ListStatus.js';
import { SearchBar } from './SearchBar.js';
import { type Chosen, NOTHING_CHOSEN, filtersOf } from './chosen.js';
import { toggleFavourite } from './groups/groups.js';
import { useGroups } from './groups/use-groups.js';
import { Card } from './later.js';
import { ColleagueList } from './list/ColleagueList.js';
import { rowId } from './list/ColleagueRow.js';
import { useHits } from './list/use-hits.js';
import { RankingSlot } from './ranking/RankingSlot.js';
import { findNamedWorker } from './ranking/named-worker.js';
import { toEntries } from './search.js';
import { useDirectory } from '../../ui/colleagues/use-directory.js';
import { useToday } from '../../ui/colleagues/use-today.js';
import { usePresenceStatus, usePresenceStore } from '../../ui/colleagues/use-presence.js';
import './availability.css';

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
  const own = usePresenceStatus((status) => status.own?.ordinal);
  const groups = useGroups();
  const { favourites } = groups.groups;
  const send = useSendIntent();
  const worker = useClientContext()?.active?.namedWorker;
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const [shown, show] = useKept(SHOWN);
  const today = useToday();
  const input = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);

  const colleagues = useMemo(() => directory?.colleagues ?? [], [directory]);
  const entries = useMemo(() => toEntries(colleagues), [colleagues]);
  // Ordinals of another run of the hub may be other people's: then states are unknown until the directory is new.
  const known = directory?.epoch !== undefined && directory.epoch === epoch;
  const filters = useMemo(() => filtersOf(chosen, groups.groups), [chosen, groups.groups]);
  const wanted = useDeferredValue(filters);
  const namedWorker = useMemo(() => findNamedWorker(colleagues, worker)?.id, [colleagues, worker]);
  const pinOf = useCallback(
    (person: string) =>
      person === namedWorker ? 'namedWorker' : favourites.includes(person) ? 'favourite' : undefined,
    [favourites, namedWorker],
  );
  const { hits, moved, sort, sortKey } = useHits({
    entries,
    filters: wanted,
    store,
    generation,
    known,
    pinOf,
    pinnedFirst: namedWorker,
  });
  const self = useMemo(() => colleagues.find(({ ordinal }) => known && ordinal === own)?.id, [colleagues, known, own]);
  const open = useMemo(() => colleagues.find(({ id }) => id === shown), [colleagues, shown]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== '/' || isField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.current?.focus();
  };
  const ask = (person?: string) =>
    send(person === undefined ? { do: 'consult' } : { do: 'consult', target: { kind: 'person', person } });
  const change = (part: Partial<Chosen>) => setChosen((before) => ({ ...before, ...part }));

  if (directory === null) {
    if (failed) return <Notice kind="failed" title={t('directoryFailed')} onRetry={retry} />;
    return <Notice kind="loading" title={loading ? t('directoryLoading') : t('directoryNotYet')} />;
  }
  return (
    <div className="av-pane" ref={root} onKeyDown={onKeyDown} role="presentation">
      <SearchBar
        filters={chosen}
        onChange={change}
        colleagues={colleagues}
        groups={groups.groups}
        count={hits.length}
        inputRef={input}
        onDown={() => focusRow(root.current)}
      />
      {directory.epoch === undefined && <KeptNotice checkedAt={directory.checkedAt} />}
      <ListStatus moved={moved} onSort={sort} />
      <RankingSlot
        colleagues={colleagues}
        store={store}
        known={known}
        generation={generation}
        self={self}
        namedWorker={namedWorker}
        today={today}
        onOpen={show}
        onAsk={ask}
      />
      {hits.length === 0 ? (
        <Notice kind="empty" title={t('nobody')} detail={t('nobodyHint')} />
      ) : (
        <ColleagueList
          key={sortKey}
          hits={hits}
          store={store}
          known={known}
          today={today}
          openPerson={shown}
          favourites={favourites}
          onOpen={show}
          onAsk={ask}
          onPin={(person) => groups.change((now) => toggleFavourite(now, person))}
        />
      )}
      {open !== undefined && (
        <Card
          key={open.ordinal}
          colleague={open}
          store={store}
          known={known}
          today={today}
          namedWorker={open.id === namedWorker}
          groups={groups}
          onAsk={ask}
          onClose={() => {
            show(null);
            document.getElementById(rowId(open.ordinal))?.focus();
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
          <kbd>P</kbd> {t('keys.ask')}
        </span>
        <span>
          <kbd>T</kbd> {t('keys.pin')}
        </span>
        <span>
          <kbd>/</kbd> {t('keys.search')}
        </span>
      </footer>
    </div>
  );
}
