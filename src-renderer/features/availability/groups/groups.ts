import type { ColleagueGroups } from '#shared/workspace.js';

export const NO_GROUPS: ColleagueGroups = { favourites: [], teams: [] };
type Team = ColleagueGroups['teams'][number];

/** Longest name of a team, and how many people and teams are kept (src-shared/workspace.ts refuses more). */
export const TEAM_NAME = 60;
const MOST_PEOPLE = 200;
const MOST_TEAMS = 50;

const toggled = (people: readonly string[], person: string): string[] =>
  people.includes(person) ? people.filter((one) => one !== person) : [...people, person].slice(-MOST_PEOPLE);

/** Pins a colleague, or takes the pin off. */
export const toggleFavourite = (groups: ColleagueGroups, person: string): ColleagueGroups => ({
  ...groups,
  favourites: toggled(groups.favourites, person),
});

const changeTeam = (groups: ColleagueGroups, id: string, change: (team: Team) => Team): ColleagueGroups => ({
  ...groups,
  teams: groups.teams.map((team) => (team.id === id ? change(team) : team)),
});

/** Puts a colleague into a team, or takes them out of it. */
export const toggleMember = (groups: ColleagueGroups, id: string, person: string): ColleagueGroups =>
  changeTeam(groups, id, (team) => ({ ...team, members: toggled(team.members, person) }));

/** A new team at the end; unchanged when the name is empty or there are as many teams as are kept. */
export function addTeam(
  groups: ColleagueGroups,
  id: string,
  name: string,
  members: readonly string[],
): ColleagueGroups {
  const given = name.trim().slice(0, TEAM_NAME);
  if (given === '' || groups.teams.length >= MOST_TEAMS) return groups;
  return { ...groups, teams: [...groups.teams, { id, name: given, members: [...members] }] };
}

/** A team by another name; unchanged when that is empty. */
export function renameTeam(groups: ColleagueGroups, id: string, name: string): ColleagueGroups {
  const given = name.trim().slice(0, TEAM_NAME);
  return given === '' ? groups : changeTeam(groups, id, (team) => ({ ...team, name: given }));
}

export const removeTeam = (groups: ColleagueGroups, id: string): ColleagueGroups => ({
  ...groups,
  teams: groups.teams.filter((team) => team.id !== id),
});
