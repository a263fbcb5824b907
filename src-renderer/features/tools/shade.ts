import type { ContextState, Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import type { Cover } from './tool-state.js';

type Covered = Exclude<Cover, 'none' | 'switching'>;

export interface ShadeProps {
  name: string;
  cover: Covered;
  /** The tool's view is in front: its keys are for this shade. */
  shown: boolean;
  participant: Participant | undefined;
  context: ContextState;
  /** Opens the page of a sleeping tool anew. */
  onWake: () => void;
  /** Uncovers the tool to be looked at. */
  onLook: () => void;
}

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

/** Why it is covered, and until when. */
export function detailOf(
  cover: Covered,
  state: Participant['state'] | undefined,
): 'refused' | 'unconfirmed' | 'gone' | 'asleep' | 'leftBehind' {
  if (cover !== 'mismatch') return cover;
  if (state === 'absent') return 'gone';
  return state === 'refused' ? 'refused' : 'unconfirmed';
}

export type ShadeChoice = 'askAgain' | 'goBack' | 'leaveBehind' | 'takeBack' | 'wake' | 'reopen' | 'look';

/**
 * What the professional can do about a covered tool, in the order of the keys 1, 2, 3; the first is the main one.
 * One that went away cannot be asked. One whose page tells nothing of itself may be looked at by the professional.
 */
export function shadeChoices(
  cover: Covered,
  { previous, active }: Pick<ContextState, 'previous' | 'active'>,
  { state, how }: Pick<Participant, 'state' | 'how'>,
): ShadeChoice[] {
  const back: ShadeChoice[] = previous === undefined ? [] : ['goBack'];
  switch (cover) {
    case 'mismatch':
      if (state === 'absent') return ['reopen', ...back];
      return [
        'askAgain',
        ...back,
        'leaveBehind',
        ...(state === 'unconfirmed' && how === 'url' && active !== null ? ['look' as const] : []),
      ];
    case 'leftBehind':
      return ['takeBack'];
    case 'asleep':
      return ['wake'];
    default:
      return assertNever(cover);
  }
}
