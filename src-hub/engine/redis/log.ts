import * as z from 'zod';
import type { HubLog } from '../../log.js';
import type { LogEntry } from '../engine.js';
import type { Seal } from '../seal.js';
import { type RedisKeys, orderOf } from './keys.js';
import type { RedisLink } from './link.js';

const PAGE = 1_000;
const REPLICA_MS = 500;

const fieldsSchema = z.object({
  id: z.string(),
  at: z.coerce.number(),
  body: z.string(),
  /** Where it stood before the engine lost it. */
  was: z.string().optional(),
});

interface Held {
  entry: LogEntry;
  order: string;
  own: boolean;
}

/**
 * The log of consultations: a stream of the county, and all of it here, so that nothing is lost that any hub still has.
 * What the engine has lost is put back in its old place (`was`): of two that accepted the winner stays the winner.
 */
export function createRedisLog({
  keys,
  seal,
  log,
  linkNow,
}: {
  keys: RedisKeys;
  seal: Seal | undefined;
  log: HubLog;
  linkNow: () => RedisLink | undefined;
}) {
  const held = new Map<string, Held>();
  /** Ids that the stream of the present connection has. */
  let present = new Set<string>();
  const appended = new Set<string>();
  const listeners = new Set<(entry: LogEntry, order: string) => void>();
  let position = '0-0';
  let forgotten = 0;
  let replicas = 0;
  let waiting: { order: string; done: () => void; failed: (error: Error) => void }[] = [];

  function need(): RedisLink {
    const link = linkNow();
    if (link === undefined || link.isLost()) throw new Error('the engine is not connected');
    return link;
  }

  function take(streamId: string, fields: unknown): void {
    const parsed = fieldsSchema.safeParse(fields);
    const body = parsed.success ? (seal === undefined ? parsed.data.body : seal.open(parsed.data.body)) : undefined;
    if (!parsed.success || body === undefined) return log('error', 'hub-log-entry-unreadable');
    const { id, at, was } = parsed.data;
    present.add(id);
    if (held.has(id) || at < forgotten) return;
    const one = { entry: { id, at, body }, order: was ?? orderOf(streamId), own: appended.delete(id) };
    held.set(id, one);
    for (const listener of listeners) listener(one.entry, one.order);
  }

  function reached(streamId: string): void {
    position = streamId;
    const order = orderOf(streamId);
    const there = waiting.filter((one) => one.order <= order);
    waiting = waiting.filter((one) => one.order > order);
    for (const { done } of there) done();
  }

  async function add({ entries }: RedisLink, { id, at, body }: LogEntry, was?: string): Promise<void> {
    const text = seal === undefined ? body : seal.close(body);
    const fields = { id, at: String(at), body: text, ...(was === undefined ? {} : { was }) };
    const written = entries.xAdd(keys.log, '*', fields);
    // Where a replica may become the master, it has to have the entry too. One that is slow must not stop the county.
    const followed = replicas > 0 ? entries.wait(1, REPLICA_MS) : undefined;
    await written;
    if ((await followed) === 0) log('warn', 'hub-replica-slow');
  }

  return {
    async append(entry: LogEntry): Promise<void> {
      if (held.has(entry.id)) return;
      appended.add(entry.id);
      await add(need(), entry);
    },
    read(listener: (entry: LogEntry, order: string) => void): void {
      const inOrder = [...held.values()].toSorted((a, b) => (a.order < b.order ? -1 : 1));
      for (const { entry, order } of inOrder) listener(entry, order);
      listeners.add(listener);
    },
    async caughtUp(): Promise<void> {
      const last = (await need().commands.xRevRange(keys.log, '+', '-', { COUNT: 1 }))?.[0]?.id;
      if (last === undefined || orderOf(last) <= orderOf(position)) return;
      await new Promise<void>((done, failed) => waiting.push({ order: orderOf(last), done, failed }));
    },
    async forgetBefore(at: number): Promise<void> {
      await need().commands.xTrim(keys.log, 'MINID', at, { strategyModifier: '=' });
      forgotten = at;
      for (const [id, { entry }] of held) if (entry.at < at) held.delete(id);
    },

    /** Of a new connection: reads the whole stream, since what was read last may be in it no longer or not yet. */
    async begin({ commands }: RedisLink): Promise<void> {
      present = new Set();
      position = '0-0';
      for (;;) {
        // A page follows upon the one before.
        const page = (await commands.xRange(keys.log, `(${position}`, '+', { COUNT: PAGE })) ?? [];
        for (const { id, message } of page) take(id, message);
        const last = page.at(-1)?.id;
        if (last === undefined) break;
        reached(last);
      }
    },
    /** Puts back what is held here and is not in the stream: the own entries, or those of others too. */
    async putBack(link: RedisLink, whose: 'own' | 'all'): Promise<void> {
      const missing = [...held.values()]
        .filter(({ entry, own }) => !present.has(entry.id) && (own || whose === 'all'))
        .toSorted((a, b) => (a.order < b.order ? -1 : 1));
      if (missing.length === 0) return;
      log('warn', 'hub-log-put-back', { entries: missing.length });
      for (const { entry } of missing) present.add(entry.id);
      await Promise.all(missing.map(({ entry, order }) => add(link, entry, order)));
    },
    position: () => position,
    heard(streamId: string, fields: unknown): void {
      take(streamId, fields);
      reached(streamId);
    },
    /** How many replicas follow the master now. */
    followed: (count: number) => void (replicas = count),
    /** The connection is gone: who waits for what it would have brought has to ask again. */
    lost(): void {
      for (const { failed } of waiting) failed(new Error('the engine was lost'));
      waiting = [];
    },
  };
}
