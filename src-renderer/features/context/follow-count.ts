import type { Participant } from '#shared/context.js';

/** How many of the tools in use follow the client, and those that do not, the most serious first. */
export function followCount(participants: readonly Participant[]): {
  following: number;
  total: number;
  behind: Participant[];
} {
  const inUse = participants.filter((participant) => participant.state !== 'absent');
  const rank = { unconfirmed: 0, refused: 1, switching: 2, follows: 3, absent: 4 };
  return {
    following: inUse.filter((participant) => participant.state === 'follows').length,
    total: inUse.length,
    behind: inUse
      .filter((participant) => participant.state !== 'follows')
      .sort((one, other) => rank[one.state] - rank[other.state]),
  };
}
