import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import type { Register } from '#shared/client-summary.js';
import { More } from './More.js';
import { RegisterMark } from '../RegisterTag.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Contact, entriesOf, timeline, rarerRegister } from '../order.js';
import { useLanguage } from '../use-language.js';
import { useNow } from '../use-now.js';
import { writeDate, writeTime } from '../write.js';

const MODE: Record<Contact['mode'], IconName> = {
  visit: 'user',
  phone: 'phone',
  home: 'home',
  remote: 'video',
  ward: 'box',
  other: 'dots',
};
const RECENT = 4;
const SOON = 5;

/** Contacts and bookings around now, with a line where now is. */
export function Contacts(props: SectionProps) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const now = useNow();
  const all = entriesOf(props.summary, 'contacts');
  const { before, ongoing, after } = timeline(all, now);
  const marked = rarerRegister(all);
  const rows = (contacts: readonly Contact[]) =>
    contacts.map((one) => <Row key={`${one.source}/${one.id}`} contact={one} marked={marked} />);
  return (
    <SummarySection {...props} id="contacts">
      <More count={Math.max(before.length - RECENT, 0)} label="earlier">
        <ol className="cs-timeline">{rows(before.slice(0, -RECENT))}</ol>
      </More>
      <ol className="cs-timeline">
        {rows(before.slice(-RECENT))}
        {rows(ongoing)}
        <li className="cs-now">
          <span>{t('contacts.now', { time: writeTime(now, language) })}</span>
        </li>
        {rows(after.slice(0, SOON))}
      </ol>
      {after.length === 0 && <p className="cs-none">{t('contacts.nothingBooked')}</p>}
      <More count={Math.max(after.length - SOON, 0)} label="more">
        <ol className="cs-timeline">{rows(after.slice(SOON))}</ol>
      </More>
    </SummarySection>
  );
}

const STATE: Partial<Record<Contact['status'], { icon: IconName; color: string }>> = {
  ongoing: { icon: 'half', color: 'interruptible' },
  booked: { icon: 'ok', color: 'synced' },
  planned: { icon: 'clock', color: 'info' },
  cancelled: { icon: 'stop', color: 'text-3' },
};

function Row({ contact, marked }: { contact: Contact; marked: Register | undefined }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const { start, status } = contact;
  const state = STATE[status];
  const clock = start?.includes('T') === true && status !== 'done' ? ` ${writeTime(start, language)}` : '';
  return (
    <li className={status === 'ongoing' ? 'cs-ongoing' : undefined}>
      <time dateTime={start}>{start === undefined ? t('contacts.noTime') : `${writeDate(start)}${clock}`}</time>
      <Icon name={MODE[contact.mode]} label={t(`contacts.mode.${contact.mode}`)} color="text-2" />
      <span className={status === 'cancelled' ? 'cs-cancelled' : undefined}>
        {contact.title}
        {contact.register === marked && <RegisterMark register={contact.register} />}
        <span className="cs-weak cs-line">
          {[contact.professional, contact.place].filter((one) => one !== undefined).join(' · ')}
        </span>
      </span>
      <span className="cs-state">
        {state !== undefined && (
          <StateText icon={state.icon} color={state.color}>
            {t(`contacts.status.${status}`)}
          </StateText>
        )}
      </span>
    </li>
  );
}
