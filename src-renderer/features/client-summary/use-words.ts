import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from './described/index.js';
import { useLanguage } from './use-language.js';
import { useSeriesTitle } from './sections/charts/use-series-title.js';

/** The words by which entries are written for the timeline, the search, and text. */
export function useWords(): Words {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const seriesTitle = useSeriesTitle();
  // A series is named by the language alone: its function is made anew at each render.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => ({ t: (key, values) => t(key, values ?? {}), language, seriesTitle }), [t, language]);
}
