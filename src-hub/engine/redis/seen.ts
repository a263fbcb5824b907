import { createLastSeen } from '../last-seen.js';
import type { RedisKeys } from './keys.js';
import type { RedisLink } from './link.js';

/** Last seen, in a hash of the county. What could not be written is written when the engine is back. */
export function createSeen(keys: RedisKeys, now: () => number, linkNow: () => RedisLink | undefined) {
  const own = createLastSeen(now);
  const unsent = new Map<string, number>();
  let sending = false;

  async function send(): Promise<void> {
    while (!sending && unsent.size > 0) {
      const link = linkNow();
      if (link === undefined || link.isLost()) return;
      const some = [...unsent];
      sending = true;
      try {
        // What came meanwhile goes with the next round.
        await link.commands.hSet(keys.seen, some.map(([person, minute]) => [person, String(minute)]).flat());
        for (const [person, minute] of some) if (unsent.get(person) === minute) unsent.delete(person);
      } catch {
        return;
      } finally {
        sending = false;
      }
    }
  }

  return {
    begin(): void {
      for (const [person, minute] of own.all()) unsent.set(person, minute);
      void send();
    },
    put(person: string, minute: number): void {
      if (!own.put(person, minute)) return;
      unsent.set(person, minute);
      void send();
    },
    async load({ commands }: RedisLink): Promise<ReadonlyMap<string, number>> {
      await send();
      const all = await commands.hGetAll(keys.seen);
      for (const [person, minute] of Object.entries(all)) own.put(person, Number(minute));
      const held = own.all();
      const old = Object.keys(all).filter((person) => !held.has(person));
      if (old.length > 0) await commands.hDel(keys.seen, old);
      return held;
    },
  };
}
