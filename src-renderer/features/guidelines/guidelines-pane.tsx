import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useCalm } from '../../ui/use-calm.js';
import { AuthoringHead } from './authoring-head.js';
import { Browse } from './browse.js';
import { type Asked, useAsked } from './now/asked.js';
import { Now } from './now/later.js';
import { Head } from './shelf/later.js';
import { useForClient } from './now/use-for-client.js';
import type { Chosen } from './now/use-signals.js';
import { placeById, searchable } from './places.js';
import { Problems } from './problems.js';
import type { View } from './shelf/sums.js';
import { TicksProvider } from './ticks.js';
import { useArticleSearch } from './use-article-search.js';
import { useKeys } from './use-keys.js';
import { usePlaces } from './use-places.js';
import './guidelines.css';

const ArticleView = lazy(() => import('./article-view.js'));
const Views = lazy(() => import('./shelf/Views.js'));

const nothingChosen: Chosen = {};

/** Documentation guidelines: search and topics, or the article that was opened. */
export default function GuidelinesPane() {
  const { t } = useTranslation('guidelines');
  const { library, all, places } = usePlaces();
  const articles = useMemo(() => searchable(places), [places]);
  const [searching, setSearching] = useState(false);
  const [query, setQuery] = useState('');
  const [view, setView] = useState<View>('all');
  const calm = useCalm();
  const search = useArticleSearch(articles, all, searching, query);
  /** Ids that were opened one from another; the last one shows. */
  const [trail, setTrail] = useState<readonly string[]>([]);
  const open = placeById(places, trail.at(-1));
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const openArticle = useCallback((id: string) => setTrail((ids) => [...ids, id]), []);
  const back = useCallback(() => setTrail((ids) => ids.slice(0, -1)), []);
  const onEscape = useCallback(() => {
    if (trail.length > 0) back();
    else if (view !== 'all') setView('all');
    else if (query === '') return false;
    else setQuery('');
    return true;
  }, [trail.length, view, query, back]);
  const [chosen, choose] = useForClient<Chosen>(nothingChosen);
  const [wish, setWish] = useState<'first' | 'list'>();
  const granted = useCallback(() => setWish(undefined), []);
  const left = useRef<string | undefined>(undefined);
  useAsked(
    useCallback((asked: Asked) => {
      setQuery('');
      setView('all');
      // Asked for from elsewhere: the focus is somebody else's.
      if (asked.show === 'all') left.current = undefined;
      setTrail(asked.show === 'article' ? [asked.id] : []);
      // What is suggested stands above the list, and answers once it is drawn.
      setWish(asked.show === 'article' || asked.show === 'all' ? undefined : asked.show);
    }, []),
  );
  useKeys(root, { search: input, onEscape });
  // Back in the list the focus returns to the row that was opened.
  useEffect(() => {
    if (trail.length === 0 && left.current !== undefined) {
      root.current?.querySelector<HTMLElement>(`[data-article="${left.current}"]`)?.focus();
    }
    left.current = trail[0];
  }, [trail]);

  return (
    <TicksProvider>
      <div className="gl-pane" ref={root} tabIndex={-1}>
        <AuthoringHead />
        {library.state === 'loading' && (
          <div className="gl-notice">
            <Notice kind="loading" title={t('loading')} />
          </div>
        )}
        {library.state === 'failed' && (
          <div className="gl-notice">
            <Notice kind="failed" title={t('failed')} detail={t('failedDetail')} onRetry={library.retry} />
          </div>
        )}
        {library.state === 'ready' && library.outdated && (
          <div className="gl-notice">
            <Notice kind="failed" title={t('outdated')} onRetry={library.retry} />
          </div>
        )}
        {library.state === 'ready' && open !== undefined && (
          <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
            <ArticleView
              key={open.place.article.id}
              place={open.place}
              replacedBy={open.replacedBy}
              all={all}
              related={open.place.article.related.flatMap((id) => articles.find((each) => each.id === id) ?? [])}
              onOpen={openArticle}
              onBack={back}
            />
          </Suspense>
        )}
        {library.state === 'ready' && open === undefined && (
          <div className="gl-scroll">
            <div className="gl-head-room">
              {calm && <Head places={places} all={all} view={view} onView={setView} />}
            </div>
            {view === 'all' ? (
              <>
                {calm && query === '' && (
                  <Now
                    places={places}
                    chosen={chosen}
                    onChoose={choose}
                    onOpen={openArticle}
                    wish={wish}
                    onGranted={granted}
                  />
                )}
                <Browse
                  places={places}
                  search={search}
                  query={query}
                  onQuery={setQuery}
                  onSearch={() => setSearching(true)}
                  input={input}
                  onOpen={openArticle}
                />
              </>
            ) : (
              <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
                <Views key={view} view={view} places={places} all={all} onOpen={openArticle} />
              </Suspense>
            )}
            <Problems problems={library.problems} />
          </div>
        )}
      </div>
    </TicksProvider>
  );
}
