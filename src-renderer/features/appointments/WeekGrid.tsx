import { useTranslation } from 'react-i18next';
import type { Booking, Offer } from '#shared/appointments.js';
import { inFinland } from '#shared/helsinki.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { hoursOf, isFree } from './grid.js';
import { FreeButton } from './parts.js';
import { useDayName } from './use-day-name.js';

/** Buttons in one hour of a day; the rest is a click away. */
const MOST = 3;

/** A week of free times: hours down, days across; an hour with many leads to its day. */
export function WeekGrid({
  days,
  offers,
  bookings,
  whole,
  now,
  onPick,
  onDay,
}: {
  days: readonly string[];
  offers: readonly Offer[];
  /** The client's own in these days. */
  bookings: readonly Booking[];
  /** All servers have answered: how many are free is known. */
  whole: boolean;
  now: number;
  onPick: (offer: Offer) => void;
  onDay: (day: string) => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const dayName = useDayName();
  const free = offers
    .filter((offer) => isFree(offer, now))
    .map((offer) => ({ offer, at: inFinland(offer.slot.start) }));
  const own = bookings.map((booking) => ({ booking, at: inFinland(booking.start) }));
  const { from, to } = hoursOf([...free.map(({ offer }) => offer.slot), ...own.map(({ booking }) => booking)]);
  const here = inFinland(now);
  const hours = Array.from({ length: to - from }, (_, at) => from + at);
  const inHour = (at: { day: string; minutes: number }, day: string, hour: number) =>
    at.day === day && Math.floor(at.minutes / 60) === hour;
  return (
    <table className="ap-week">
      <caption className="tp-hidden">{t('week')}</caption>
      <thead>
        <tr>
          <th scope="col" className="ap-corner">
            <span className="tp-hidden">{t('time')}</span>
          </th>
          {days.map((day) => (
            <th key={day} scope="col" aria-current={day === here.day ? 'date' : undefined}>
              <button type="button" className="ap-day" onClick={() => onDay(day)}>
                {dayName(day)}
              </button>
              {whole && (
                <span className="tp-weak">
                  {t('freeCount', { count: free.filter(({ at }) => at.day === day).length })}
                </span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{language === 'en' ? `${String(hour).padStart(2, '0')}:00` : `${hour}.00`}</th>
            {days.map((day) => {
              const found = free.filter(({ at }) => inHour(at, day, hour));
              const current = inHour(here, day, hour);
              return (
                <td key={day} className={day === here.day ? 'ap-today' : undefined}>
                  {current && (
                    <span
                      className="ap-now"
                      style={{ top: `${((here.minutes % 60) / 60) * 100}%` }}
                      aria-hidden="true"
                    />
                  )}
                  {own
                    .filter(({ at }) => inHour(at, day, hour))
                    .map(({ booking }) => (
                      <span key={booking.id} className="ap-own">
                        <Icon name="user" size={12} />
                        {t('ownAt', { time: formatTime(booking.start, language) })}
                      </span>
                    ))}
                  {found.slice(0, found.length > MOST + 1 ? MOST : MOST + 1).map(({ offer }) => (
                    <FreeButton key={offer.slot.id} offer={offer} onPick={onPick} detail="place" />
                  ))}
                  {found.length > MOST + 1 && (
                    <button type="button" className="ap-more" onClick={() => onDay(day)}>
                      {t('more', { count: found.length - MOST })}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
