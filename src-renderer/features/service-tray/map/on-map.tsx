import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../ui/failure-text.js';
import { Button } from '../../../ui/button.js';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import type { Words } from '../words.js';
import { type Chosen, CountyMap } from './county-map.js';
import { useLarge } from './use-large.js';
import { useLooked } from './use-looked.js';
import { type Placed, spotsOf } from './spots.js';

/** So many rows are drawn at a time. */
const PAGE = 40;
const nothing: ReadonlySet<string> = new Set();

/**
 * A list and the same list on the map: first what has a place, then, apart, what has none. A point that is chosen leaves
 * its own in the list; a row that is looked at lights its point.
 * @param placed what is listed, in the list's order; the same array as long as the list is the same
 * @param renderRow draws a row, with its `data-service-row` or `data-event-row` in it
 */
export function OnMap({
  placed,
  label,
  withoutPlace,
  listLabel,
  words,
  renderRow,
}: {
  placed: readonly Placed[];
  /** "14 palvelua" */
  label: (count: number) => string;
  /** "12 palvelua ilman paikkaa" */
  withoutPlace: (count: number) => string;
  listLabel: string;
  words: Words;
  renderRow: (id: string) => ReactNode;
}) {
  const { t } = useTranslation('serviceTrayMapLater');
  const common = useTranslation('common').t;
  const { orpc } = useWorkbench();
  const told = useQuery(orpc.serviceTray.map.queryOptions({ staleTime: Infinity }));
  const spots = useMemo(() => spotsOf(placed), [placed]);
  const [choice, setChoice] = useState<Chosen>();
  const { large, setLarge, around } = useLarge();
  const drawn = told.data !== undefined;
  // In a low pane it would begin out of sight.
  useEffect(() => {
    if (drawn) around.current?.querySelector('.st-map')?.scrollIntoView({ block: 'nearest' });
  }, [around, drawn]);
  const { looked, within } = useLooked();
  const [more, setMore] = useState<{ of: unknown; count: number }>({ of: undefined, count: PAGE });

  // Another search has other points: what was chosen of the last one is let go when none of it is left.
  const chosen = choice && spots.some(({ key }) => choice.keys.has(key)) ? choice : undefined;
  const here = useMemo(() => {
    const keys = chosen?.keys;
    return keys && new Set(spots.flatMap(({ key, ids }) => (keys.has(key) ? ids : [])));
  }, [spots, chosen]);
  const pointed = useMemo(
    () =>
      looked === undefined ? nothing : new Set(spots.flatMap(({ key, ids }) => (ids.includes(looked) ? [key] : []))),
    [spots, looked],
  );
  const onMap = placed.filter(({ id, places }) => places.length > 0 && (here === undefined || here.has(id)));
  const apart = here === undefined ? placed.filter(({ places }) => places.length === 0) : [];
  const shown = more.of === placed ? more.count : PAGE;

  const listOf = (items: readonly Placed[], name: string) => (
    <ul className="st-list" aria-label={name}>
      {items.slice(0, shown).map(({ id }) => renderRow(id))}
    </ul>
  );
  const left = Math.max(onMap.length, apart.length) - shown;
  const map = told.data?.map;
  const failure = told.data?.failure;
  return (
    <div
      className="st-on-map"
      ref={around}
      data-map-large={large ? (chosen === undefined ? 'alone' : 'listed') : undefined}
    >
      {map !== undefined ? (
        <CountyMap
          map={map}
          spots={spots}
          chosen={chosen}
          pointed={pointed}
          label={label}
          words={words}
          large={large}
          onLarge={setLarge}
          onChoose={setChoice}
        />
      ) : told.isPending ? (
        <Notice kind="loading" title={common('loading')} />
      ) : told.isError || failure !== undefined ? (
        <Notice
          kind="failed"
          title={t('failed')}
          detail={failure && failureText(common, failure)}
          onRetry={() => void told.refetch()}
        />
      ) : (
        <Notice kind="empty" title={t('none')} detail={t('noneHint')} />
      )}
      <div className="st-on-map-list" tabIndex={-1} ref={within}>
        <h3 className="st-on-map-head">
          <span role="status">
            {chosen === undefined
              ? t('onMap', { what: label(onMap.length) })
              : t('here', { name: chosen.name, what: label(onMap.length) })}
          </span>
          {chosen !== undefined && <Button onClick={() => setChoice(undefined)}>{t('all')}</Button>}
        </h3>
        {listOf(onMap, listLabel)}
        {apart.length > 0 && (
          <>
            <h3 className="st-on-map-head">{withoutPlace(apart.length)}</h3>
            {listOf(apart, withoutPlace(apart.length))}
          </>
        )}
        {left > 0 && (
          <Button className="st-more" onClick={() => setMore({ of: placed, count: shown + PAGE })}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}
