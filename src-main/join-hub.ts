import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#shared/clock.js';
import type { County } from '#shared/county.js';
import { createHub, createScimDirectory, openGuidelinesKey } from '../src-hub/index.js';
import type { SealingKey } from './credentials/index.js';
import type { Log } from './log.js';
import { openOwnHubEngine } from './own-hub-engine.js';

/** The county's hubs, or one of our own in this process where the county has none yet. */
export async function joinHub({
  hub,
  dataDir,
  directoryAfterMs,
  authenticate,
  sealingKey,
  clock,
  log,
  fetch,
}: {
  hub: County['hub'];
  dataDir: string;
  directoryAfterMs: number;
  authenticate: Parameters<typeof createHub>[0]['authenticate'];
  /** Of a hub of our own; not asked where the county has hubs. */
  sealingKey: () => Promise<SealingKey>;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
}) {
  if (hub.mode === 'remote') {
    const bases = [hub.url].flat().map((url) => url.replace(/\/$/, ''));
    const hubs = bases.map((base) => ({
      url: `${base.replace(/^http/, 'ws')}/presence`,
      directoryUrl: `${base}/directory`,
    }));
    const usageUrls = bases.map((base) => `${base}/usage`);
    const guidelinesUrls = bases.map((base) => `${base}/guidelines`);
    return {
      hubs,
      bases,
      url: hubs[0]?.url ?? '',
      usageUrls,
      guidelinesUrls,
      guidelinesKey: undefined,
      close: async () => {},
    };
  }
  const engine = await openOwnHubEngine({ dataDir, key: sealingKey(), clock, log });
  // A hub of one's own signs with a key of its own; it is made at the first start.
  const key = await openGuidelinesKey(join(dataDir, 'hub-guidelines-key.pem'));
  if (key === undefined) log('error', 'hub-guidelines-key-unreadable');
  // Whoever shares this hub reads the public half here (`--join`).
  else await writeFile(join(dataDir, 'hub-guidelines-key.pub'), key.publicKey).catch(() => undefined);
  const embedded = createHub({
    engine,
    policy: hub.policy,
    directory: createScimDirectory({ url: hub.directory, fetch }),
    authenticate,
    clock,
    log,
    directoryAfterMs,
    usageFile: join(dataDir, 'hub-usage.jsonl'),
    feedbackFile: join(dataDir, 'hub-feedback.json'),
    guidelinesKeys: { key },
  });
  const { url, directoryUrl, usageUrl, guidelinesUrl } = await embedded.listen({ host: '127.0.0.1', port: 0 });
  return {
    hubs: [{ url, directoryUrl }],
    bases: [usageUrl.replace(/\/usage$/, '')],
    url,
    usageUrls: [usageUrl],
    guidelinesUrls: [guidelinesUrl],
    guidelinesKey: key?.publicKey,
    async close(): Promise<void> {
      await embedded.close();
      await engine.close();
    },
  };
}
