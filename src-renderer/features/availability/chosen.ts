import type { ColleagueGroups } from '#shared/workspace.js';
import { type Filters, NO_FILTERS } from './search.js';

/** What the professional has chosen of filters. */
export interface Chosen extends Omit<Filters, 'people'> {
  /** `favourites`, the id of a team, or nothing. */
  group: string;
}
const { people: _people, ...none } = NO_FILTERS;
export const NOTHING_CHOSEN: Chosen = { ...none, group: '' };

/** The filters of a choice: a group stands for the people in it. A team that is gone is no condition. */
export function filtersOf({ group, ...chosen }: Chosen, groups: ColleagueGroups): Filters {
  const people = group === 'favourites' ? groups.favourites : groups.teams.find(({ id }) => id === group)?.members;
  return { ...chosen, people };
}
