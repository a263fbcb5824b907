import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { Standing } from '#shared/guidelines-layers.js';
import { dayInFinland, validityOf } from '#shared/guidelines-validity.js';
import { languageOf } from '../../ui/format.js';
import { Tag } from '../../ui/parts.js';
import { splitSections } from './sections.js';
import { writeDate } from './write-date.js';

const none: readonly never[] = [];

/**
 * What one should know of an article before reading it: whether it holds, other language, region and unit, what it is shown
 * in place of, validity not checked.
 */
export function Badges({
  article,
  replaced = none,
  additions = none,
}: {
  article: Article;
  replaced?: readonly Article[];
  additions?: readonly Standing[];
}) {
  const { t, i18n } = useTranslation('guidelines');
  const language = languageOf(i18n.language);
  const date = (iso: string | undefined) => writeDate((iso ?? '').slice(0, 10), language);
  const validity = validityOf(article, dayInFinland(Date.now()));
  const adds = (layer: Article['layer']) => additions.some((each) => each.article.layer === layer);
  return (
    <>
      {validity === 'expired' && (
        <Tag tone="danger" icon="stop">
          {t('expired', { date: date(article.validUntil) })}
        </Tag>
      )}
      {validity === 'coming' && (
        <Tag tone="info" icon="cal">
          {t('coming', { date: date(article.validFrom) })}
        </Tag>
      )}
      {article.lastGood !== undefined && (
        <Tag tone="caution" icon="warn">
          {t('lastGood', { date: date(article.lastGood) })}
        </Tag>
      )}
      {article.language !== i18n.language && <Tag icon="globe">{t(`inLanguage.${article.language}`)}</Tag>}
      {article.layer === 'regional' && <Tag tone="accent">{t('layer.regional')}</Tag>}
      {article.layer === 'unit' && <Tag tone="accent">{t('layer.unit')}</Tag>}
      {replaced.some(({ layer }) => layer === 'national') && <Tag tone="accent">{t('replacesNational')}</Tag>}
      {(adds('regional') ||
        (article.layer === 'national' && splitSections(article.body).some(({ kind }) => kind === 'regional'))) && (
        <Tag tone="accent">{t('regionalAddition')}</Tag>
      )}
      {adds('unit') && <Tag tone="accent">{t('unitAddition')}</Tag>}
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
