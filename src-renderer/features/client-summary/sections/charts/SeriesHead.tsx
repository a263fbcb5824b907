import { useTranslation } from 'react-i18next';
import { StateText } from '../../../../ui/parts.js';
import { useLanguage } from '../../use-language.js';
import { writeChange } from '../../write.js';
import { type Course, standing, weekChange } from './series.js';

/** How the newest number stands to the range and to last week, and what the marks of a drawing mean. */
export function SeriesHead({ course: { series, points } }: { course: Course }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const change = weekChange(points);
  return (
    <>
      <Standing course={{ series, points }} />
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
    </>
  );
}

/** Above or below the reference range, in icon and words; nothing where it is within or there is none. */
export function Standing({ course: { series, points } }: { course: Pick<Course, 'series' | 'points'> }) {
  const { t } = useTranslation('clientSummaryLater');
  const last = points.at(-1);
  const stands = last === undefined ? 'unknown' : standing(last, series);
  if (stands !== 'above' && stands !== 'below') return null;
  return (
    <StateText icon="warn" color="caution">
      {t(`measurements.${stands}`)}
    </StateText>
  );
}
