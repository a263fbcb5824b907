import type { ContextState, Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import type { Cover } from './tool-state.js';

type Covered = Exclude<Cover, 'none' | 'switching'>;

/** Which sentence says what is wrong: whom the tool still shows, or why it shows nobody. */
export function titleOf(
  cover: Covered,
  participant: Pick<Participant, 'state' | 'shows'> | undefined,
): 'refused' | 'previous' | 'unknown' | 'none' | 'asleep' | 'leftBehind' {
  if (cover !== 'mismatch') return cover;
  if (participant?.state === 'refused') return 'refused';
  if (participant?.shows === undefined) return 'unknown';
  return participant.shows === null ? 'none' : 'previous';
}

export type ShadeChoice = 'askAgain' | 'goBack' | 'leaveBehind' | 'takeBack' | 'wake';

/** What the professional can do about a covered tool, in the order of the keys 1, 2, 3; the first is the main one. */
export function shadeChoices(cover: Covered, previous: ContextState['previous']): ShadeChoice[] {
  switch (cover) {
    case 'mismatch':
      return previous === undefined ? ['askAgain', 'leaveBehind'] : ['askAgain', 'goBack', 'leaveBehind'];
    case 'leftBehind':
      return ['takeBack'];
    case 'asleep':
      return ['wake'];
    default:
      return assertNever(cover);
  }
}
