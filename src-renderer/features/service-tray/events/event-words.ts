import type { Occurrence } from '#shared/occurrences.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { formatDate, formatMoment, formatTime, helsinkiDay } from '../../../ui/format.js';
import type { Words } from '../words.js';

const isoOf = (moment: number) => new Date(moment).toISOString();

/** "ti 24.11.2026 klo 17.00–18.00", or both days where it ends on another. */
export function momentOf({ start, end, day }: Occurrence, { language }: Pick<Words, 'language'>): string {
  const from = formatMoment(isoOf(start), language);
  if (end === undefined) return from;
  const until = isoOf(end);
  return helsinkiDay(until) === day
    ? `${from}–${formatTime(until, language)}`
    : `${from} – ${formatMoment(until, language)}`;
}

/** "Liikuntatalo, Paraatikatu 1, Hamina"; the municipality only once. */
export function eventPlaceOf({ place }: ServiceEvent, { local }: Pick<Words, 'local'>): string {
  const municipality = place.municipality && local(place.municipality);
  const parts = [place.name && local(place.name), place.address];
  const told = parts.some((part) => municipality !== undefined && part?.includes(municipality));
  return [...parts, told ? undefined : municipality].filter(Boolean).join(', ');
}

/** "Joka viikko, viimeisen kerran 23.3.2027"; undefined for what is held once. Its texts are loaded with the events. */
export function rhythmOf({ repeats }: ServiceEvent, { t, language }: Words): string | undefined {
  if (repeats === undefined) return undefined;
  const { everyDays, until } = repeats;
  const often =
    everyDays === 1
      ? t('serviceTrayEventsLater:everyDay')
      : everyDays % 7 === 0
        ? t('serviceTrayEventsLater:everyWeeks', { count: everyDays / 7 })
        : t('serviceTrayEventsLater:everyDays', { count: everyDays });
  return t('serviceTrayEventsLater:rhythm', { often, until: formatDate(until, language) });
}
