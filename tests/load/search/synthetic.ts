import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SearchDocument } from '../../../src-shared/search/document-index.js';
import { tokenize } from '../../../src-shared/search/fold.js';

const seeds = resolve(process.cwd(), 'seeds/kymijoki');

/** Numbers from 0 to 1, the same each time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every text of a JSON value that stands under one of the keys. */
function textsUnder(value: unknown, keys: ReadonlySet<string>, under = false): string[] {
  if (typeof value === 'string') return under ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsUnder(inner, keys, keys.has(key) || (under && (key === 'value' || /^\d+$/.test(key)))),
  );
}

/** Names and sentences of the demo county's services and articles. */
export async function readSeeds(): Promise<{ names: string[]; sentences: string[] }> {
  const services: unknown = JSON.parse(await readFile(join(seeds, 'services.json'), 'utf8'));
  const names = textsUnder(services, new Set(['serviceNames']));
  const texts = textsUnder(services, new Set(['serviceDescriptions']));
  const folder = join(seeds, 'guidelines');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md'));
  const articles = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const sentences = [...texts, ...articles.map((text) => text.replace(/^---[\s\S]*?^---$/m, ''))]
    .flatMap((text) => text.split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence.length > 20);
  return { names, sentences };
}

/**
 * Documents put together from the seeds' names and sentences. Each has a compound of its own in its name, so that the words grow
 * with the documents as they do in a real register.
 */
export function synthesise(
  count: number,
  { names, sentences }: { names: readonly string[]; sentences: readonly string[] },
): SearchDocument[] {
  const random = createRandom(count);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const words = [
    ...new Set(names.flatMap((name) => tokenize(name).map(({ text }) => text.toLocaleLowerCase('fi')))),
  ].filter((word) => word.length > 4);
  return Array.from({ length: count }, (_, at) => ({
    id: `d${at}`,
    texts: {
      name: `${pick(names, '')} ${pick(words, '')}${pick(words, '')}\n${pick(names, '')}`,
      keywords: [pick(words, ''), pick(words, ''), pick(words, '')].join(', '),
      summary: `${pick(sentences, '')} ${pick(sentences, '')}`,
      description: Array.from({ length: 5 }, () => pick(sentences, '')).join(' '),
      provider: pick(names, ''),
    },
  }));
}
