import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Contact, entriesOf, rarerRegister, timeline } from '../order.js';
import { useLanguage } from '../use-language.js';
import { useNow } from '../use-now.js';
import { writeMoment, writeTime } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import { writeNear } from './dates.js';

const MODE: Record<Contact['mode'], IconName> = {
  visit: 'user',
  phone: 'phone',
  home: 'home',
  remote: 'video',
  ward: 'box',
  other: 'dots',
};
const RECENT = 3;
const SOON = 4;

/** Contacts and bookings around now, with a line where now is; the next and the last one stand out. */
export function Contacts(props: SectionProps) {
  const { t } = useTranslation('clientSectionsLater');
  const language = useLanguage();
  const now = useNow();
  const all = entriesOf(props.summary, 'contacts');
  const { before, ongoing, after } = timeline(all, now);
  const next = after.find((one) => one.status !== 'cancelled' && one.start !== undefined);
  const last = before.findLast((one) => one.status === 'done');
  const marked = rarerRegister(all);
  const rows = (contacts: readonly Contact[]) =>
    contacts.map((one) => (
      <Row
        key={`${one.source}/${one.id}`}
        contact={one}
        marked={marked}
        now={now}
        stands={one === next ? 'next' : one === last ? 'last' : undefined}
      />
    ));
  return (
    <SummarySection {...props} id="contacts">
      <More count={Math.max(before.length - RECENT, 0)} label="earlier">
        <ol className="cs-entries cs-contacts">{rows(before.slice(0, -RECENT))}</ol>
      </More>
      <ol className="cs-entries cs-contacts">
        {rows(before.slice(-RECENT))}
        {rows(ongoing)}
        <li className="cs-now">
          <span>{t('clientSummaryLater:contacts.now', { time: writeTime(now, language) })}</span>
        </li>
        {rows(after.slice(0, SOON))}
      </ol>
      {after.length === 0 && <p className="cs-none">{t('clientSummaryLater:contacts.nothingBooked')}</p>}
      <More count={Math.max(after.length - SOON, 0)} label="more">
        <ol className="cs-entries cs-contacts">{rows(after.slice(SOON))}</ol>
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

function Row({
  contact,
  marked,
  now,
  stands,
}: {
  contact: Contact;
  marked: Register | undefined;
  now: number;
  stands: 'next' | 'last' | undefined;
}) {
  const { t } = useTranslation('clientSectionsLater');
  const language = useLanguage();
  const { start, end, status } = contact;
  const state = STATE[status];
  const clock = start?.includes('T') === true && status !== 'done' ? ` ${writeTime(start, language)}` : '';
  const strong = stands !== undefined || status === 'ongoing';
  return (
    <EntryRow
      entry={contact}
      marked={marked}
      sign={
        <span className="cs-at">
          <time dateTime={start}>
            {start === undefined ? t('clientSummaryLater:contacts.noTime') : `${writeNear(start, now)}${clock}`}
          </time>
          <Icon
            name={MODE[contact.mode]}
            label={t(`clientSummaryLater:contacts.mode.${contact.mode}`)}
            color="text-2"
          />
        </span>
      }
      title={
        <span className={status === 'cancelled' ? 'cs-cancelled' : strong ? 'cs-strong' : undefined}>
          {contact.title}
          {stands !== undefined && <span className="cs-weak"> · {t(`contacts.${stands}`)}</span>}
        </span>
      }
      line={[contact.professional, contact.place].filter((one) => one !== undefined).join(' · ')}
      right={
        state !== undefined && (
          <StateText icon={state.icon} color={state.color}>
            {t(`clientSummaryLater:contacts.status.${status}`)}
          </StateText>
        )
      }
      facts={[
        [t('fact.reason'), contact.reason],
        [
          t('fact.time'),
          [start, end].flatMap((one) => (one === undefined ? [] : [writeMoment(one, language)])).join('–'),
        ],
        [t('fact.state'), t(`clientSummaryLater:contacts.status.${status}`)],
        [t('fact.mode'), t(`clientSummaryLater:contacts.mode.${contact.mode}`)],
      ]}
    />
  );
}
