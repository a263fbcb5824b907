import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInFinland, validityOf } from '#shared/guidelines-validity.js';
import type { Article } from '#shared/guidelines.js';
import { articleFields } from '#shared/search/fields.js';
import { languageOf } from '../../ui/format.js';
import { useSendIntent } from '../../ui/intents.js';
import { type FinderProps, type FoundRow, MOST_FOUND } from '../../ui/palette-finder.js';
import { useTextSearch } from '../../ui/search/use-text-search.js';
import { foundPlaces, searchable } from './places.js';
import { useArticleDocuments } from './use-article-search.js';
import { usePlaces } from './use-places.js';
import { writeDate } from './write-date.js';

const nothing: ReadonlySet<string> = new Set();
const noRows: readonly FoundRow[] = [];

/** Articles for the palette: what the pane would find, in either window. Draws nothing. */
export default function FindArticles({ query, onFound }: FinderProps): null {
  const { t, i18n } = useTranslation('guidelines');
  const send = useSendIntent();
  const { library, all, places } = usePlaces();
  const articles = useMemo(() => searchable(places), [places]);
  const { answer, building } = useTextSearch({
    // Of its own: the pane in the same window may be searching something else at the time.
    collection: 'palette/guidelines',
    fields: articleFields,
    documents: useArticleDocuments(articles, all),
    wanted: true,
    query,
    limit: MOST_FOUND,
  });
  const language = languageOf(i18n.language);
  const rows = useMemo(() => {
    if (answer === undefined) return noRows;
    const byId = new Map(articles.map((article) => [article.id, article]));
    const found = answer.hits.flatMap(({ id }) => byId.get(id) ?? []).map((article) => ({ article, matched: nothing }));
    const today = dayInFinland(Date.now());
    const detailOf = (article: Article) => {
      const { layer, topics, validUntil = '' } = article;
      if (validityOf(article, today) === 'expired')
        return t('expired', { date: writeDate(validUntil.slice(0, 10), language) });
      // Two articles may have one title: a term says so, the region's own and a unit's say whose they are.
      const what = [
        ...(article.kind === 'term' ? [t('paletteLater:term')] : []),
        ...(layer === 'national' ? [] : [t(`layer.${layer}`)]),
      ];
      return [...what, ...topics.map((topic) => t(`topic.${topic}`, { defaultValue: topic }))].join(' · ');
    };
    return foundPlaces(found, places, today).map(({ place: { article } }): FoundRow => ({
      id: article.id,
      label: article.title,
      ...(article.language === language ? {} : { lang: article.language }),
      detail: detailOf(article),
      run: () => {
        send({ do: 'showGuideline', id: article.id });
        send({ do: 'showPane', paneId: 'guidelines' });
      },
    }));
  }, [answer, articles, language, places, send, t]);
  const failed = library.state === 'failed';
  // A query that has no answer yet has not found nothing.
  const unanswered = query.trim() !== '' && answer === undefined;
  const coming = library.state === 'loading' || building !== undefined || unanswered;
  useEffect(() => {
    onFound({ rows, state: failed ? 'failed' : coming ? 'coming' : 'ready' });
  }, [coming, failed, onFound, rows]);
  return null;
}
