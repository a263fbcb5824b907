import { readFile } from 'node:fs/promises';
import type { Clock } from '#shared/clock.js';
import { type HubEngine, createMemoryEngine, openRedisEngine, readRedisAddress } from '../engine/index.js';
import type { HubTls } from '../http.js';
import type { HubLog } from '../log.js';
import { createFileDirectory } from '../sources/file.js';
import { type DirectorySource, createScimDirectory } from '../sources/scim.js';
import type { HubConfig } from './config.js';

/** The source of people that the file names; a file of people tells when it was written anew. */
export function makeDirectory(
  config: HubConfig['directory'],
  clock: Clock,
): { directory: DirectorySource; onChange: (listener: () => void) => () => void } {
  if (config.kind === 'scim') {
    const { url, token } = config;
    const bearer = token === undefined ? {} : { token: async () => token };
    return { directory: createScimDirectory({ url, fetch, ...bearer }), onChange: () => () => {} };
  }
  const directory = createFileDirectory({ file: config.file, format: config.kind, clock });
  return { directory, onChange: directory.onChange };
}

/** The engine that is named; a text tells why there is none. */
export async function makeEngine({
  engine,
  folder,
  key,
  isSharedKey,
  clock,
  log,
}: {
  engine: string;
  /** Where a hub that is alone keeps what it must. */
  folder: string;
  key: Uint8Array;
  /** Whether the county named the key's file: several hubs need the same one. */
  isSharedKey: boolean;
  clock: Clock;
  log: HubLog;
}): Promise<HubEngine | string> {
  if (engine === 'memory') return createMemoryEngine({ kept: { folder, key }, clock, log });
  const address = readRedisAddress(engine);
  if (address === undefined) return `--engine must be memory, redis://… or redis+sentinel://…, not "${engine}".`;
  if (!isSharedKey) return 'keyFile: is missing: hubs that share an engine seal what they keep there with one key.';
  return openRedisEngine({ address, key, clock, log }).catch(
    (error: unknown) => `engine: has not answered (${error instanceof Error ? error.message : String(error)}).`,
  );
}

/** The hub's own key and certificate; a text tells why they cannot be read. */
export async function readTls(files: { key: string; cert: string } | undefined): Promise<HubTls | undefined | string> {
  if (files === undefined) return undefined;
  const [key, cert] = await Promise.all(
    [files.key, files.cert].map((file) => readFile(file, 'utf8').catch(() => undefined)),
  );
  if (key === undefined) return `listen.tls.key: ${files.key} cannot be read`;
  if (cert === undefined) return `listen.tls.cert: ${files.cert} cannot be read`;
  return { key, cert };
}
