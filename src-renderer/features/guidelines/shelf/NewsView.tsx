import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { languageOf } from '../../../ui/format.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { Notice, Tag } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { placeById } from '../places.js';
import { writeDate } from '../write-date.js';
import { VersionDiff } from './VersionDiff.js';
import { type NewsItem, newsSince } from './sums.js';
import { useNews } from './use-news.js';
import type { ViewProps } from './use-reader.js';

const looks: Record<NewsItem['what'], { tone: 'ok' | 'info' | 'danger' | 'neutral'; icon: IconName }> = {
  new: { tone: 'ok', icon: 'plus' },
  changed: { tone: 'info', icon: 'pen' },
  removed: { tone: 'neutral', icon: 'trash' },
  expired: { tone: 'danger', icon: 'stop' },
  started: { tone: 'ok', icon: 'check' },
};

/** What has changed since the reader last looked. That they look now is kept; the list stays until they leave it. */
export function NewsView({ places, reader, onOpen }: ViewProps) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const [since] = useState(() => newsSince(reader.shelf, Date.now()));
  const [shown, setShown] = useState<string>();
  const { news, failed, loading, retry } = useNews(places, { since, today: reader.today, language });
  useEffect(() => void client.guidelinesOwn.looked(), [client]);
  if (loading) return <Notice kind="loading" title={t('common:loading')} />;
  if (failed)
    return (
      <div className="gl-notice">
        <Notice kind="failed" title={t('newsFailed')} onRetry={retry} />
      </div>
    );
  const sinceWords = t('newsSince', { date: writeDate(since.slice(0, 10), language) });
  if (news.length === 0)
    return (
      <div className="gl-notice">
        <Notice kind="empty" title={t('empty.news')} detail={sinceWords} />
      </div>
    );
  return (
    <>
      <p className="gl-view-note tp-weak">{sinceWords}</p>
      <ul className="gl-list" aria-label={t('view.news')}>
        {news.map((item) => {
          const { tone, icon } = looks[item.what];
          const article = placeById(places, item.id)?.place.article;
          return (
            <li key={`${item.id} ${item.what}`} className="gl-news">
              <span className="gl-tags">
                <Tag tone={tone} icon={icon}>
                  {t(`what.${item.what}`)}
                </Tag>
                <span className="tp-weak">{writeDate(item.at.slice(0, 10), language)}</span>
              </span>
              {article === undefined ? (
                <span lang={item.language}>{item.title}</span>
              ) : (
                <button
                  type="button"
                  className="gl-link"
                  lang={item.language}
                  data-article={item.id}
                  onClick={() => onOpen(item.id)}
                >
                  {item.title}
                </button>
              )}
              {item.before !== undefined && article !== undefined && (
                <>
                  <Button
                    aria-expanded={shown === item.id}
                    startIcon={<Icon name="swap" size={14} />}
                    onClick={() => setShown(shown === item.id ? undefined : item.id)}
                  >
                    {t(shown === item.id ? 'diff.hide' : 'diff.show')}
                  </Button>
                  {shown === item.id && <VersionDiff before={item.before} id={item.id} language={item.language} />}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
