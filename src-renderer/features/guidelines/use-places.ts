import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { type Place, arrangeLayers, isForUnit } from '#shared/guidelines-layers.js';
import { languageOf } from '../../ui/format.js';
import { useWorkbench } from '../../ui/workbench.js';
import { chooseLanguage } from './choose.js';
import { type Library, useLibrary } from './use-library.js';

const noArticles: readonly Article[] = [];

/** The library as this professional is shown it: in their language, their unit's, layer upon layer. */
export function usePlaces(): { library: Library; all: readonly Article[]; places: readonly Place[] } {
  const { i18n } = useTranslation('guidelines');
  const language = languageOf(i18n.language);
  const library = useLibrary();
  const all = library.state === 'ready' ? library.articles : noArticles;
  const { orpc } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const unit = session?.state === 'signedIn' ? session.professional.unit : undefined;
  const places = useMemo(
    () => arrangeLayers(chooseLanguage(all, language).filter((article) => isForUnit(article, unit))),
    [all, language, unit],
  );
  return { library, all, places };
}
