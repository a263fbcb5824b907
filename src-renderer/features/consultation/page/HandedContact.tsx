import { useTranslation } from 'react-i18next';
import type { HandedContact } from '#shared/handed-contact.js';
import { channelIcon, minutesBetween, useLimitText } from '../../../ui/contact-words.js';
import { formatMoment, formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { StateText, Tag } from '../../../ui/parts.js';
import { useNow } from '../../../ui/use-now.js';
import { stepsByPart } from '../handed.js';
import { registerIcon } from '../words.js';
import './contact.css';

/** The contact that goes over: how it came and who speaks, why, what has been done and what is still promised. */
export function HandedContactView({
  contact,
  sender,
  folded,
}: {
  contact: HandedContact;
  /** Who hands it over, by name. */
  sender: string;
  /** Whoever hands it over knows it. */
  folded: boolean;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const { channel, queue, beganAt, onLine, caller, callerName, identifiedBy, withheld } = contact;
  const now = useNow(15_000);
  const since = formatTime(beganAt, languageOf(i18n.language));
  const who = [t(`deskLater:caller.${caller}`), callerName].filter((one) => one !== '').join(': ');
  return (
    <details className="co-handed-fold" open={!folded}>
      <summary>{t('contact.title')}</summary>
      <div className="co-contact-view">
        <div className="co-contact-how">
          <Icon name={channelIcon[channel]} />
          <b>{[t(`deskLater:channel.${channel}`), queue].filter((one) => one !== undefined).join(', ')}</b>
          <span className="tp-weak tp-num">
            {t('deskLater:since', { time: since, minutes: minutesBetween(beganAt, now) })}
          </span>
        </div>
        {onLine && (
          <StateText icon="ok" color="available">
            {t(channel === 'chat' ? 'contact.line.chat' : 'contact.line.call', { name: sender })}
          </StateText>
        )}
        {withheld && (
          <p className="co-withheld">
            <Icon name="lock" color="text-2" />
            <span>{t('contact.withheld')}</span>
          </p>
        )}
        <dl className="co-handed">
          <div>
            <dt>{t('contact.caller')}</dt>
            <dd>
              {who}
              {identifiedBy !== undefined && (
                <span className="tp-weak"> · {t(`deskLater:identifiedBy.${identifiedBy}`)}</span>
              )}
            </dd>
          </div>
          <Reason contact={contact} />
          <Steps contact={contact} />
          <Promises contact={contact} />
          <Texts contact={contact} sender={sender} />
        </dl>
      </div>
    </details>
  );
}

function Register({ of }: { of: HandedContact['register'] }) {
  const { t } = useTranslation('consultationLater');
  return (
    <Tag tone={of} icon={registerIcon[of]}>
      {t(`deskLater:register.${of}`)}
    </Tag>
  );
}

function Reason({ contact: { reason, register } }: { contact: HandedContact }) {
  const { t } = useTranslation('consultationLater');
  return (
    <div>
      <dt>
        {t('deskLater:reason.title')} <Register of={register} />
      </dt>
      <dd>
        {reason === undefined ? (
          <span className="tp-weak">{t('contact.reasonWithheld')}</span>
        ) : reason.trim() === '' ? (
          <span className="tp-weak">{t('contact.noReason')}</span>
        ) : (
          reason
        )}
      </dd>
    </div>
  );
}

/** What has been done, in the order in which it is recorded. */
function Steps({ contact: { steps } }: { contact: HandedContact }) {
  const { t, i18n } = useTranslation('consultationLater');
  const language = languageOf(i18n.language);
  const parts = stepsByPart(steps);
  if (parts.length === 0)
    return (
      <div>
        <dt>{t('deskLater:flow.title')}</dt>
        <dd className="tp-weak">{t('contact.noSteps')}</dd>
      </div>
    );
  return parts.map(({ part, steps: of }) => (
    <div key={part}>
      <dt>{t(`deskLater:part.${part}`)}</dt>
      {of.map(({ id, at, text, register }) => (
        <dd key={id} className="co-contact-step">
          <time className="tp-num" dateTime={at}>
            {formatTime(at, language)}
          </time>
          <span>{text}</span>
          {register !== undefined && <Register of={register} />}
        </dd>
      ))}
    </div>
  ));
}

function Promises({ contact: { promises } }: { contact: HandedContact }) {
  const { t, i18n } = useTranslation('consultationLater');
  const limitText = useLimitText();
  const now = useNow(15_000);
  const language = languageOf(i18n.language);
  return (
    <div>
      <dt>{t('contact.openPromises')}</dt>
      {promises.length === 0 && <dd className="tp-weak">{t('deskLater:promise.none')}</dd>}
      {promises.map(({ id, kind, about, due, number, limit }) => {
        const late = due !== undefined && Date.parse(due) < now;
        const when = due === undefined ? undefined : formatMoment(due, language);
        return (
          <dd key={id} className="co-contact-promise">
            <StateText icon={late ? 'warnf' : 'clock'} color={late ? 'caution' : 'accent'}>
              {when === undefined
                ? t('deskLater:promise.open')
                : t(late ? 'deskLater:promise.late' : 'deskLater:promise.openBy', { when })}
            </StateText>
            <span>
              {[t(`deskLater:promise.kind.${kind}`), about].filter((one) => one !== '').join(': ')}
              {number !== undefined && <span className="tp-num"> · {number}</span>}
              {limit !== undefined && <span className="tp-weak"> · {limitText(limit)}</span>}
            </span>
          </dd>
        );
      })}
      {promises.length > 0 && <dd className="tp-weak">{t('contact.promisesMove')}</dd>}
    </div>
  );
}

/** What the sender has written for the record so far: it is theirs to record. */
function Texts({ contact: { texts }, sender }: { contact: HandedContact; sender: string }) {
  const { t } = useTranslation('consultationLater');
  return (['health', 'social'] as const).map((register) => {
    const text = texts[register];
    return text === undefined || text.trim() === '' ? null : (
      <div key={register}>
        <dt>
          <Register of={register} />
        </dt>
        <dd>
          {/* It says once more what stands above: for who wants the very words. */}
          <details className="co-handed-fold">
            <summary>{t('contact.text', { name: sender })}</summary>
            {text}
          </details>
        </dd>
      </div>
    );
  });
}
