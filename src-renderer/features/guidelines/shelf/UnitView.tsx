import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { UnitReadings } from '#shared/guidelines-readings.js';
import { languageOf } from '../../../ui/format.js';
import { Notice, StateText } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { writeDate } from '../write-date.js';
import { asksReading, versionsOf } from './sums.js';
import type { ViewProps } from './use-reader.js';

/** For who leads a unit: of each article that asks for it, who of the unit has read its present version and who has not. */
export function UnitView({ places, all, reader }: ViewProps) {
  const { t } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const asked = useQuery(orpc.guidelinesReadings.unit.queryOptions({ staleTime: 0 }));
  if (asked.isPending) return <Notice kind="loading" title={t('common:loading')} />;
  if (asked.data?.state !== 'told')
    return (
      <div className="gl-notice">
        <Notice
          kind="failed"
          title={t(asked.data?.state === 'notAllowed' ? 'hub.notAllowed' : 'hub.unreachable')}
          onRetry={() => void asked.refetch()}
        />
      </div>
    );
  const { unit, people } = asked.data;
  const asking = asksReading(places, all, reader.today);
  if (asking.length === 0)
    return (
      <div className="gl-notice">
        <Notice kind="empty" title={t('empty.toRead')} detail={t('emptyDetail.toRead')} />
      </div>
    );
  return (
    <>
      <p className="gl-view-note tp-weak">{t('unit.note', { unit, count: people.length })}</p>
      <ul className="gl-list" aria-label={t('view.unit')}>
        {asking.map((article) => (
          <OfArticle key={article.id} article={article} versions={versionsOf(all, article.id)} people={people} />
        ))}
      </ul>
    </>
  );
}

function OfArticle({
  article,
  versions,
  people,
}: {
  article: Article;
  versions: readonly string[];
  people: UnitReadings['people'];
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const readAt = ({ readings }: UnitReadings['people'][number]) =>
    readings.find(({ id, version }) => id === article.id && versions.includes(version))?.at;
  const unread = people.filter((person) => readAt(person) === undefined);
  const read = people.flatMap((person) => {
    const at = readAt(person);
    return at === undefined ? [] : [{ ...person, at }];
  });
  return (
    <li className="gl-unit">
      <details>
        <summary>
          <span lang={article.language}>{article.title}</span>
          <StateText
            icon={unread.length === 0 ? 'check' : 'clock'}
            color={unread.length === 0 ? 'available' : 'text-2'}
          >
            {t('unit.count', { read: read.length, all: people.length })}
          </StateText>
        </summary>
        {unread.length > 0 && (
          <>
            <h5>{t('unit.unread')}</h5>
            <ul>
              {unread.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </>
        )}
        {read.length > 0 && (
          <>
            <h5>{t('unit.read')}</h5>
            <ul>
              {read.map(({ id, name, at }) => (
                <li key={id}>
                  {name} <span className="tp-weak">{writeDate(at.slice(0, 10), languageOf(i18n.language))}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </li>
  );
}
