import { readFile } from 'node:fs/promises';
import type { Clock } from '#shared/clock.js';
import { type HubEngine, createMemoryEngine } from '../engine/index.js';
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
  kept,
  clock,
  log,
}: {
  engine: string;
  kept: { folder: string; key: Uint8Array };
  clock: Clock;
  log: HubLog;
}): Promise<HubEngine | string> {
  if (engine === 'memory') return createMemoryEngine({ kept, clock, log });
  return `--engine must be memory, redis://…, rediss://… or redis+sentinel://…, not "${engine}".`;
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
