/** One asking of the source who a client is. It can be given up: then what comes of it counts no more. */
export interface Reading {
  isOver: () => boolean;
  /** Ends the request itself; made when a request is. */
  signal: () => AbortSignal;
  giveUp: () => void;
}

/**
 * Given up at once, ended a turn later: to tear down a request that is under way costs more than to tell the tools of the
 * change that takes its place, and what it would bring is ignored anyway.
 */
export function createReading(): Reading {
  let over = false;
  let controller: AbortController | undefined;
  return {
    isOver: () => over,
    signal: () => (controller ??= new AbortController()).signal,
    giveUp() {
      if (over) return;
      over = true;
      const request = controller;
      if (request !== undefined) setImmediate(() => request.abort());
    },
  };
}
