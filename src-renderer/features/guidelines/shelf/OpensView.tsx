import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { searchable } from '../places.js';
import type { ViewProps } from './use-reader.js';

const DAYS = 30;

/** How often each article has been opened in the county: the last month, and all that is kept. No persons. */
export function OpensView({ places, reader, onOpen }: ViewProps) {
  const { t } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const asked = useQuery(orpc.guidelinesFeedback.opens.queryOptions({ staleTime: 0 }));
  if (asked.isPending) return <Notice kind="loading" title={t('common:loading')} />;
  const state = asked.data?.state ?? 'unreachable';
  if (asked.data?.state !== 'told')
    return (
      <div className="gl-notice">
        {state === 'off' ? (
          <Notice kind="empty" title={t('opens.off')} />
        ) : (
          <Notice
            kind="failed"
            title={t(state === 'notAllowed' ? 'hub.notAllowed' : 'hub.unreachable')}
            onRetry={() => void asked.refetch()}
          />
        )}
      </div>
    );
  const { opens } = asked.data;
  const from = new Date(Date.parse(reader.today) - DAYS * 86_400_000).toISOString().slice(0, 10);
  const sum = (id: string, since: string) =>
    opens.reduce((total, one) => (one.id === id && one.day > since ? total + one.opens : total), 0);
  const rows = searchable(places)
    .map((article) => ({ article, month: sum(article.id, from), all: sum(article.id, '') }))
    .toSorted((a, b) => b.month - a.month || b.all - a.all || a.article.title.localeCompare(b.article.title));
  return (
    <div className="gl-section">
      <p className="tp-weak">{t('opens.note')}</p>
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('opens.article')}</th>
            <th scope="col">{t('opens.month', { count: DAYS })}</th>
            <th scope="col">{t('opens.all')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ article, month, all }) => (
            <tr key={article.id}>
              <th scope="row">
                <button type="button" className="gl-link" lang={article.language} onClick={() => onOpen(article.id)}>
                  {article.title}
                </button>
              </th>
              <td>{month}</td>
              <td>{all}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
