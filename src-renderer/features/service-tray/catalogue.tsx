import { Suspense, lazy, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import type { Service } from '#shared/service-tray.js';
import { FilterChip, Notice, SearchField } from '../../ui/parts.js';
import { Icon } from '../../ui/icon.js';
import { FilterPanel, chosenChips } from './filter-panel.js';
import { applyFilters, countChosen, countFacets, municipalitiesOf, noFilters, toggle } from './filters.js';
import { ServiceRow } from './service-row.js';
import { useKeys } from './use-keys.js';
import { useSearch } from './use-search.js';
import type { ServicesNow } from './use-services.js';
import type { TrayNow } from './use-tray.js';
import type { Words } from './words.js';

const SearchHint = lazy(() => import('../../ui/search/search-hint.js'));
const SourcesList = lazy(() => import('./sources-list.js'));
const PAGE = 40;
const none: readonly Service[] = [];

/** Search, filters and the list of services. */
export function Catalogue({
  source,
  words,
  tray,
  onRead,
}: {
  source: ServicesNow;
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
}) {
  const { t, language } = words;
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState(noFilters);
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState<{ of: unknown; count: number }>({ of: undefined, count: PAGE });
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

  const services = source.catalogue?.services;
  const everywhere = useMemo(() => municipalitiesOf(services ?? []), [services]);
  const [searching, setSearching] = useState(false);
  const search = useSearch(services ?? none, language, searching, query);
  const { found } = search;
  const facets = useMemo(() => countFacets(found, filters, everywhere), [found, filters, everywhere]);
  const results = useMemo(() => applyFilters(found, filters, everywhere), [found, filters, everywhere]);
  // More pages were asked of certain results; other results begin with the first page.
  const shown = more.of === results ? more.count : PAGE;

  const chosen = countChosen(filters);
  const quick = (['free', 'selfReferral'] as const).map((kind) => (
    <FilterChip key={kind} on={filters[kind].size > 0} onToggle={() => setFilters(toggle(filters, kind, 'yes'))}>
      {t(kind)} <span className="st-count">{facets[kind].get('yes') ?? 0}</span>
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
        {(search.didYouMean ?? search.building) !== undefined && (
          <Suspense>
            <SearchHint didYouMean={search.didYouMean} building={search.building} onTake={setQuery} />
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
          {!open && chosenChips(filters, words, services ?? [], setFilters)}
          <span className="tp-grow" />
          <output className="tp-weak">{t('results', { count: results.length })}</output>
        </div>
      </div>
      {/* tabIndex: a scrolling region must be reachable by keyboard. */}
      <div className="st-scroll" tabIndex={-1}>
        <div id={panelId} hidden={!open}>
          {open && (
            <FilterPanel
              filters={filters}
              facets={facets}
              services={services ?? []}
              words={words}
              onChange={setFilters}
            />
          )}
        </div>
        {(failed || failure !== undefined) && <Notice kind="failed" title={t('failedKept', age)} onRetry={retry} />}
        {results.length === 0 ? (
          <Notice
            kind="empty"
            title={t(catalogue.services.length === 0 ? 'noServices' : 'nothingFound')}
            detail={t(catalogue.services.length === 0 ? 'noServicesHint' : 'nothingFoundHint')}
          />
        ) : (
          <ul className="st-list" aria-label={t('services')}>
            {results.slice(0, shown).map((one) => (
              <ServiceRow key={one.service.id} found={one} words={words} tray={tray} onRead={onRead} />
            ))}
          </ul>
        )}
        {results.length > shown && (
          <Button className="st-more" onClick={() => setMore({ of: results, count: shown + PAGE })}>
            {t('showMore', { count: results.length - shown })}
          </Button>
        )}
        {chosen > 0 && results.length === 0 && (
          <Button onClick={() => setFilters(noFilters)}>{t('clearFilters')}</Button>
        )}
        <p className="st-source tp-weak">
          {t('fetched', { attribution: catalogue.attribution, ...age })}
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
