import * as z from 'zod';

/**
 * How a system behaves when the workbench changes the client: as it should, or as one of the faults that real systems
 * have. The demo's troublemaker.
 */
export const behaviourSchema = z.enum(['normal', 'refuse', 'hang', 'late', 'crash', 'oldClient']);
export type Behaviour = z.infer<typeof behaviourSchema>;

/** How late `late` is, in milliseconds. */
export const LATE_MS = 3000;

/** In these a system does nothing more of itself until it is set right: neither answers nor connects again. */
export const isFrozen = (mode: Behaviour): boolean => mode === 'hang' || mode === 'crash' || mode === 'oldClient';

/** The switch of one session. */
export interface BehaviourSwitch {
  now: () => Behaviour;
  set: (mode: Behaviour) => void;
}

/** The switches of one system: each session has its own, and all can be turned at once. */
export interface Behaviours {
  /** A switch for a new session. @param onChange called when it was turned to another mode */
  open: (onChange: (mode: Behaviour) => void) => BehaviourSwitch & { close: () => void };
  /** Turns the switches of all sessions, and of those to come. */
  setAll: (mode: Behaviour) => void;
  /** How a session that is not known yet begins. */
  standing: () => Behaviour;
}

export function createBehaviours(): Behaviours {
  let standing: Behaviour = 'normal';
  const all = new Set<BehaviourSwitch>();
  return {
    open(onChange) {
      let mode = standing;
      const one: BehaviourSwitch = {
        now: () => mode,
        set(next) {
          if (next === mode) return;
          mode = next;
          onChange(next);
        },
      };
      all.add(one);
      return { ...one, close: () => void all.delete(one) };
    },
    setAll(mode) {
      standing = mode;
      for (const one of all) one.set(mode);
    },
    standing: () => standing,
  };
}
