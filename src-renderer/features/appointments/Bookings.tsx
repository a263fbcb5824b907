import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking, ClientAppointments } from '#shared/appointments.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { languageOf } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { Notice, Section, StateText, Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { languageName, modeIcon, momentText } from './parts.js';

const states: Record<Booking['status'], { icon: IconName; color: string }> = {
  proposed: { icon: 'clock', color: 'info' },
  pending: { icon: 'clock', color: 'info' },
  booked: { icon: 'ok', color: 'available' },
  arrived: { icon: 'ok', color: 'available' },
  fulfilled: { icon: 'check', color: 'text-2' },
  cancelled: { icon: 'offline', color: 'text-3' },
  noshow: { icon: 'warn', color: 'caution' },
};

/** The client's own bookings: what is coming first, and what has been under it. */
export function Bookings({
  state,
  onMove,
  onCancel,
  onConfirm,
}: {
  state: ClientAppointments;
  onMove: (booking: Booking) => void;
  onCancel: (booking: Booking) => void;
  onConfirm: (booking: Booking) => void;
}) {
  const { t } = useTranslation('appointmentsLater');
  const { client } = useWorkbench();
  const coming = state.bookings.filter(({ open }) => open);
  const past = state.bookings.filter(({ open }) => !open);
  const row = (booking: Booking) => (
    <BookingRow
      key={booking.id}
      booking={booking}
      version={state.contextVersion}
      onMove={onMove}
      onCancel={onCancel}
      onConfirm={onConfirm}
    />
  );
  return (
    <Section title={t('bookings.title')}>
      {state.failures.map((failure) => (
        <Notice
          key={failure.kind}
          kind="failed"
          title={failureText(t, failure)}
          onRetry={() => void client.appointments.refresh()}
        />
      ))}
      {state.loading && state.bookings.length === 0 && <Notice kind="loading" title={t('common:loading')} />}
      {!state.loading && coming.length === 0 && state.failures.length === 0 && (
        <Notice kind="empty" title={t('bookings.none')} />
      )}
      <ul className="ap-list">{coming.map(row)}</ul>
      {past.length > 0 && (
        <details>
          <summary>{t('bookings.past', { count: past.length })}</summary>
          <ul className="ap-list">{past.map(row)}</ul>
        </details>
      )}
    </Section>
  );
}

function BookingRow({
  booking,
  version,
  onMove,
  onCancel,
  onConfirm,
}: {
  booking: Booking;
  version: number;
  onMove: (booking: Booking) => void;
  onCancel: (booking: Booking) => void;
  onConfirm: (booking: Booking) => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const [copied, setCopied] = useState<'copied' | 'failed'>();
  const { icon, color } = states[booking.status];
  const copy = async (link: string) => {
    const { allowed } = await client.appointments.taken({ version, how: 'copied' }).catch(() => ({ allowed: false }));
    const gone =
      allowed &&
      (await navigator.clipboard.writeText(link).then(
        () => true,
        () => false,
      ));
    setCopied(gone ? 'copied' : 'failed');
  };
  const name = booking.service === undefined ? t('bookings.unnamed') : localize(booking.service, language);
  return (
    <li className="ap-booking">
      <div className="ap-booking-head">
        <strong>{momentText(booking, language)}</strong>
        <StateText icon={icon} color={color}>
          {t(`appointment.${booking.status}`)}
        </StateText>
      </div>
      <div>
        {name}
        {booking.group && <Tag icon="people">{t('bookings.group')}</Tag>}
      </div>
      <div className="tp-weak">
        <Icon name={modeIcon[booking.mode]} size={12} />{' '}
        {[booking.professional, booking.unit && localize(booking.unit, language), t(`mode.${booking.mode}`)]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {booking.reason !== undefined && <div className="tp-weak">{booking.reason}</div>}
      {booking.interpreter !== undefined && (
        <div className="tp-weak">
          <Icon name="globeLang" size={12} /> {t('bookings.interpreter')}
          {`, ${languageName(booking.interpreter, language, t('book.unknownLanguage'))}`}
        </div>
      )}
      {booking.link !== undefined && (
        <div className="ap-link">
          <span>{booking.link}</span>
          <Button
            variant="outlined"
            onClick={() => void copy(booking.link ?? '')}
            startIcon={<Icon name="link" size={14} />}
          >
            {t('bookings.copyLink')}
          </Button>
          <output className="tp-weak">{copied !== undefined && t(`confirmation.done.${copied}`)}</output>
        </div>
      )}
      {(booking.open || booking.status === 'cancelled') && (
        <div className="ap-chips">
          {booking.open && (
            <>
              <Button variant="outlined" onClick={() => onMove(booking)}>
                {t('bookings.move')}
              </Button>
              <Button variant="outlined" onClick={() => onCancel(booking)}>
                {t('bookings.cancel')}
              </Button>
            </>
          )}
          <Button onClick={() => onConfirm(booking)}>{t('bookings.confirmation')}</Button>
        </div>
      )}
    </li>
  );
}
