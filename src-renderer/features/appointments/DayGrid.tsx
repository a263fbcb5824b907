import { useTranslation } from 'react-i18next';
import type { Booking, Offer, Schedule } from '#shared/appointments.js';
import { inFinland } from '#shared/helsinki.js';
import { localize } from '#shared/localize.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { hoursOf, isFree } from './grid.js';
import { FreeButton, modeIcon } from './parts.js';

const PX_PER_MINUTE = 1.6;

/** One day, a column for each schedule: what is free is a button, what is not says why. */
export function DayGrid({
  day,
  offers,
  bookings,
  now,
  onPick,
}: {
  day: string;
  offers: readonly Offer[];
  /** The client's own of the day. */
  bookings: readonly Booking[];
  now: number;
  onPick: (offer: Offer) => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const schedules = [...new Map(offers.map(({ schedule }) => [schedule.id, schedule])).values()].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b), 'fi'),
  );
  const { from, to } = hoursOf([...offers.map(({ slot }) => slot), ...bookings]);
  const top = (minutes: number) => (minutes - from * 60) * PX_PER_MINUTE;
  const here = inFinland(now);
  const height = (to - from) * 60 * PX_PER_MINUTE;
  const placeOf = ({ start, end }: { start: string; end: string }) => ({
    top: top(inFinland(start).minutes),
    height: ((Date.parse(end) - Date.parse(start)) / 60_000) * PX_PER_MINUTE - 2,
  });
  return (
    <div className="ap-daygrid" role="group" aria-label={t('day')}>
      <div className="ap-hours" style={{ height }} aria-hidden="true">
        {Array.from({ length: to - from }, (_, at) => (
          <span key={at} style={{ top: top((from + at) * 60) }}>
            {language === 'en' ? `${String(from + at).padStart(2, '0')}:00` : `${from + at}.00`}
          </span>
        ))}
      </div>
      {bookings.length > 0 && (
        <section className="ap-column" aria-label={t('bookings.title')}>
          <header>
            <strong>{t('bookings.title')}</strong>
          </header>
          <div className="ap-lane" style={{ height }}>
            {bookings.map((booking) => (
              <div key={booking.id} className="ap-slot" style={placeOf(booking)}>
                <span className="ap-own">
                  <Icon name="user" size={12} />
                  {formatTime(booking.start, language)} {booking.service && localize(booking.service, language)}
                </span>
              </div>
            ))}
          </div>
        </section>
      )}
      {schedules.map((schedule) => (
        <section key={schedule.id} className="ap-column" aria-label={nameOf(schedule)}>
          <header>
            <strong>
              <Icon name={modeIcon[schedule.mode]} size={12} />{' '}
              {schedule.professional ?? (schedule.service && localize(schedule.service.name, language))}
            </strong>
            <span className="tp-weak">
              {[
                schedule.professional && schedule.service && localize(schedule.service.name, language),
                schedule.unit && localize(schedule.unit.name, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </header>
          <div className="ap-lane" style={{ height }}>
            {day === here.day && here.minutes >= from * 60 && here.minutes < to * 60 && (
              <span className="ap-now" style={{ top: top(here.minutes) }} aria-hidden="true" />
            )}
            {offers
              .filter((offer) => offer.schedule.id === schedule.id)
              .map((offer) => {
                const { slot } = offer;
                const gone = Date.parse(slot.start) <= now && slot.status === 'free';
                // A group that has no place left is full, however its server writes it.
                const status = slot.places?.left === 0 && slot.status === 'busy' ? 'free' : slot.status;
                return (
                  <div key={slot.id} className="ap-slot" style={placeOf(slot)}>
                    {isFree(offer, now) ? (
                      <FreeButton offer={offer} onPick={onPick} detail="time" />
                    ) : (
                      <span className={`ap-busy ap-busy-${gone ? 'gone' : slot.status}`}>
                        <Icon name={slot.status === 'busy-unavailable' ? 'stop' : gone ? 'clock' : 'busy'} size={12} />
                        {formatTime(slot.start, language)} {t(gone ? 'gone' : `status.${status}`)}
                      </span>
                    )}
                  </div>
                );
              })}
          </div>
        </section>
      ))}
    </div>
  );
}

const nameOf = ({ professional, service }: Schedule): string => professional ?? service?.name.fi ?? '';
