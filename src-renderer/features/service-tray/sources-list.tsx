import { useTranslation } from 'react-i18next';
import type { SourceHealth } from '#shared/service-tray.js';
import { failureText } from '../../ui/failure-text.js';
import type { IconName } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';
import { type Words, licenceOf } from './words.js';
import './sources-list.css';

const states: Record<SourceHealth['state'], { icon: IconName; color: string }> = {
  current: { icon: 'ok', color: 'synced' },
  fetching: { icon: 'swap', color: 'text-2' },
  failed: { icon: 'warnf', color: 'caution' },
  held: { icon: 'warnf', color: 'caution' },
  never: { icon: 'unknown', color: 'text-2' },
};

/** Where the services come from: each source's licence, age and how it fares. */
export default function SourcesList({ sources, words }: { sources: readonly SourceHealth[]; words: Words }) {
  const { t } = useTranslation('serviceTrayLater');
  const common = useTranslation('common').t;
  return (
    <ul className="st-sources" aria-label={t('sources')}>
      {sources.map((source) => {
        const { id, name, state, services, events, fetchedAt, progress, failure, skipped } = source;
        const licence = licenceOf(source, words);
        const { icon, color } = states[state];
        const counts = [
          services > 0 ? t('services', { count: services }) : undefined,
          events > 0 ? t('events', { count: events }) : undefined,
          skipped > 0 ? t('skipped', { count: skipped }) : undefined,
        ].filter((text) => text !== undefined);
        return (
          <li key={id}>
            <div className="st-sources-head">
              <strong>{name}</strong>
              <StateText icon={icon} color={color}>
                {t(`state.${state}`)}
              </StateText>
            </div>
            {progress !== undefined && progress.of > 0 && (
              <progress value={progress.done} max={progress.of} aria-label={t('progress', { name })} />
            )}
            {failure !== undefined && <p>{failureText(common, failure)}</p>}
            {state === 'held' && <p>{t('heldWhy')}</p>}
            {licence !== '' && licence !== name && <p className="tp-weak">{licence}</p>}
            <p className="tp-weak">
              {[
                ...counts,
                fetchedAt === undefined
                  ? t('notFetched')
                  : t('fetchedAt', { date: words.date(fetchedAt), time: words.time(fetchedAt) }),
              ].join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
