import type { Standing } from '#shared/hub-protocol.js';
import type { Word } from '../engine/index.js';
import type { DirectoryPerson } from '../sources/scim.js';

/** The people of the county, as the desk needs them. */
export interface DeskDirectory {
  people: () => readonly DirectoryPerson[];
  onChange: (listener: () => void) => () => void;
}

/** Who may be asked now, and where the desk says its own words on people's states. */
export interface DeskPresence {
  /** Undefined when nothing is known of the person. */
  standingOf: (person: string) => Standing | undefined;
  /** The hub's own words, of the layers `consultation` and `unanswered`. */
  say: (words: readonly Word[]) => void;
  /** Somebody's standing has become another. */
  onChange: (listener: () => void) => () => void;
}

/** Free or interruptible. */
export const mayBeAsked = (presence: Pick<DeskPresence, 'standingOf'>, person: string): boolean => {
  const state = presence.standingOf(person)?.state;
  return state === 'available' || state === 'interruptible';
};
