import type { Participant } from '#shared/context.js';

/** Of those that do not follow, what has to be seen first. */
const rank = { refused: 0, unconfirmed: 1, leftBehind: 2, switching: 3, asleep: 4, absent: 5, follows: 6 } as const;

/**
 * How many of the tools in use follow the client, and those that do not, the most serious first. A sleeping tool shows
 * nothing and is not in use; one that was left behind is, and does not follow.
 */
export function followCount(participants: readonly Participant[]): {
  following: number;
  total: number;
  behind: Participant[];
} {
  const inUse = participants.filter(({ state }) => state !== 'absent' && state !== 'asleep');
  const behind = inUse.filter(({ state }) => state !== 'follows');
  return {
    following: inUse.length - behind.length,
    total: inUse.length,
    behind: behind.sort((one, other) => rank[one.state] - rank[other.state]),
  };
}

/** Tools that may still show somebody although no client is open. */
export const notEmptied = (participants: readonly Participant[]): Participant[] =>
  participants.filter(
    ({ state, shows }) =>
      shows !== null &&
      (state === 'unconfirmed' || state === 'refused' || (state === 'leftBehind' && shows !== undefined)),
  );
