import * as z from 'zod';
import { createSystemClock } from '../../src-shared/clock.js';
import { hubPolicySchema } from '../../src-shared/hub-policy.js';
import { openRedisEngine, readRedisAddress } from '../../src-hub/engine/index.js';
import { createHub, createMemoryEngine } from '../../src-hub/index.js';

/** A hub in a process of its own, so that it can be killed. Tokens are `user:<id>`; people are `p0`, `p1`, … */
const optionsSchema = z.object({
  /** Absent = alone, in memory. */
  engine: z.string().optional(),
  people: z.number().int().positive(),
  /** Everybody of a unit is asked at once. */
  units: z.number().int().positive(),
});

const { engine: url, people, units } = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const clock = createSystemClock();
const log = (level: string, event: string, facts: object = {}) => {
  if (level !== 'info') console.error(event, JSON.stringify(facts));
};
const address = url === undefined ? undefined : readRedisAddress(url);
const engine =
  address === undefined ? await createMemoryEngine({ clock, log }) : await openRedisEngine({ address, clock, log });
const hub = createHub({
  engine,
  directory: {
    load: async () => ({
      ok: true,
      people: Array.from({ length: people }, (_, n) => ({
        id: `p${n}`,
        name: `Nimi ${n}`,
        title: 'sosiaaliohjaaja',
        profession: 'counsellor' as const,
        unit: `Yksikkö ${n % units}`,
        skills: [],
        languages: ['fi'],
      })),
    }),
  },
  authenticate: async (token) => {
    const subject = /^user:(.+)$/.exec(token)?.[1];
    return subject === undefined ? undefined : { subject, scopes: ['hub/presence'] };
  },
  clock,
  log,
  policy: hubPolicySchema.parse({}),
});
const { url: at } = await hub.listen({ host: '127.0.0.1', port: 0 });
process.on('message', () => {
  const { heapUsed, external, arrayBuffers } = (globalThis.gc?.(), process.memoryUsage());
  process.send?.({ heapUsed, external, arrayBuffers });
});
process.send?.({ url: at });
