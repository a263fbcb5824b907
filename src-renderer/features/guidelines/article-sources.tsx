import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { writeDate } from './write-date.js';

/** Where an article's content comes from, who keeps it and when it was last checked. */
export function ArticleSources({ article }: { article: Article }) {
  const { t, i18n } = useTranslation('guidelines');
  const language = languageOf(i18n.language);
  return (
    <section className="gl-section">
      <h4>{t('sources')}</h4>
      <ul className="gl-sources">
        {article.sources.map(({ title, url }) => (
          <li key={title}>
            {url === undefined ? (
              title
            ) : (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {title} <Icon name="ext" size={12} label={t('newWindow')} />
              </a>
            )}
          </li>
        ))}
      </ul>
      <p className="tp-weak">{t('checkedBy', { owner: article.owner, date: writeDate(article.checked, language) })}</p>
      {article.validFrom !== undefined && (
        <p className="tp-weak">{t('validFrom', { date: writeDate(article.validFrom, language) })}</p>
      )}
      {article.checkValidity && <p className="tp-weak">{t('checkValidityWhy')}</p>}
    </section>
  );
}
