import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurementPoint, MeasurementSeries } from '#shared/client-summary.js';
import { useLanguage } from '../../use-language.js';
import { writeMoment } from '../../write.js';
import { LongRows } from './LongRows.js';
import { useSeriesTitle } from './use-series-title.js';
import { writeRange, writeValue } from './write-value.js';

/**
 * Every value of a series in the span, newest first: also those that the source gave in words. However many they are,
 * only those in sight stand on the page; the table tells how many there are.
 * @param points oldest first
 */
export function MeasurementTable({
  series,
  points,
}: {
  series: MeasurementSeries;
  points: readonly MeasurementPoint[];
}) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const title = useSeriesTitle();
  const scroller = useRef<HTMLDivElement>(null);
  if (points.length === 0) return <p className="cs-none">{t('measurements.noneInSpan')}</p>;
  const range = writeRange(series, language);
  return (
    // What scrolls must be reached by keys too (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="cs-long" tabIndex={0} role="group" aria-label={title(series)}>
      <table className="cs-table" aria-rowcount={points.length + 1}>
        <caption className="cs-weak">
          <span className="cs-hidden">{title(series)} </span>
          {[
            ...(range === undefined ? [] : [`${t('measurements.range', { range })} ${series.unit ?? ''}`]),
            t('clientSectionsLater:measurements.values', { count: points.length }),
          ].join(' · ')}
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('measurements.time')}</th>
            <th scope="col" className="cs-number">
              {t('measurements.value')}
            </th>
            <th scope="col">{t('measurements.who')}</th>
          </tr>
        </thead>
        <LongRows
          count={points.length}
          columns={3}
          scroller={scroller}
          renderRow={(index) => {
            const point = points[points.length - 1 - index];
            return point === undefined ? null : (
              <tr key={index} aria-rowindex={index + 2}>
                <td>{writeMoment(point.at, language)}</td>
                <td className={point.value === null ? undefined : 'cs-number'}>
                  {writeValue(point, series.unit, language)}
                </td>
                <td>
                  {t(point.own ? 'measurements.own' : 'measurements.professional')}
                  {point.source !== undefined && <span className="cs-weak"> · {point.source}</span>}
                </td>
              </tr>
            );
          }}
        />
      </table>
    </div>
  );
}
