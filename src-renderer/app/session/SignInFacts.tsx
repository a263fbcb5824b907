import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/identity.js';
import { Icon } from '../../ui/icon.js';
import { useSecondsLeft } from './use-seconds-left.js';
import './sign-in-facts.css';

export type SignInFactsProps = Pick<Extract<Session, { state: 'signedOut' }>, 'endedBy' | 'kept'>;

/** On the sign-in page: what ended the session, and whose locked sessions wait for them. Of these no more than a name. */
export default function SignInFacts({ endedBy, kept = [] }: SignInFactsProps) {
  const { t } = useTranslation('sessionLater');
  return (
    <>
      {endedBy !== undefined && (
        <p className="tp-sign-in-ended" role="status">
          <Icon name="info" color="info" />
          <span>{t(`endedBy.${endedBy}`)}</span>
        </p>
      )}
      {kept.length > 0 && (
        <section className="tp-kept" aria-label={t('kept.title')}>
          <h2>{t('kept.title')}</h2>
          <ul>
            {kept.map(({ name, until }) => (
              <li key={`${name} ${until}`}>
                <Icon name="lock" size={14} color="text-2" />
                <b>{name}</b>
                <Left until={until} />
              </li>
            ))}
          </ul>
          <p className="tp-weak">{t('kept.detail')}</p>
        </section>
      )}
    </>
  );
}

function Left({ until }: { until: string }) {
  const { t } = useTranslation('sessionLater');
  const minutes = Math.ceil(useSecondsLeft(until) / 60);
  return <span className="tp-weak">{t('kept.waits', { minutes })}</span>;
}
