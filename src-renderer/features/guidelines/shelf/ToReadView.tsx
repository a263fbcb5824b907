import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../ui/format.js';
import { Notice, StateText } from '../../../ui/parts.js';
import { writeDate } from '../write-date.js';
import { asksReading, isRead, versionsOf } from './sums.js';
import type { ViewProps } from './use-reader.js';

/** Articles that ask to be acknowledged: the unread first, then the read with their day. */
export function ToReadView({ places, all, reader, onOpen }: ViewProps) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const { readings } = reader;
  if (readings === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const asking = asksReading(places, all, reader.today);
  const unread = asking.filter((article) => !isRead(article, all, readings));
  if (asking.length === 0)
    return (
      <div className="gl-notice">
        <Notice kind="empty" title={t('empty.toRead')} detail={t('emptyDetail.toRead')} />
      </div>
    );
  const dayOf = (id: string) => {
    const versions = versionsOf(all, id);
    const at = readings.find((one) => one.id === id && versions.includes(one.version))?.at ?? '';
    return writeDate(at.slice(0, 10), languageOf(i18n.language));
  };
  return (
    <ul className="gl-list" aria-label={t('view.toRead')}>
      {[...unread, ...asking.filter((article) => !unread.includes(article))].map((article) => (
        <li key={article.id}>
          <button
            type="button"
            className="gl-row"
            lang={article.language}
            data-article={article.id}
            onClick={() => onOpen(article.id)}
          >
            <span className="gl-row-title">{article.title}</span>
            <span className="gl-row-summary">{article.summary}</span>
            <span className="gl-tags">
              {unread.includes(article) ? (
                <StateText icon="clock" color="accent">
                  {t(readings.some(({ id }) => id === article.id) ? 'read.newVersion' : 'read.not')}
                </StateText>
              ) : (
                <StateText icon="check" color="available">
                  {t('read.on', { date: dayOf(article.id) })}
                </StateText>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
