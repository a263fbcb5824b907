import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, helsinkiClock } from '#shared/finnish-time.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { Button } from '../../../ui/button.js';
import { formatDate } from '../../../ui/format.js';
import { FilterChip, Notice } from '../../../ui/parts.js';
import { OnMap } from '../map/on-map.js';
import { placedEvent } from '../map/spots.js';
import type { TrayNow } from '../use-tray.js';
import type { Words } from '../words.js';
import { type Coming, comingDays, noEventWish, wishedEvents } from './coming.js';
import { EventFilters } from './event-filters.js';
import { EventRow } from './event-row.js';
import './events.css';

/** So many days are looked ahead at first, and more at a time after that. */
const AHEAD_DAYS = 14;
/** Nothing is looked for farther ahead. */
const MOST_DAYS = 366;

/** What begins soon, by day, or on the map. */
export default function EventsView({
  events,
  now,
  words,
  tray,
  onRead,
}: {
  events: readonly ServiceEvent[];
  /** When the events were opened: milliseconds. */
  now: number;
  words: Words;
  tray: TrayNow;
  onRead: (eventId: string) => void;
}) {
  const { t } = useTranslation('serviceTrayEventsLater');
  const { ready } = useTranslation('serviceTrayMapLater');
  const [wish, setWish] = useState(noEventWish);
  const [ahead, setAhead] = useState(AHEAD_DAYS);
  const [onMap, setOnMap] = useState(false);
  const wished = useMemo(() => wishedEvents(events, wish), [events, wish]);
  const days = useMemo(() => comingDays(wished, now, ahead), [wished, now, ahead]);
  const next = useMemo(() => firstTimes(days.flatMap(({ coming }) => coming)), [days]);
  const placed = useMemo(() => [...next.values()].map(({ event }) => placedEvent(event)), [next]);
  const today = helsinkiClock(now).day;
  const weekday = new Intl.DateTimeFormat(words.language, { weekday: 'long', timeZone: 'UTC' });
  const dayName = (day: string) => {
    const name = `${weekday.format(new Date(`${day}T00:00:00Z`))} ${formatDate(day, words.language)}`;
    return day === today ? t('today', { day: name }) : day === dayAfter(today, 1) ? t('tomorrow', { day: name }) : name;
  };
  const times = days.reduce((sum, { coming }) => sum + coming.length, 0);
  const row = (coming: Coming, wholeMoment: boolean) => (
    <EventRow
      key={`${coming.event.id} ${coming.start}`}
      coming={coming}
      wholeMoment={wholeMoment}
      words={words}
      tray={tray}
      onRead={onRead}
    />
  );
  return (
    <div className="st-search">
      <div className="st-controls">
        <EventFilters events={events} wish={wish} words={words} onChange={setWish} />
        <div className="st-chips">
          <FilterChip on={onMap} onToggle={() => setOnMap(!onMap)}>
            {t('serviceTray:onMap')}
          </FilterChip>
          {Object.values(wish).some((value) => value !== '') && (
            <Button onClick={() => setWish(noEventWish)}>{t('clear')}</Button>
          )}
          <span className="tp-grow" />
          <output className="tp-weak">
            {t('coming', { count: times, until: formatDate(dayAfter(today, ahead - 1), words.language) })}
          </output>
        </div>
      </div>
      <div className={onMap && times > 0 ? 'st-scroll st-with-map' : 'st-scroll'} tabIndex={-1}>
        {times === 0 && (
          <Notice
            kind="empty"
            title={t(events.length === 0 ? 'noEvents' : 'nothing')}
            detail={events.length === 0 ? undefined : t('nothingHint')}
          />
        )}
        {onMap && times > 0 && ready && (
          <OnMap
            placed={placed}
            label={(count) => t('serviceTrayMapLater:events', { count })}
            withoutPlace={(count) => t('serviceTrayMapLater:eventsWithoutPlace', { count })}
            listLabel={t('serviceTrayMapLater:eventList')}
            words={words}
            renderRow={(id) => {
              const coming = next.get(id);
              return coming && row(coming, true);
            }}
          />
        )}
        {!onMap &&
          days.map(({ day, coming }) => (
            <section key={day} aria-label={dayName(day)}>
              <h3 className="st-event-day">{dayName(day)}</h3>
              <ul className="st-list">{coming.map((one) => row(one, false))}</ul>
            </section>
          ))}
        {events.length > 0 && ahead < MOST_DAYS && (
          <Button className="st-more" onClick={() => setAhead(ahead + AHEAD_DAYS)}>
            {t('farther')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Each event once, by its first time among these. */
function firstTimes(coming: readonly Coming[]): Map<string, Coming> {
  const first = new Map<string, Coming>();
  for (const one of coming) if (!first.has(one.event.id)) first.set(one.event.id, one);
  return first;
}
