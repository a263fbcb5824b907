import { useTranslation } from 'react-i18next';
import type { QueueFigures } from '#shared/telephony.js';
import { Section } from '../../../ui/parts.js';
import { useNow } from '../../../ui/use-now.js';
import { lengthOf } from '../words.js';

/** How the queues stand: figures only, nobody of those who wait. */
export function Queues({ queues }: { queues: readonly QueueFigures[] }) {
  const { t } = useTranslation('telephonyLater');
  const now = useNow(1000);
  const within = queues.find(({ serviceLevel }) => serviceLevel !== undefined)?.serviceLevel?.withinSeconds;
  return (
    <Section
      title={t('queues.title')}
      detail={
        within === undefined
          ? undefined
          : within % 60 === 0
            ? t('queues.levelMeans', { count: within / 60 })
            : t('queues.levelSeconds', { count: within })
      }
    >
      <table className="te-queues">
        <thead>
          <tr>
            <th scope="col">{t('queues.name')}</th>
            <th scope="col">{t('queues.waiting')}</th>
            <th scope="col">{t('queues.longest')}</th>
            <th scope="col">{t('queues.agents')}</th>
            <th scope="col">{t('queues.level')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ id, name, waiting, longestSince, agentsReady, agentsBusy, serviceLevel }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="tp-num">{waiting}</td>
              <td className="tp-num">
                {waiting === 0 || longestSince === undefined ? '–' : lengthOf(now - Date.parse(longestSince))}
              </td>
              <td className="tp-num">{t('queues.of', { ready: agentsReady, all: agentsReady + agentsBusy })}</td>
              <td className="tp-num">
                {serviceLevel === undefined
                  ? '–'
                  : t('queues.percent', { share: Math.round(serviceLevel.share * 100) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
