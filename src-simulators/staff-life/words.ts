import { type Standing, type ToHub, encodeStanding } from '#shared/hub-protocol.js';
import type { Person } from '../directory/people.js';

type Feed = Extract<ToHub, { type: 'feed' }>;
type Kind = NonNullable<Feed['kind']>;
export type FeedWords = Omit<Feed, 'leaseSeconds'> & { kind: Kind };

/** Units that work in the contact centre: it knows their calls and breaks, and nobody else does. */
export const CONTACT_CENTRE = /Asiakasohjaus|arvioinnin keskus|Päivystysapu|sote-keskus/;
const isBooked = ({ state, reason, until }: Standing) =>
  state === 'busy' && until !== undefined && (reason === 'meeting' || reason === 'client' || reason === 'training');

/**
 * What each of the county's systems says of people whose day has gone on: the contact centre of its own, a calendar of
 * those who are booked until a time, the roster of all others and under every booking.
 * @param booked who the calendar has said to be booked; kept up to date
 * @param now the hub's time: a booking that is over ends by it
 */
export function wordsOf(
  news: readonly { person: Person; standing: Standing }[],
  booked: Set<string>,
  now: number,
): FeedWords[] {
  const said: Record<Kind, FeedWords['states']> = { roster: [], contactCentre: [], calendar: [] };
  const over = encodeStanding({
    state: 'busy',
    reason: 'meeting',
    until: new Date(Math.max(60_000, now - 120_000)).toISOString(),
  });
  for (const { person, standing } of news) {
    const word = encodeStanding(standing);
    if (CONTACT_CENTRE.test(person.unit)) {
      said.contactCentre.push([person.id, word]);
      // Who has signed out there is off in the roster too.
      if (standing.state !== 'offline') continue;
    }
    const isNow = isBooked(standing) && Date.parse(standing.until ?? '') > now;
    if (isNow) {
      booked.add(person.id);
      said.calendar.push([person.id, word]);
    } else if (booked.delete(person.id)) said.calendar.push([person.id, over]);
    said.roster.push([person.id, word]);
  }
  return (['roster', 'contactCentre', 'calendar'] as const).flatMap((kind) =>
    said[kind].length === 0 ? [] : [{ type: 'feed' as const, kind, states: said[kind] }],
  );
}
