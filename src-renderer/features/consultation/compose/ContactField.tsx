import { useTranslation } from 'react-i18next';
import type { OpenContact } from '#shared/desk.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { registerIcon } from '../words.js';
import { type Offer, goingOf } from './contact-offer.js';

/** Whether the contact at hand goes over too, and what of it goes to whom. */
export function ContactField({
  offer,
  checked,
  onChange,
}: {
  offer: Offer;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation('consultationLater');
  if (offer.kind === 'none') return null;
  if (offer.kind !== 'goes')
    return (
      <p className="co-contact-not">
        <Icon name="info" color="text-3" />
        <span>{t(`contact.not.${offer.kind}`)}</span>
      </p>
    );
  return (
    <div className="tp-choices co-contact">
      <label>
        <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
        <span>
          {t('contact.along')} {!checked && <span className="tp-weak">{t('contact.stays')}</span>}
        </span>
      </label>
      {checked && <Going contact={offer.contact} />}
    </div>
  );
}

/** What goes, in few words, and who will see it. */
function Going({ contact }: { contact: OpenContact }) {
  const { t } = useTranslation('consultationLater');
  const { channel, queue, reason, register, line } = contact;
  const { steps, promises, registers } = goingOf(contact);
  const stands = line === 'connected' || line === 'held';
  return (
    <div className="co-going">
      <b>{[t(`deskLater:channel.${channel}`), queue].filter((one) => one !== undefined).join(', ')}</b>
      <p className="co-going-reason">
        {reason.trim() === '' ? <span className="tp-weak">{t('contact.noReason')}</span> : reason}
      </p>
      <div className="co-going-facts">
        <span>{`${t('contact.steps', { count: steps })} · ${t('contact.promises', { count: promises })}`}</span>
        {registers.map((one) => (
          <Tag key={one} tone={one} icon={registerIcon[one]}>
            {t(`deskLater:register.${one}`)}
          </Tag>
        ))}
      </div>
      <ul>
        {(registers.length === 0 ? [register] : registers).map((one) => (
          <li key={one}>{t(`contact.who.${one}`)}</li>
        ))}
        <li>{t('contact.who.text')}</li>
        {stands && <li>{t(channel === 'chat' ? 'contact.line.chatStays' : 'contact.line.callStays')}</li>}
      </ul>
    </div>
  );
}
