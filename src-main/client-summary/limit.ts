/** Runs at most `most` pieces of work at once, the rest in order. Work whose signal aborts while waiting never starts. */
export function createLimit(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  const next = () => {
    running -= 1;
    waiting.shift()?.();
  };
  return async <T>(signal: AbortSignal, cancelled: T, work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => void waiting.push(resolve));
    running += 1;
    try {
      return signal.aborted ? cancelled : await work();
    } finally {
      next();
    }
  };
}
