import { useTranslation } from 'react-i18next';
import type { QueueOffer } from '#shared/consultation.js';
import type { ClientIdentity } from '#shared/context.js';
import { TOPIC_LENGTH } from '../lengths.js';
import { URGENCIES, targetWords, urgencyWord } from '../words.js';
import { ContactField } from './ContactField.js';
import { NotFree } from './NotFree.js';
import type { Offer } from './contact-offer.js';
import { type Form, type Lack, withoutClient } from './form.js';

const KINDS = ['consultation', 'handOver'] as const;

const atFirst = (field: HTMLInputElement | null) => field?.focus();

/** Kind, urgency with its response target, topic, and whether the open client goes along. */
export function RequestFields({
  form,
  client,
  offer,
  contactAlone,
  queues,
  lacks,
  focus,
  onChange,
}: {
  form: Form;
  client: ClientIdentity | null;
  /** Of the contact at hand. */
  offer: Offer;
  /** The contact at hand can go over without a client. */
  contactAlone: boolean;
  queues: readonly QueueOffer[];
  lacks: readonly Lack[];
  /** The focus comes to the topic when the form comes. */
  focus: boolean;
  onChange: (form: Form) => void;
}) {
  const { t } = useTranslation('consultationLater');
  const { target } = form;
  const queue = target?.kind === 'queue' ? queues.find(({ id }) => id === target.queue) : undefined;
  return (
    <div className="co-fields">
      <fieldset className="tp-choices">
        <legend>{t('urgency.title')}</legend>
        {URGENCIES.map((urgency) => (
          <label key={urgency}>
            <input
              type="radio"
              name="co-urgency"
              checked={form.urgency === urgency}
              onChange={() => onChange({ ...form, urgency })}
            />
            <span>
              {urgencyWord(t, urgency)}{' '}
              <span className="tp-weak">
                {queue === undefined ? t(`urgency.means.${urgency}`) : targetWords(t, queue.targets[urgency])}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <NotFree form={form} onChange={onChange} />
      <fieldset className="tp-choices">
        <legend>{t('kind.title')}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="co-kind"
              checked={form.kind === kind}
              disabled={kind === 'handOver' && !form.withClient && !contactAlone}
              onChange={() => onChange({ ...form, kind })}
            />
            <span>
              {t(`kind.${kind}`)} <span className="tp-weak">{t(`kind.means.${kind}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {lacks.includes('nothingGoes') && (
        <p className="co-lack" role="alert">
          {t('lack.nothingGoes')}
        </p>
      )}
      <label className="tp-field">
        <span>
          {t('topic.title')} · {t('topic.help')}
        </span>
        <input
          ref={focus ? atFirst : undefined}
          className="tp-input"
          value={form.topic}
          maxLength={TOPIC_LENGTH}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={lacks.includes('topic') || lacks.includes('topicNamesClient')}
          onChange={(event) => onChange({ ...form, topic: event.target.value })}
        />
        {(['topic', 'topicNamesClient'] as const).map(
          (lack) =>
            lacks.includes(lack) && (
              <span key={lack} className="co-lack" role="alert">
                {t(`lack.${lack}`)}
              </span>
            ),
        )}
      </label>
      {client !== null && (
        <div className="tp-choices">
          <label>
            <input
              type="checkbox"
              checked={form.withClient}
              onChange={() => onChange(form.withClient ? withoutClient(form) : { ...form, withClient: true })}
            />
            <span>
              {t('withClient.title', { name: `${client.family.toLocaleUpperCase('fi')}, ${client.given.join(' ')}` })}{' '}
              <span className="tp-weak">{form.withClient ? t('withClient.means') : t('withClient.check')}</span>
            </span>
          </label>
        </div>
      )}
      {form.kind === 'handOver' && (
        <ContactField
          offer={offer}
          checked={form.withContact}
          onChange={(withContact) => onChange({ ...form, withContact })}
        />
      )}
    </div>
  );
}
