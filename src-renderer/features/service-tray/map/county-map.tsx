import { useEffect, useEffectEvent, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountyMap as MapData } from '#shared/county-map.js';
import { IconButton } from '../../../ui/parts.js';
import type { Words } from '../words.js';
import { BaseLayer } from './base-layer.js';
import { type Cluster, clustersOf, isWay, nextOn } from './cluster.js';
import { drawingOf } from './drawing.js';
import { letteringOf } from './lettering.js';
import './map.css';
import { scaleBar, toScreen } from './project.js';
import type { Spot } from './spots.js';
import { useMapView } from './use-view.js';

/** Points nearer to each other than this are one: each has room for a finger. */
const APART = 40;
/** The bar of the scale is at most so long. */
const BAR = 88;

export interface Chosen {
  /** Keys of the chosen point's places. */
  keys: ReadonlySet<string>;
  name: string;
}

/** The county's map with its points. What is at a point is told by the list beside it. */
export function CountyMap({
  map,
  spots,
  chosen,
  pointed,
  label,
  words,
  large,
  onLarge,
  onChoose,
}: {
  map: MapData;
  spots: readonly Spot[];
  chosen: Chosen | undefined;
  /** Places of the row that is being looked at. */
  pointed: ReadonlySet<string>;
  /** "14 palvelua" */
  label: (count: number) => string;
  words: Words;
  /** It has the whole pane. */
  large: boolean;
  onLarge: (large: boolean) => void;
  onChoose: (chosen: Chosen | undefined) => void;
}) {
  const { local } = words;
  const { t } = useTranslation('serviceTrayMapLater');
  const keysId = useId();
  const drawing = useMemo(() => drawingOf(map), [map]);
  const { size, view, nearness, frame, show, reveal, ...way } = useMapView(drawing.home);
  const clusters = useMemo(() => clustersOf(spots, view.scale, APART), [spots, view.scale]);
  const points = useMemo(
    () =>
      clusters.map((cluster) => ({
        cluster,
        radius: sizeOf(cluster.ids.length) / 2,
        ...toScreen(cluster, view, size),
      })),
    [clusters, size, view],
  );
  const letters = useMemo(
    () => letteringOf(drawing, { view, size, nearness }, points, local),
    [drawing, local, nearness, points, size, view],
  );
  const nameOf = ({ spots: [first, ...others] }: Cluster) => {
    const name = first?.name === undefined ? t('unnamed') : local(first.name);
    return others.length === 0 ? name : t('andOthers', { name, count: others.length });
  };
  const seen =
    chosen === undefined ? undefined : clusters.find((one) => one.spots.some(({ key }) => chosen.keys.has(key)));
  const keep = useEffectEvent(() => {
    if (large && seen !== undefined) reveal(seen);
  });
  const { release } = way;
  const letGo = useEffectEvent(() => {
    if (!large || chosen === undefined) release();
  });
  // The list that comes with what was chosen leaves less room for it.
  useEffect(() => keep(), [size]);
  useEffect(() => letGo(), [large, chosen]);
  const bar = scaleBar(view, BAR);
  const { onKeyDown, onPointerDown, onPointerMove, onPointerUp } = way;
  const hands = { onKeyDown, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
  const inSight = ({ x, y }: { x: number; y: number }) =>
    x > -24 && y > -24 && x < size.width + 24 && y < size.height + 24;
  return (
    <figure className="st-map">
      <div className="st-map-stage">
        {/* The map is moved by keys too, so it takes focus; its points are buttons within. */}
        <div
          className="st-map-frame"
          ref={frame}
          role="group"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={t('map')}
          aria-describedby={keysId}
          {...hands}
        >
          <BaseLayer drawing={drawing} letters={letters} view={view} size={size} />
          {points.filter(inSight).map(({ cluster, radius, x, y }) => {
            const keys = cluster.spots.map(({ key }) => key);
            const on = chosen !== undefined && keys.some((key) => chosen.keys.has(key));
            const looked = keys.some((key) => pointed.has(key));
            const name = nameOf(cluster);
            const count = cluster.ids.length;
            return (
              <button
                key={cluster.key}
                type="button"
                className={`st-map-point${looked ? ' st-map-looked' : ''}`}
                style={{ left: x, top: y, width: 2 * radius, height: 2 * radius }}
                data-map-point={cluster.key}
                aria-pressed={on}
                aria-label={`${name}, ${label(count)}`}
                onClick={() => {
                  // Its list comes and takes room: the points are to stay as they are.
                  if (large) way.hold();
                  onChoose(on ? undefined : { keys: new Set(keys), name });
                }}
                onFocus={(event) => {
                  // A press moves nothing, or its click would land beside the point.
                  if (event.currentTarget.matches(':focus-visible')) reveal(cluster);
                }}
                onKeyDown={(event) => {
                  if (!isWay(event.key)) return;
                  event.preventDefault();
                  event.stopPropagation();
                  const next = nextOn(clusters, cluster, event.key);
                  if (next === undefined) return;
                  const frameOf = event.currentTarget.parentElement;
                  frameOf?.querySelector<HTMLElement>(`[data-map-point="${CSS.escape(next.key)}"]`)?.focus();
                }}
              >
                <span className="st-map-dot">{count}</span>
                <span className="st-map-name">{name}</span>
              </button>
            );
          })}
        </div>
        <div className="st-map-tools">
          <IconButton icon="plus" label={t('nearer')} onClick={way.nearer} />
          <button
            type="button"
            className="tp-icon-button"
            aria-label={t('farther')}
            title={t('farther')}
            onClick={way.farther}
          >
            <svg viewBox="0 0 16 16" width={16} height={16} className="tp-icon" aria-hidden focusable="false">
              <path d="M3 8h10" />
            </svg>
          </button>
          <IconButton icon="home" label={t('whole')} onClick={way.whole} />
          <IconButton
            icon={large ? 'restore' : 'max'}
            label={t(large ? 'smaller' : 'larger')}
            onClick={() => onLarge(!large)}
          />
        </div>
        {chosen !== undefined && (
          <button
            type="button"
            className="tp-chip st-map-closer"
            onClick={() => show(spots.filter(({ key }) => chosen.keys.has(key)))}
          >
            {t('closer')}
          </button>
        )}
        <div className="st-map-scale" style={{ width: bar.pixels }}>
          {bar.km >= 1 ? `${bar.km} km` : `${Math.round(bar.km * 1000)} m`}
        </div>
      </div>
      <p id={keysId} hidden>
        {t('keys')}
      </p>
      <figcaption className="st-map-licence">{local(map.licence)}</figcaption>
    </figure>
  );
}

/** A point with more to offer is larger; the smallest is still wide enough for a finger. */
const sizeOf = (count: number): number => Math.min(40, 24 + Math.round(4 * Math.log2(count)));
