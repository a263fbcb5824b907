/** Time as a parameter: what it is now, and being called later. Tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now: () => number;
  /** Calls once after `ms`; returns the way to stop it. */
  after: (ms: number, call: () => void) => () => void;
  /** Calls every `ms` until stopped. */
  every: (ms: number, call: () => void) => () => void;
}

/** The machine's own time. A pending call never keeps the process alive. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      if (typeof timer === 'object') timer.unref();
      return () => clearTimeout(timer);
    },
    every(ms, call) {
      const timer = setInterval(call, ms);
      if (typeof timer === 'object') timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** A clock that stands still until it is moved: calls that fall due run in the order of their time. */
export function createManualClock(start: number): Clock & { advance: (ms: number) => void } {
  let now = start;
  const due = new Set<{ at: number; every: number | undefined; call: () => void }>();
  const plan = (ms: number, every: number | undefined, call: () => void) => {
    const entry = { at: now + ms, every, call };
    due.add(entry);
    return () => void due.delete(entry);
  };
  return {
    now: () => now,
    after: (ms, call) => plan(ms, undefined, call),
    every: (ms, call) => plan(ms, ms, call),
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...due].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = next.at;
        if (next.every === undefined) due.delete(next);
        else next.at += next.every;
        next.call();
      }
      now = end;
    },
  };
}
