import type { HubLog } from '../../log.js';
import type { HubEngine } from '../engine.js';
import type { Seal } from '../seal.js';
import type { RedisKeys } from './keys.js';
import type { RedisLink } from './link.js';

const REPLICA_MS = 500;

/** Compares the revision that stands before the colon, and puts the new record: one step for the server, whoever else asks. */
const CHANGE = `
local now = redis.call('HGET', KEYS[1], ARGV[1])
local revision = '0'
if now then revision = string.match(now, '^(%d+):') end
if revision ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`;

/** Records of the county: a hash for each shelf, each value as `revision:sealed`. */
export function createRedisRecords({
  keys,
  seal,
  log,
  need,
  replicas,
}: {
  keys: RedisKeys;
  seal: Seal | undefined;
  log: HubLog;
  need: () => RedisLink;
  /** How many replicas follow the master now. */
  replicas: () => number;
}): HubEngine['records'] {
  function open(text: string): { revision: number; value: string } | undefined {
    const parts = /^(\d+):(.*)$/s.exec(text);
    const value = parts?.[2] === undefined || seal === undefined ? parts?.[2] : seal.open(parts[2]);
    if (parts === null || value === undefined) {
      log('error', 'hub-record-unreadable');
      return undefined;
    }
    return { revision: Number(parts[1]), value };
  }
  return {
    async read(shelf, wanted) {
      const { commands } = need();
      if (wanted?.length === 0) return new Map();
      const found =
        wanted === undefined
          ? Object.entries(await commands.hGetAll(keys.recordsOf(shelf)))
          : (await commands.hmGet(keys.recordsOf(shelf), [...wanted])).map(
              (text, at) => [wanted[at] ?? '', text] as const,
            );
      return new Map(
        found.flatMap(([key, text]) => {
          const record = typeof text === 'string' ? open(text) : undefined;
          return record === undefined ? [] : [[key, record] as const];
        }),
      );
    },
    async change(shelf, key, known, value) {
      const { entries } = need();
      const next = `${known + 1}:${seal === undefined ? value : seal.close(value)}`;
      const written = entries.eval(CHANGE, { keys: [keys.recordsOf(shelf)], arguments: [key, String(known), next] });
      // Where a replica may become the master, it has to have the record too. One that is slow must not stop the county.
      const followed = replicas() > 0 ? entries.wait(1, REPLICA_MS) : undefined;
      const taken = (await written) === 1;
      if ((await followed) === 0) log('warn', 'hub-replica-slow');
      return taken;
    },
  };
}
