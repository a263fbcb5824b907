import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';

/** How the contact centre's queues stand now. Nothing of those who wait. */
export function QueuesSection() {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const { orpc } = useWorkbench();
  const { data } = useQuery(orpc.telephony.watch.experimental_liveOptions({ retry: true }));
  if (data === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const { source, queues } = data;
  const detail =
    source === undefined
      ? undefined
      : [localize(source.name, language), source.asOf === undefined ? '' : formatTime(source.asOf, language)]
          .filter(Boolean)
          .join(', ');
  const percent = (share: number) => Math.round(share * 100);
  return (
    <FigureSection
      title={t('queues.title')}
      detail={detail}
      sheet={{
        file: 'jonot',
        columns: [
          { label: t('column.queue') },
          { label: t('column.waiting'), number: true },
          { label: t('column.longest') },
          { label: t('column.ready'), number: true },
          { label: t('column.busy'), number: true },
          { label: t('column.level') },
        ],
        rows: queues.map(({ name, waiting, longestSince, agentsReady, agentsBusy, serviceLevel }) => [
          name,
          waiting,
          longestSince === undefined ? '' : formatTime(longestSince, language),
          agentsReady,
          agentsBusy,
          serviceLevel === undefined
            ? ''
            : t('queues.level', { percent: percent(serviceLevel.share), seconds: serviceLevel.withinSeconds }),
        ]),
      }}
    >
      {queues.length === 0 ? (
        <Notice
          kind="empty"
          title={t(source === undefined ? 'queues.off' : source.state === 'lost' ? 'queues.lost' : 'queues.empty')}
        />
      ) : (
        <Bars
          top={Math.max(5, ...queues.map(({ waiting }) => waiting))}
          bars={queues.map(({ id, name, waiting, longestSince, agentsReady, serviceLevel }) => ({
            key: id,
            label: name,
            value: waiting,
            text: [
              t('queues.waiting', { count: waiting }),
              longestSince === undefined ? '' : t('queues.since', { time: formatTime(longestSince, language) }),
              t('queues.ready', { count: agentsReady }),
              serviceLevel === undefined
                ? ''
                : t('queues.level', { percent: percent(serviceLevel.share), seconds: serviceLevel.withinSeconds }),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
    </FigureSection>
  );
}
