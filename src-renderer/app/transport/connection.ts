/** How this window stands to the core. `lost` is told after a short wait, so that a blink is not shown as a failure. */
export type ConnectionState = 'connecting' | 'connected' | 'lost';

export interface Connection {
  get: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
  /** Told at every opening after the first: `afterLoss` when the screen had been covered meanwhile. */
  onReopen: (listener: (afterLoss: boolean) => void) => () => void;
}

export interface ConnectionEvents {
  opened: () => void;
  closed: () => void;
}

/** Starts a one-shot timer and returns the way to stop it. */
export type Timer = (run: () => void, ms: number) => () => void;

export const browserTimer: Timer = (run, ms) => {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
};

/** Makes the state from openings and closings. @param graceMs milliseconds without the core before it counts as lost */
export function createConnection(graceMs = 1000, timer: Timer = browserTimer): Connection & ConnectionEvents {
  let state: ConnectionState = 'connecting';
  let everOpen = false;
  let stopWaiting: (() => void) | undefined;
  const listeners = new Set<() => void>();
  const reopenListeners = new Set<(afterLoss: boolean) => void>();

  const become = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const wait = () => {
    stopWaiting ??= timer(() => become('lost'), graceMs);
  };
  wait();

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onReopen: (listener) => {
      reopenListeners.add(listener);
      return () => void reopenListeners.delete(listener);
    },
    opened: () => {
      stopWaiting?.();
      stopWaiting = undefined;
      const afterLoss = state === 'lost';
      const again = everOpen;
      everOpen = true;
      if (again) for (const listener of reopenListeners) listener(afterLoss);
      become('connected');
    },
    closed: () => {
      if (state === 'connected') become('connecting');
      if (state === 'connecting') wait();
    },
  };
}
