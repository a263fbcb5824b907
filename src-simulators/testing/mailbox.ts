/** What has come, and a way to wait for what comes: tests wait for the thing itself, never for a time. */
export interface Mailbox<T> {
  all: T[];
  put: (item: T) => void;
  /** The first item from `from` on that fits; waits for it if it has not come. */
  first: (fits: (item: T) => boolean, from?: number) => Promise<T>;
}

export function createMailbox<T>(): Mailbox<T> {
  const all: T[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    put(item) {
      all.push(item);
      for (const look of waiting) look();
    },
    first: (fits, from = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const found = all.slice(from).find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
