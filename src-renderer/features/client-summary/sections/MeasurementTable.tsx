import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurementPoint, MeasurementSeries } from '#shared/client-summary.js';
import { useLanguage } from '../use-language.js';
import { useSeriesTitle } from './use-series-title.js';
import { writeMoment } from '../write.js';
import { writeRange, writeValue } from './write-value.js';

const FIRST = 12;

/** Every value of a series in the span, newest first: also those that the source gave in words. */
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
  const [all, setAll] = useState(false);
  const newestFirst = points.toReversed();
  const range = writeRange(series, language);
  return (
    <>
      <table className="cs-table">
        <caption className="cs-weak">
          <span className="cs-hidden">{title(series)} </span>
          {range !== undefined && `${t('measurements.range', { range })} ${series.unit ?? ''}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('measurements.time')}</th>
            <th scope="col" className="cs-number">
              {t('measurements.value')}
            </th>
            <th scope="col">{t('measurements.who')}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.slice(0, all ? undefined : FIRST).map((point) => (
            <tr key={point.id}>
              <td>{writeMoment(point.at, language)}</td>
              <td className="cs-number">{writeValue(point, series.unit, language)}</td>
              <td>{t(point.own ? 'measurements.own' : 'measurements.professional')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length === 0 && <p className="cs-none">{t('measurements.noneInSpan')}</p>}
      {points.length > FIRST && (
        <button type="button" className="cs-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('more.hide') : t('more.more', { count: points.length - FIRST })}
        </button>
      )}
    </>
  );
}
