import type { Colleague } from '#shared/availability.js';
import { StateCell } from './StateCell.js';
import type { People } from './use-people.js';
import { usePresence } from './use-presence.js';
import { useToday } from './use-today.js';

/** The state of one colleague now, with its detail. */
export function PersonState({ colleague, people }: { colleague: Colleague; people: People }) {
  const presence = usePresence(people.store, colleague.ordinal);
  const today = useToday();
  return <StateCell presence={people.known ? presence : undefined} today={today} />;
}
