import type { Behaviour } from '../behaviour.js';

/** A system of the demo while it runs. */
export interface RunningSystem {
  /** Turns the troublemaker's switch of every session, and of those to come. */
  behave: (mode: Behaviour) => void;
  close: () => Promise<void>;
}
