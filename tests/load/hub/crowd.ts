/** What a measurement asks of the clients of one server. All times are milliseconds. */
export interface Clients {
  /** Opens connections of people `from` … ; resolves when each has been told of all `all` people. */
  connect: (from: number, count: number, all: number) => Promise<void>;
  /** Each watches so many rows: with `spread` everybody others, so that each row has as many who watch it. */
  watch: (rows: number, of: number, spread: boolean) => void;
  lanes: (others: boolean) => void;
  /** Some of them change their state; how long it took until each receiver that is to be told at once was told. */
  change: (perSecond: number, seconds: number) => Promise<{ latencies: number[]; changes: number }>;
  /** One goes away and comes back; how many bytes it got until it was up to date. */
  resume: (awayMs: number) => Promise<number>;
  /** All are cut off and come back at once; resolves when all are up to date. */
  reconnect: () => Promise<void>;
}

/** So many handshakes are under way at a time. */
const AT_ONCE = 500;

/** Opens `count` with no more than `AT_ONCE` under way; resolves when all are open. */
export function openAll(count: number, open: (index: number, opened: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let next = 0;
    let done = 0;
    const more = () => {
      if (next >= count) return;
      next += 1;
      open(next - 1, () => {
        done += 1;
        if (done === count) resolve();
        else more();
      });
    };
    for (let index = 0; index < AT_ONCE; index += 1) more();
  });
}

/** Calls `perSecond` times a second for so many seconds. */
export function everySoOften(perSecond: number, seconds: number, call: (index: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let index = 0;
    const timer = setInterval(() => {
      call(index);
      index += 1;
      if (index < perSecond * seconds) return;
      clearInterval(timer);
      resolve();
    }, 1000 / perSecond);
  });
}
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
