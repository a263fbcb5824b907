import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { Tag } from '../../ui/parts.js';
import { splitSections } from './sections.js';

/** What one should know of an article before reading it: other language, regional, validity not checked. */
export function Badges({ article }: { article: Article }) {
  const { t, i18n } = useTranslation('guidelines');
  return (
    <>
      {article.language !== i18n.language && <Tag icon="globe">{t(`inLanguage.${article.language}`)}</Tag>}
      {article.layer === 'regional' && <Tag tone="accent">{t('layer.regional')}</Tag>}
      {article.layer !== 'regional' && splitSections(article.body).some(({ kind }) => kind === 'regional') && (
        <Tag tone="accent">{t('regionalAddition')}</Tag>
      )}
      {article.layer === 'unit' && <Tag tone="accent">{t('layer.unit')}</Tag>}
      {article.checkValidity && (
        <Tag tone="caution" icon="clock">
          {t('checkValidity')}
        </Tag>
      )}
      {article.register !== 'both' && (
        <Tag tone={article.register} icon={article.register === 'health' ? 'crossf' : 'roof'}>
          {t(`register.${article.register}`)}
        </Tag>
      )}
    </>
  );
}
