import { stat } from 'node:fs/promises';
import { assertNever } from '#shared/assert-never.js';
import type { ServiceSource } from '#shared/service-sources.js';
import { type ReadBytes, readBytes, readPtvFile, textOf } from './files.js';
import { createHttp } from './http.js';
import { readPtv } from './ptv/index.js';
import { readPtv12 } from './ptv12/index.js';
import type { ReadSource } from './reader.js';
import { parseServiceTable } from './table/index.js';

/** What reading a source needs of the world around it. */
export interface World {
  fetch: typeof globalThis.fetch;
  /** Waits; rejects when the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
  now: () => number;
}

/** A source ready to be read. */
export interface OpenSource {
  /** Where it comes from; of a file also its time and size, so that a changed one counts as another. */
  origin: () => Promise<string>;
  read: ReadSource;
  /** Files are looked at at each question, addresses once a day. */
  isFile: boolean;
}

const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 'none' : `${found.mtimeMs} ${found.size}`;
};

/** @param path of what a county file names, absolute */
export function openSource(source: ServiceSource, path: (relative: string) => string, world: World): OpenSource {
  const bytes: ReadBytes = readBytes;
  const httpOf =
    (from: Extract<ServiceSource, { timeoutMs: number }>, headers: Record<string, string>) => (signal: AbortSignal) =>
      createHttp({
        source: from.name,
        fetch: world.fetch,
        headers: { accept: from.kind === 'csvUrl' ? 'text/csv' : 'application/json', ...headers },
        timeoutMs: from.timeoutMs,
        concurrency: from.concurrency,
        retries: from.retries,
        pause: world.pause,
        random: world.random,
        signal,
      });
  switch (source.kind) {
    case 'ptv11':
      return {
        origin: async () => originOf(source),
        read: readPtv(source, httpOf(source, {}), world.now),
        isFile: false,
      };
    case 'ptv12': {
      const http = httpOf(source, { [source.keyHeader]: source.apiKey });
      return { origin: async () => originOf(source), read: readPtv12(source, http, world.now), isFile: false };
    }
    case 'file': {
      const file = path(source.file);
      const beside = ['', '-channels', '-organizations'].map((what) => file.replace(/\.json$/, `${what}.json`));
      return {
        origin: async () => [file, ...(await Promise.all(beside.map(stampOf)))].join(' '),
        read: readPtvFile(file, bytes),
        isFile: true,
      };
    }
    case 'csv': {
      const file = path(source.file);
      return {
        origin: async () => `${file} ${await stampOf(file)}`,
        read: async () => {
          const text = await textOf(file, bytes);
          return text.ok ? parseServiceTable(text.value, source) : text;
        },
        isFile: true,
      };
    }
    case 'csvUrl': {
      const http = httpOf(source, {});
      return {
        origin: async () => source.url,
        read: async ({ signal }) => {
          const text = await http(signal).text(source.url);
          return text.ok ? parseServiceTable(text.value, source) : text;
        },
        isFile: false,
      };
    }
    default:
      return assertNever(source);
  }
}

const originOf = ({
  baseUrl,
  municipalities = [],
}: {
  baseUrl: string;
  municipalities?: string[] | undefined;
}): string => [baseUrl, ...municipalities].join(' ');
