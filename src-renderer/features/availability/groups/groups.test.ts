import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colleagueGroupsSchema } from '#shared/workspace.js';
import { NO_GROUPS, addTeam, removeTeam, renameTeam, toggleFavourite, toggleMember } from './groups.js';

const person = fc.string({ minLength: 1, maxLength: 3 });
const id = fc.constantFrom('a', 'b', 'c');
const name = fc.string({ maxLength: 80 });
type Change = (groups: typeof NO_GROUPS) => typeof NO_GROUPS;
const change: fc.Arbitrary<Change> = fc.oneof(
  person.map(
    (one): Change =>
      (groups) =>
        toggleFavourite(groups, one),
  ),
  fc.tuple(id, person).map(
    ([team, one]): Change =>
      (groups) =>
        toggleMember(groups, team, one),
  ),
  fc.tuple(id, name, person).map(
    ([team, called, one]): Change =>
      (groups) =>
        addTeam(groups, team, called, [one]),
  ),
  fc.tuple(id, name).map(
    ([team, called]): Change =>
      (groups) =>
        renameTeam(groups, team, called),
  ),
  id.map(
    (team): Change =>
      (groups) =>
        removeTeam(groups, team),
  ),
);

it('stays what may be kept, whatever is done', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const groups = changes.reduce((before, one) => one(before), NO_GROUPS);
      expect(colleagueGroupsSchema.safeParse(groups).success).toBe(true);
      expect(new Set(groups.favourites).size).toBe(groups.favourites.length);
    }),
  );
});

it('pinned twice is not pinned', () => {
  fc.assert(
    fc.property(fc.uniqueArray(person, { maxLength: 20 }), person, (favourites, one) => {
      const groups = { ...NO_GROUPS, favourites };
      const twice = toggleFavourite(toggleFavourite(groups, one), one);
      expect(new Set(twice.favourites)).toEqual(new Set(favourites));
    }),
  );
});

it('a team is named, joined, left and removed', () => {
  const made = addTeam(NO_GROUPS, 't', '  Kotihoidon tiimi ', ['x']);
  expect(made.teams).toEqual([{ id: 't', name: 'Kotihoidon tiimi', members: ['x'] }]);
  expect(toggleMember(toggleMember(made, 't', 'y'), 't', 'x').teams[0]?.members).toEqual(['y']);
  expect(renameTeam(made, 't', ' ')).toBe(made);
  expect(addTeam(made, 'u', '  ', [])).toBe(made);
  expect(removeTeam(made, 't')).toEqual(NO_GROUPS);
});
