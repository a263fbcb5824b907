import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { useLanguage } from '../../use-language.js';
import { writeDate, writeNumber } from '../../write.js';
import { Band, Pairs, ProMarks, OwnMarks, RightEnd } from './marks.js';
import { ReadOut } from './ReadOut.js';
import { decimate } from './decimate.js';
import { boxOf, pathOf, scaleOf, ticksOf } from './scale.js';
import { type Drawn, extent } from './series.js';
import { timeTicks } from './time-ticks.js';
import { useSeriesTitle } from './use-series-title.js';
import { useWidth } from './use-width.js';
import { writeRange, writeValue } from './write-value.js';

const HEIGHT = 128;
/** From here on a mark a value would be a smear: the line, or the band of a pair, carries the shape. */
const MANY = 60;

/** What takes going through all points: once for each state of them, not at each drawing, nor before there is a width. */
function useShape(series: MeasurementSeries, points: readonly Drawn[], width: number) {
  const whole = useMemo(() => {
    const own = points.filter((point) => point.own);
    const pro = own.length === points.length ? [] : points.filter((point) => !point.own);
    return { own, pro, values: extent(points, series), pair: points.some((point) => point.value2 !== undefined) };
  }, [points, series]);
  return useMemo(() => {
    if (width === 0) return { ...whole, own: [], pro: [] };
    const { left, right } = boxOf(width, HEIGHT);
    return { ...whole, own: decimate(whole.own, right - left), pro: decimate(whole.pro, right - left) };
  }, [whole, width]);
}

/**
 * One series over time, drawn with as many points as the pixels can show. The table view holds every number; the picture
 * has a name that tells its gist.
 * @param points of the span shown, oldest first
 */
export function Chart({ series, points }: { series: MeasurementSeries; points: readonly Drawn[] }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const title = useSeriesTitle();
  const [figure, width] = useWidth<HTMLElement>();
  const { values, own, pro, pair } = useShape(series, points, width);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const value = (point: Drawn) =>
    writeValue({ value: point.value, value2: point.value2 ?? null }, series.unit, language);
  const range = writeRange(series, language);
  const bare = writeValue({ value: last.value, value2: last.value2 ?? null }, undefined, language);
  const lines = [
    ...(value(last).length > 9 ? [bare, series.unit ?? ''] : [value(last)]),
    ...(range === undefined ? [] : [t('measurements.range', { range })]),
  ];
  const name = t('measurements.chart', {
    title: title(series),
    from: writeDate(new Date(first.at).toISOString()),
    to: writeDate(new Date(last.at).toISOString()),
    first: value(first),
    last: value(last),
    count: points.length,
  });
  const box = boxOf(width, HEIGHT);
  const y = scaleOf(values, [box.bottom, box.top]);
  const x = scaleOf([first.at, last.at], [box.left + 4, box.right - 4]);
  const many = points.length > MANY;
  const at = (point: Drawn) => [x(point.at), y(point.value)] as const;
  return (
    <figure ref={figure} className="cs-chart">
      <figcaption className="cs-hidden">{name}</figcaption>
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <Band series={series} box={box} y={y} />
          {ticksOf(values).map((tick) => (
            <g key={tick}>
              <path d={`M${box.left} ${y(tick).toFixed(1)}H${box.right}`} className="cs-grid" />
              <text x={box.left - 6} y={y(tick) + 4} textAnchor="end">
                {writeNumber(tick, language)}
              </text>
            </g>
          ))}
          {timeTicks(first.at, last.at, language).map((tick) => (
            <text key={tick.anchor} x={x(tick.at)} y={HEIGHT - 6} textAnchor={tick.anchor}>
              {tick.text}
            </text>
          ))}
          {pair ? (
            <>
              <Pairs points={pro} own={false} many={many} x={x} y={y} />
              <Pairs points={own} own many={many} x={x} y={y} />
            </>
          ) : (
            <>
              {/* One line: the client's own course. The professional's squares are joined only where they are alone. */}
              {own.length > 0 && <path d={pathOf(own.map(at))} className="cs-own-line" fill="none" />}
              {own.length === 0 && <path d={pathOf(pro.map(at))} className="cs-pro-line" fill="none" />}
              {!many && <OwnMarks at={own.map(at)} />}
              {(!many || own.length > 0) && <ProMarks at={pro.map(at)} small={many} />}
            </>
          )}
          <RightEnd y={y(last.value)} x={box.right + 8} bottom={box.bottom} lines={lines} />
          <ReadOut points={points} box={box} x={x} y={y} write={value} />
        </svg>
      )}
    </figure>
  );
}
