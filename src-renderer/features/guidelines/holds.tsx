import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { dayInFinland, validityOf } from '#shared/guidelines-validity.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { writeDate } from './write-date.js';

/** Warns before the text of an article that does not hold today, or that is not the newest. Says nothing of others. */
export function Holds({
  article,
  replacedBy,
  onOpen,
}: {
  article: Article;
  replacedBy: Article | undefined;
  onOpen: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const date = (iso: string | undefined) => writeDate((iso ?? '').slice(0, 10), languageOf(i18n.language));
  const validity = validityOf(article, dayInFinland(Date.now()));
  const words = [
    ...(validity === 'expired' ? [t('expiredWhy', { date: date(article.validUntil) })] : []),
    ...(validity === 'coming' ? [t('comingWhy', { date: date(article.validFrom) })] : []),
    ...(article.lastGood === undefined ? [] : [t('lastGoodWhy', { date: date(article.lastGood) })]),
  ];
  if (words.length === 0 && replacedBy === undefined) return null;
  return (
    <div className="gl-replaced gl-warned" role="note">
      <Icon name="warn" size={14} color="caution" />
      <div>
        {words.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {replacedBy !== undefined && (
          <p>
            {t('replacedBy')}{' '}
            <button type="button" className="gl-link" lang={replacedBy.language} onClick={() => onOpen(replacedBy.id)}>
              {replacedBy.title}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
