import { useTranslation } from 'react-i18next';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { StateText } from '../../../ui/parts.js';
import { RegisterMark } from '../RegisterTag.js';
import { drawable, standing, weekChange } from './series.js';
import { useLanguage } from '../use-language.js';
import { useSeriesTitle } from './use-series-title.js';
import { writeChange, writeMoment } from '../write.js';
import { writeValue } from './write-value.js';

/** Name of a series, its newest value in words, how it stands to the range, and what the marks mean. */
export function SeriesHead({ series }: { series: MeasurementSeries }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const title = useSeriesTitle();
  const points = drawable(series.points);
  const last = points.at(-1);
  const newest = series.points.at(-1);
  const change = weekChange(points);
  const stands = last === undefined ? 'unknown' : standing(last, series);
  return (
    <div className="cs-series-head">
      <h4>{title(series)}</h4>
      {series.register === 'social' && <RegisterMark register="social" />}
      {newest !== undefined && (
        <span className="cs-weak">
          {t('measurements.newest', {
            value: writeValue(newest, series.unit, language),
            time: writeMoment(newest.at, language),
          })}
        </span>
      )}
      {(stands === 'above' || stands === 'below') && (
        <StateText icon="warn" color="caution">
          {t(`measurements.${stands}`)}
        </StateText>
      )}
      {change !== undefined && change.change !== 0 && (
        <span className="cs-weak">
          {t('measurements.change', {
            change: writeChange(change.change, language),
            unit: series.unit ?? '',
            days: change.days,
          })}
        </span>
      )}
      <span className="tp-grow" />
      {points.some((point) => point.own) && (
        <span className="cs-legend">
          <svg width="16" height="10" aria-hidden="true">
            <path d="M0 5h16" className="cs-own-line" />
            <circle cx="8" cy="5" r="3.2" className="cs-own" />
          </svg>
          {t('measurements.own')}
        </span>
      )}
      {points.some((point) => !point.own) && (
        <span className="cs-legend">
          <svg width="9" height="9" aria-hidden="true">
            <rect width="9" height="9" className="cs-pro" />
          </svg>
          {t('measurements.professional')}
        </span>
      )}
    </div>
  );
}
