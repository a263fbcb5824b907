import type { RedisKeys } from './keys.js';
import type { RedisLink } from './link.js';

const FORGOTTEN_MS = 10 * 60_000;

/** Which hubs there are and which of them beat. A hub that beats holds a key that ends by itself. */
export function createLeases({
  keys,
  hub,
  leaseMs,
  now,
}: {
  keys: RedisKeys;
  hub: string;
  leaseMs: number;
  now: () => number;
}) {
  /** When a hub's lease was last seen; and the hubs whose end has been told. */
  const alive = new Set<string>();
  const ended = new Map<string, number>();
  const listeners = new Set<(hub: string, alive: boolean) => void>();

  function set(other: string, isAlive: boolean): void {
    if (other === hub || isAlive === alive.has(other)) return;
    if (isAlive) {
      alive.add(other);
      ended.delete(other);
    } else {
      alive.delete(other);
      ended.set(other, now());
    }
    for (const listener of listeners) listener(other, isAlive);
  }

  return {
    onHub(listener: (hub: string, alive: boolean) => void) {
      listeners.add(listener);
      // Their words are still there for one who loads them, so that their end must be known too.
      for (const other of ended.keys()) listener(other, false);
      return () => void listeners.delete(listener);
    },
    /** Something was heard of another hub just now. */
    heard: (other: string) => set(other, true),
    bye: (other: string) => set(other, false),
    /** Renews the own lease and looks at the others'; gives all hubs that are known. */
    async beat({ commands }: RedisLink): Promise<string[]> {
      const time = now();
      const [, , , hubs] = await Promise.all([
        commands.set(keys.leaseOf(hub), '1', { expiration: { type: 'PX', value: leaseMs } }),
        commands.zAdd(keys.hubs, { score: time, value: hub }),
        commands.zRemRangeByScore(keys.hubs, '-inf', time - FORGOTTEN_MS),
        commands.zRange(keys.hubs, 0, -1),
      ]);
      const others = hubs.filter((one) => one !== hub);
      const leases = others.length === 0 ? [] : await commands.mGet(others.map(keys.leaseOf));
      others.forEach((other, index) => {
        const holds = leases[index] !== null;
        if (!holds && !alive.has(other) && !ended.has(other)) ended.set(other, time);
        set(other, holds);
      });
      return others;
    },
    /** Hubs whose lease ended before this time; each is told once. */
    endedBefore(time: number): string[] {
      const over = [...ended].filter(([, at]) => at < time).map(([other]) => other);
      for (const other of over) ended.delete(other);
      return over;
    },
    async end({ commands }: RedisLink): Promise<void> {
      await Promise.all([commands.del(keys.leaseOf(hub)), commands.zRem(keys.hubs, hub)]);
    },
  };
}
