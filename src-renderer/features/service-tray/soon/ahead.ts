import { dayAfter, helsinkiClock, helsinkiMoment } from '#shared/finnish-time.js';
import { occurrencesOf } from '#shared/occurrences.js';
import type { Service, ServiceEvent } from '#shared/service-tray.js';

/** What begins, or is held, within so many days is soon: today and the days after it, in Finland. */
const SOON_DAYS = 14;

/** The next time of a service: it `begins` then, or what has begun is held `again`. */
export interface Ahead {
  kind: 'begins' | 'again';
  /** YYYY-MM-DD in Finland. */
  day: string;
  /** Milliseconds; absent where the day alone is told. */
  start?: number;
  end?: number;
}

/** The first moment of a span of days that begins today. */
const endOf = (now: number, days: number) =>
  helsinkiMoment(dayAfter(helsinkiClock(now).day, days + 1), '00:00').getTime();

/** The next time of an event that has not begun yet. What is going on at the moment is too late to come to. */
function nextOf(event: ServiceEvent, now: number, until: number): Ahead | undefined {
  const next = occurrencesOf(event, now, until).find(({ start }) => start >= now);
  return next && { kind: next.start === Date.parse(event.start) ? 'begins' : 'again', ...next };
}

/** What is earlier; of two on the same day the one whose hour is told. */
const before = (one: Ahead, other: Ahead | undefined): boolean =>
  other === undefined ||
  (one.day === other.day ? (one.start ?? Infinity) < (other.start ?? Infinity) : one.day < other.day);

/**
 * The next time of a service and its events from now on; undefined when nothing of it is ahead. Pure.
 * @param events the service's own
 * @param days none but today and so many days after it
 */
export function aheadOf(
  { validFrom }: Pick<Service, 'validFrom'>,
  events: readonly ServiceEvent[],
  now: number,
  days = SOON_DAYS,
): Ahead | undefined {
  const until = endOf(now, days);
  let first: Ahead | undefined;
  const today = helsinkiClock(now).day;
  if (validFrom !== undefined && validFrom >= today && validFrom <= dayAfter(today, days))
    first = { kind: 'begins', day: validFrom };
  for (const event of events) {
    const next = nextOf(event, now, until);
    if (next !== undefined && before(next, first)) first = next;
  }
  return first;
}

function eventsByService(events: readonly ServiceEvent[]): ReadonlyMap<string, ServiceEvent[]> {
  const found = new Map<string, ServiceEvent[]>();
  for (const event of events) {
    if (event.serviceId === undefined) continue;
    const there = found.get(event.serviceId);
    if (there === undefined) found.set(event.serviceId, [event]);
    else there.push(event);
  }
  return found;
}

/** By the service's id: what of it begins or is held soon. Pure. @param now milliseconds */
export function soonOf(
  services: readonly Service[],
  events: readonly ServiceEvent[],
  now: number,
): ReadonlyMap<string, Ahead> {
  const theirs = eventsByService(events);
  const found = new Map<string, Ahead>();
  for (const service of services) {
    const own = theirs.get(service.id);
    // Most of thirty thousand have neither.
    if (own === undefined && service.validFrom === undefined) continue;
    const ahead = aheadOf(service, own ?? [], now);
    if (ahead !== undefined) found.set(service.id, ahead);
  }
  return found;
}
