import type { HubEngine } from './engine.js';
import type { RedisEngineOptions } from './redis/index.js';

export type { HubEngine, LogEntry, Word } from './engine.js';
export { createMemoryEngine } from './memory.js';
export { readRedisAddress } from './redis/address.js';

/** The engine of several hubs, over Valkey or Redis. Its library is loaded only where it is used: most hubs are alone. */
export async function openRedisEngine(options: RedisEngineOptions): Promise<HubEngine> {
  const { createRedisEngine } = await import('./redis/index.js');
  return createRedisEngine(options);
}
