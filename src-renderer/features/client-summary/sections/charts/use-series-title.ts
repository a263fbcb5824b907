import { useTranslation } from 'react-i18next';
import type { MeasurementSeries } from '#shared/client-summary.js';

/** Names a series in the interface's language where its code is a common one, else in the source's own words. */
export function useSeriesTitle(): (series: Pick<MeasurementSeries, 'code' | 'title'>) => string {
  const { t, i18n } = useTranslation('clientSummaryLater');
  return ({ code, title }) => (i18n.exists(`clientSummaryLater:series.${code}`) ? t(`series.${code}`) : title);
}
