import { randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { HubLog } from '../../log.js';
import type { HubEngine } from '../engine.js';
import { createSeal } from '../seal.js';
import type { RedisAddress } from './address.js';
import { createKeys } from './keys.js';
import { createLeases } from './leases.js';
import { type RedisLink, openLink, roleOf } from './link.js';
import { createRedisLog } from './log.js';
import { createNumbers } from './numbers.js';
import { createRedisRecords } from './records.js';
import { createSeen } from './seen.js';
import { createWords } from './words.js';

const RETRY_MS = { first: 100, most: 2_000 };
/** How long the others have to put back their own entries, before a hub puts back those that nobody has. */
const OTHERS_MS = 3_000;
const BLOCK_MS = 5_000;
const AT_ONCE = 500;

/** A hub's lease: its length, how often it is renewed, and how long its words are kept after the last time. */
const LEASE = { leaseMs: 15_000, beatMs: 5_000, heldMs: 60_000 };

export interface RedisEngineOptions {
  address: RedisAddress;
  /** 32 bytes, the same at all hubs: what is said in consultations is sealed with it; absent = it is not. */
  key?: Uint8Array | undefined;
  clock: Clock;
  log: HubLog;
  /** This run of the hub. */
  hub?: string;
  /** Begins the names of all that the county keeps. */
  prefix?: string;
  lease?: typeof LEASE;
  /** How long the engine may be silent at the start, in milliseconds. */
  firstWithinMs?: number;
}

/**
 * The engine of several hubs, over Valkey or Redis: plain commands alone, so that either does. A connection that ends is
 * opened again, to the master as it is then; then the hub says its own words again and puts back what the log has lost.
 * Rejects when the engine has not answered within `firstWithinMs`.
 */
export async function createRedisEngine({
  address,
  key,
  clock,
  log,
  hub = randomUUID(),
  prefix = 'tyopoyta',
  lease = LEASE,
  firstWithinMs = 30_000,
}: RedisEngineOptions): Promise<HubEngine> {
  const keys = createKeys(prefix);
  let link: RedisLink | undefined;
  let closed = false;
  let beating = false;
  const linkNow = () => link;
  const need = (): RedisLink => {
    if (link === undefined) throw new Error('the engine is not connected');
    return link;
  };
  const numbers = createNumbers(keys, log);
  const seen = createSeen(keys, clock.now, linkNow);
  const words = createWords({ keys, hub, now: clock.now, heldMs: lease.heldMs, linkNow });
  const leases = createLeases({ keys, hub, leaseMs: lease.leaseMs, now: clock.now });
  const seal = key === undefined ? undefined : createSeal(key, 'consultations');
  let replicas = 0;
  const followed = (count: number) => {
    replicas = count;
    entries.followed(count);
  };
  const recordSeal = key === undefined ? undefined : createSeal(key, 'records');
  const records = createRedisRecords({ keys, seal: recordSeal, log, need, replicas: () => replicas });
  const entries = createRedisLog({ keys, seal, log, linkNow });

  /** Says and reads anew all that a new connection may lack; gives the place from which changes are read. */
  async function begin(next: RedisLink): Promise<string> {
    await numbers.begin(next);
    const others = await leases.beat(next);
    followed((await roleOf(next.commands)).replicas);
    const from = (await next.commands.xRevRange(keys.changes, '+', '-', { COUNT: 1 }))?.[0]?.id ?? '0-0';
    link = next;
    await words.sayAll(next);
    await words.loadAll(next, others);
    seen.begin();
    await entries.begin(next);
    await entries.putBack(next, 'own');
    return from;
  }

  async function listen(on: RedisLink, from: string): Promise<void> {
    let changesFrom = from;
    while (!on.isLost()) {
      const streams = [
        { key: keys.changes, id: changesFrom },
        { key: keys.log, id: entries.position() },
      ];
      // One reading after another: each begins where the former has ended.
      const news = await on.reader.xRead(streams, { BLOCK: BLOCK_MS, COUNT: AT_ONCE });
      for (const { name, messages } of news ?? []) {
        for (const { id, message } of messages) {
          if (name === keys.log) {
            entries.heard(id, message);
            continue;
          }
          changesFrom = id;
          const other = message['hub'] ?? '';
          if (message['bye'] === undefined) {
            leases.heard(other);
            await words.heard(on, message);
          } else leases.bye(other);
        }
      }
    }
  }

  async function beat(): Promise<void> {
    const on = link;
    if (on === undefined || on.isLost()) return;
    // The former beat has had its whole time: this connection leads nowhere.
    if (beating) return on.end();
    beating = true;
    try {
      await leases.beat(on);
      const role = await roleOf(on.commands);
      if (!role.master) return on.end();
      followed(role.replicas);
      const kept = await on.commands.pExpire(keys.wordsOf(hub), lease.heldMs);
      if (kept === 0 && words.count() > 0) await words.sayAll(on);
      for (const other of leases.endedBefore(clock.now() - lease.heldMs)) words.forget(other);
    } catch {
      on.end();
    } finally {
      beating = false;
    }
  }

  /** One connection from its beginning to its end; `begun` once everything has been said and read. */
  async function serve(begun: () => void): Promise<void> {
    const next = await openLink(address);
    if (closed) return next.end();
    let stop = () => {};
    try {
      const from = await begin(next);
      begun();
      log('info', 'hub-engine-connected');
      stop = clock.after(OTHERS_MS, () => {
        entries.putBack(next, 'all').catch(() => next.end());
      });
      await listen(next, from);
    } finally {
      stop();
      link = undefined;
      beating = false;
      next.end();
      entries.lost();
    }
  }

  async function serveForEver(begun: () => void): Promise<void> {
    let wait = RETRY_MS.first;
    while (!closed) {
      try {
        // The next connection begins when the former one has ended.
        await serve(() => {
          wait = RETRY_MS.first;
          begun();
        });
      } catch (error) {
        if (closed) return;
        log('warn', 'hub-engine-lost', { detail: error instanceof Error ? error.message : String(error) });
      }
      const pause = wait;
      await new Promise<void>((resolve) => clock.after(pause, resolve));
      wait = Math.min(wait * 2, RETRY_MS.most);
    }
  }

  const stopBeating = clock.every(lease.beatMs, () => void beat());
  // Between two tries at the start nothing else keeps the hub's process alive.
  const alive = setInterval(() => {}, firstWithinMs);
  await new Promise<void>((resolve, reject) => {
    const stop = clock.after(firstWithinMs, () => {
      closed = true;
      stopBeating();
      link?.end();
      reject(new Error(`the engine did not answer within ${firstWithinMs} ms`));
    });
    void serveForEver(() => {
      stop();
      resolve();
    });
  }).finally(() => clearInterval(alive));

  return {
    kind: 'redis',
    numbering: numbers.numbering,
    ordinalsOf: async (ids) => numbers.ordinalsOf(need(), ids),
    words: { say: words.say, load: async () => words.load(), onHeard: words.onHeard, onHub: leases.onHub },
    lastSeen: { load: async () => seen.load(need()), put: seen.put },
    log: {
      append: entries.append,
      async read(listener) {
        entries.read(listener);
        // Of what the engine cannot tell now, the next connection will.
        await entries.caughtUp().catch(() => undefined);
      },
      caughtUp: entries.caughtUp,
      forgetBefore: entries.forgetBefore,
    },
    records,
    healthy: () => link !== undefined && !link.isLost(),
    async close() {
      closed = true;
      stopBeating();
      const last = link;
      if (last === undefined || last.isLost()) return;
      await Promise.all([leases.end(last), last.commands.xAdd(keys.changes, '*', { hub, bye: '1' })]).catch(() => {});
      last.end();
      await last.lost;
    },
  };
}
