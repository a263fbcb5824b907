import { Suspense, lazy, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import type { Service } from '#shared/service-tray.js';
import { FilterChip, Notice, SearchField } from '../../ui/parts.js';
import { Icon } from '../../ui/icon.js';
import { useCalm } from '../../ui/use-calm.js';
import { useClientContext } from '../../ui/workbench.js';
import { ServiceRow } from './service-row.js';
import { useFavourites } from './use-favourites.js';
import { useFinding } from './use-finding.js';
import { useKeys } from './use-keys.js';
import { useSearch } from './use-search.js';
import { type WishGroup, countWishes, isChosen, noWish, toggle } from './wish.js';
import type { ServicesNow } from './use-services.js';
import type { TrayNow } from './use-tray.js';
import { type Words, attributionOf } from './words.js';

const SearchHint = lazy(() => import('../../ui/search/search-hint.js'));
const ServicesOnMap = lazy(() => import('./map/services-on-map.js'));
const SourcesList = lazy(() => import('./sources-list.js'));
const PAGE = 40;
const none: readonly Service[] = [];
const QUICK: readonly [WishGroup, string, 'free' | 'selfReferral'][] = [
  ['cost', 'free', 'free'],
  ['selfReferral', 'yes', 'selfReferral'],
];

/** Search, filters and the list of services. */
export function Catalogue({
  source,
  words,
  tray,
  reading,
  onRead,
}: {
  source: ServicesNow;
  words: Words;
  tray: TrayNow;
  /** A service is being read: what is like it is looked for. */
  reading: boolean;
  onRead: (serviceId: string) => void;
}) {
  const { t, language } = words;
  const [query, setQuery] = useState('');
  const [wish, setWish] = useState(noWish);
  const of = useClientContext()?.active?.reference;
  const [searchedFor, setSearchedFor] = useState(of);
  if (searchedFor !== of) {
    setSearchedFor(of);
    // What was looked for with one client in mind is nothing to begin another one with.
    if (searchedFor !== undefined) {
      setQuery('');
      setWish(noWish);
    }
  }
  const [open, setOpen] = useState(false);
  const [onMap, setOnMap] = useState(false);
  const [more, setMore] = useState({ query, wish, count: PAGE });
  const [sourcesOpen, setSourcesOpen] = useState(false);
  const panelId = useId();
  const field = useRef<HTMLInputElement>(null);
  const root = useKeys<HTMLDivElement>((event, within) => {
    const rows = [...within.querySelectorAll<HTMLElement>('[data-service-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const inField = event.target === field.current;
    if (event.key === '/' && !inField) {
      event.preventDefault();
      field.current?.focus();
    } else if (event.key === 'ArrowDown' && (inField || at >= 0)) {
      event.preventDefault();
      rows[at + 1]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (rows[at - 1] ?? field.current)?.focus();
    } else if (event.key === 'Escape' && inField && query !== '') {
      setQuery('');
    }
  });

  const services = source.catalogue?.services ?? none;
  const [searching, setSearching] = useState(false);
  // More pages were asked of certain results; other results begin with the first page.
  const shown = more.query === query && more.wish === wish ? more.count : PAGE;
  const wanted = searching || open || onMap || reading || countWishes(wish) > 0;
  const { favourites } = useFavourites(wish.favourites !== undefined);
  const only = wish.favourites && favourites?.[wish.favourites];
  // The map has all that is found.
  const asked = { query, wish, only, limit: onMap ? services.length : shown };
  const { found, total, counts, didYouMean, building } = useSearch(source.catalogue, language, wanted, asked);
  const finding = useFinding(useCalm() || wanted);
  const parts = { wish, services, words, onChange: setWish };

  const quick = QUICK.map(([group, value, label]) => (
    <FilterChip key={group} on={isChosen(wish, group, value)} onToggle={() => setWish(toggle(wish, group, value))}>
      {t(label)} {counts !== undefined && <span className="st-count">{counts.facets[group]?.[value] ?? 0}</span>}
    </FilterChip>
  ));
  const { catalogue, failure, failed, loading, skipped, retry } = source;
  // Nothing yet, and somebody is about to bring it.
  const coming = source.sources.some(({ state }) => state === 'fetching' || state === 'never');
  if (catalogue === undefined || (catalogue.services.length === 0 && coming)) {
    return loading || coming ? (
      <Notice kind="loading" title={t('loading')} />
    ) : (
      <Notice kind="failed" title={t('failed')} detail={t('failedHint')} onRetry={retry} />
    );
  }
  const age = { date: words.date(catalogue.fetchedAt), time: words.time(catalogue.fetchedAt) };
  return (
    <div className="st-search" ref={root}>
      <div className="st-controls">
        <SearchField
          value={query}
          onChange={setQuery}
          label={t('search')}
          inputRef={field}
          onFocus={() => setSearching(true)}
        />
        {(didYouMean ?? building) !== undefined && (
          <Suspense>
            <SearchHint didYouMean={didYouMean} building={building} onTake={setQuery} />
          </Suspense>
        )}
        <div className="st-chips">
          {quick}
          <button
            type="button"
            className="tp-chip"
            aria-expanded={open}
            aria-controls={panelId}
            onClick={() => setOpen(!open)}
          >
            <Icon name="filter" size={12} />
            {t('filters')}
            <Icon name={open ? 'close' : 'down'} size={12} />
          </button>
          <FilterChip on={onMap} onToggle={() => setOnMap(!onMap)}>
            {t('onMap')}
          </FilterChip>
          <span className="tp-grow" />
          <output className="tp-weak">{t('results', { count: total })}</output>
          {finding !== undefined && <finding.Chosen {...parts} />}
        </div>
      </div>
      {/* tabIndex: a scrolling region must be reachable by keyboard. */}
      <div className={onMap ? 'st-scroll st-with-map' : 'st-scroll'} tabIndex={-1}>
        <div id={panelId} hidden={!open}>
          {open && finding !== undefined && <finding.Panel {...parts} counts={counts} />}
        </div>
        {finding !== undefined && <finding.Suggestions {...parts} />}
        {finding !== undefined && <finding.Themes wish={wish} counts={counts?.facets['theme']} onChange={setWish} />}
        {(failed || failure !== undefined) && <Notice kind="failed" title={t('failedKept', age)} onRetry={retry} />}
        {found.length > 0 && onMap ? (
          <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
            <ServicesOnMap found={found} words={words} tray={tray} onRead={onRead} />
          </Suspense>
        ) : found.length > 0 ? (
          <ul className="st-list" aria-label={t('services')}>
            {found.slice(0, shown).map((one) => (
              <ServiceRow key={one.service.id} found={one} words={words} tray={tray} onRead={onRead} />
            ))}
          </ul>
        ) : services.length === 0 ? (
          <Notice kind="empty" title={t('noServices')} detail={t('noServicesHint')} />
        ) : (
          finding !== undefined && <finding.Nothing {...parts} query={query} counts={counts} />
        )}
        {total > shown && !onMap && (
          <Button className="st-more" onClick={() => setMore({ query, wish, count: shown + PAGE })}>
            {t('showMore', { count: total - shown })}
          </Button>
        )}
        <p className="st-source tp-weak">
          {t('fetched', { attribution: attributionOf(catalogue.sources, words) || catalogue.attribution, ...age })}
          {skipped > 0 && <span> · {t('skipped', { count: skipped })}</span>}
        </p>
        {source.sources.length > 0 && (
          <button
            type="button"
            className="tp-chip st-sources-button"
            aria-expanded={sourcesOpen}
            onClick={() => setSourcesOpen(!sourcesOpen)}
          >
            {t('sources')}
            <Icon name={sourcesOpen ? 'close' : 'down'} size={12} />
          </button>
        )}
        {sourcesOpen && (
          <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
            <SourcesList sources={source.sources} words={words} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
