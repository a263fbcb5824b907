import { randomUUID } from 'node:crypto';
import type { HubLog } from '../../log.js';
import type { RedisKeys } from './keys.js';
import type { RedisLink } from './link.js';

/**
 * Ordinals and their numbering, the same at all hubs: of two hubs that number a person at once the first one does
 * (HSETNX). Whoever loses leaves a gap.
 */
export function createNumbers(keys: RedisKeys, log: HubLog) {
  let numbering = '';
  const known = new Map<string, number>();

  /** What is known here is put back where the engine has lost it. */
  async function putBack({ commands }: RedisLink): Promise<void> {
    if (known.size === 0) return;
    const most = Math.max(...known.values()) + 1;
    await Promise.all([...known].map(([id, ordinal]) => commands.hSetNX(keys.ordinals, id, String(ordinal))));
    const next = Number((await commands.get(keys.nextOrdinal)) ?? 0);
    // Two hubs that do this at once only leave a wider gap.
    if (next < most) await commands.incrBy(keys.nextOrdinal, most - next);
  }

  return {
    numbering: () => numbering,
    async begin(link: RedisLink): Promise<void> {
      const wanted = numbering === '' ? randomUUID() : numbering;
      await link.commands.set(keys.numbering, wanted, { condition: 'NX' });
      const found = (await link.commands.get(keys.numbering)) ?? wanted;
      if (numbering !== '' && found !== numbering) {
        log('error', 'hub-numbering-changed');
        known.clear();
      }
      numbering = found;
      await putBack(link);
    },
    async ordinalsOf({ commands }: RedisLink, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const asked = [...new Set(ids)].filter((id) => !known.has(id));
      if (asked.length > 0) {
        const found = await commands.hmGet(keys.ordinals, asked);
        const fresh = asked.filter((id, index) => {
          const ordinal = found[index];
          if (typeof ordinal === 'string') known.set(id, Number(ordinal));
          return typeof ordinal !== 'string';
        });
        if (fresh.length > 0) {
          const end = await commands.incrBy(keys.nextOrdinal, fresh.length);
          const mine = fresh.map((id, index) => [id, end - fresh.length + index] as const);
          await Promise.all(mine.map(([id, ordinal]) => commands.hSetNX(keys.ordinals, id, String(ordinal))));
          const held = await commands.hmGet(keys.ordinals, fresh);
          mine.forEach(([id, ordinal], index) => known.set(id, Number(held[index] ?? ordinal)));
        }
      }
      return new Map(ids.map((id) => [id, known.get(id) ?? 0]));
    },
  };
}
