import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Notice, Tag } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { writeDate } from '../write-date.js';
import { VersionDiff } from './VersionDiff.js';

/** Versions of an article that this workbench has seen, the newest first, with what each of them changed. */
export function History({ article }: { article: Article }) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const { id, language } = article;
  const asked = useQuery(orpc.guidelines.versions.queryOptions({ input: { id, language }, staleTime: 0 }));
  const [shown, setShown] = useState<string>();
  if (asked.isPending) return <Notice kind="loading" title={t('common:loading')} />;
  if (asked.isError) return <Notice kind="failed" title={t('history.failed')} onRetry={() => void asked.refetch()} />;
  const { versions } = asked.data;
  return (
    <>
      <p className="tp-weak">{t('history.note')}</p>
      <ol className="gl-items gl-history">
        {versions.map(({ version, since, owner, title }, at) => {
          const before = versions[at + 1]?.version;
          return (
            <li key={version}>
              <span className="gl-tags">
                <strong>{writeDate(since.slice(0, 10), languageOf(i18n.language))}</strong>
                {version === article.version && <Tag tone="ok">{t('history.present')}</Tag>}
                <span className="tp-weak">{owner}</span>
              </span>
              {title !== article.title && <span lang={language}>{title}</span>}
              {before === undefined ? (
                <span className="tp-weak">{t('history.first')}</span>
              ) : (
                <Button
                  aria-expanded={shown === version}
                  startIcon={<Icon name="swap" size={14} />}
                  onClick={() => setShown(shown === version ? undefined : version)}
                >
                  {t(shown === version ? 'diff.hide' : 'diff.show')}
                </Button>
              )}
              {shown === version && before !== undefined && (
                <VersionDiff id={id} language={language} before={before} after={version} />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
