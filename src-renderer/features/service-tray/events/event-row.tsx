import { formatTime } from '../../../ui/format.js';
import { TrayButton } from '../tray-button.js';
import type { TrayNow } from '../use-tray.js';
import { type Words, priceOf } from '../words.js';
import type { Coming } from './coming.js';
import { eventPlaceOf, momentOf } from './event-words.js';

/** One time of an event: when, what, where, what it costs, and whether it is on the tray. */
export function EventRow({
  coming,
  wholeMoment = false,
  words,
  tray,
  onRead,
}: {
  coming: Coming;
  /** The day too: where the row does not stand under its day. */
  wholeMoment?: boolean;
  words: Words;
  tray: TrayNow;
  onRead: (eventId: string) => void;
}) {
  const { t, local, language, languageName } = words;
  const { event, start, end, day } = coming;
  const target = { kind: 'event', eventId: event.id } as const;
  const name = local(event.title);
  const iso = (moment: number) => new Date(moment).toISOString();
  // Longer than a day: both days are told.
  const severalDays = end !== undefined && end - start > 86_400_000;
  const time =
    wholeMoment || severalDays
      ? momentOf({ start, day, ...(end !== undefined && { end }) }, words)
      : [start, end].flatMap((moment) => (moment === undefined ? [] : [formatTime(iso(moment), language)])).join('–');
  return (
    <li className={`st-row${tray.has(target) ? ' st-row-on' : ''}`}>
      <button type="button" className="st-row-name" data-event-row={event.id} onClick={() => onRead(event.id)}>
        <span className="st-event-time">{time}</span> {name}
      </button>
      {event.summary !== undefined && <p className="st-row-summary">{local(event.summary)}</p>}
      <div className="st-row-facts">
        <p>{[eventPlaceOf(event, words), event.organiser && local(event.organiser)].filter(Boolean).join(' · ')}</p>
        <p>
          {[priceOf(event, words), event.languages.map(languageName).join(', ')].filter(Boolean).join(' · ')}
          {event.signUp.needed && ` · ${t('serviceTrayEventsLater:signUpNeeded')}`}
        </p>
      </div>
      <TrayButton target={target} name={name} tray={tray} words={words} />
    </li>
  );
}
