import { useTranslation } from 'react-i18next';
import type { ArticleForm } from '#shared/guidelines-authoring.js';
import { ArticleBody } from '../article-body.js';
import { ArticleSources } from '../article-sources.js';
import { Badges } from '../badges.js';

/** The article as it will be shown. */
export function Preview({ form }: { form: ArticleForm }) {
  const { t } = useTranslation('guidelines');
  const article = { ...form, version: '', sources: form.sources.filter(({ title }) => title !== '') };
  return (
    <article className="gl-article" lang={form.language}>
      <h3>{form.title}</h3>
      <div className="gl-tags">
        <Badges article={article} />
      </div>
      <p className="gl-answer">
        <strong>{t('inShort', { lng: form.language })}</strong> {form.summary}
      </p>
      <ArticleBody id={form.id} body={form.body} />
      <ArticleSources article={article} />
    </article>
  );
}
