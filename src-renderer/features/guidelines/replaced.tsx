import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { writeDate } from './write-date.js';

/** Says what an article is shown in place of, who approved that, and opens it. */
export function Replaced({
  article,
  replaced,
  onOpen,
}: {
  article: Article;
  replaced: readonly Article[];
  onOpen: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const { approved } = article;
  if (replaced.length === 0) return null;
  return (
    <div className="gl-replaced">
      <Icon name="swap" size={14} color="accent" />
      <div>
        <p>
          {t(replaced.some(({ layer }) => layer === 'national') ? 'replaces.national' : 'replaces.other')}
          {approved !== undefined && (
            <span className="tp-weak">
              {' '}
              {t('replaces.approved', { by: approved.by, date: writeDate(approved.date, languageOf(i18n.language)) })}
            </span>
          )}
        </p>
        {replaced.map((other) => (
          <button
            key={other.id}
            type="button"
            className="gl-link"
            lang={other.language}
            onClick={() => onOpen(other.id)}
          >
            {t('replaces.show', { title: other.title })}
          </button>
        ))}
      </div>
    </div>
  );
}
