/**
 * `npm run bench -- search`: the search at 3,000 and 30,000 documents put together from the demo county's texts, MiniSearch in the
 * same run beside. Run with `--expose-gc`.
 */
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { readSynonyms } from '../../../src-main/search/index.js';
import { createCollections } from '../../../src-shared/search/collections.js';
import type { SearchDocument } from '../../../src-shared/search/document-index.js';
import { serviceFields } from '../../../src-shared/search/fields.js';
import productSynonyms from '../../../src-shared/search/synonyms.yaml?raw';
import type { Narrowing } from '../../../src-shared/search/narrow.js';
import { percentile } from '../figures.js';
import { readQueries } from './labelled.js';
import { createPeer } from './peer.js';
import { readSeeds, synthesise } from './synthetic.js';

/** Longest that a slice of indexing may keep the worker from answering, in milliseconds: three frames. */
const SLICE_MS = 50;
/** Documents in one message, as `src-renderer/ui/search/port.ts` sends them. */
const PART = 400;
const MEGABYTE = 2 ** 20;
const rules = { fields: serviceFields, synonyms: readSynonyms(productSynonyms).pairs };
let missed = 0;

function figure(name: string, value: number, unit: string, most?: number, beside = ''): void {
  const holds = most === undefined || value <= most;
  if (!holds) missed += 1;
  const asked = most === undefined ? '' : `asked ≤ ${most} ${unit}   ${holds ? 'holds' : 'DOES NOT HOLD'}`;
  console.log(
    `  ${name.padEnd(44)} ${`${value.toFixed(1)} ${unit}`.padStart(12)}   ${asked.padEnd(34)} ${beside}`.trimEnd(),
  );
}

const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MEGABYTE;
};

/** Filters as a professional sets them: a theme or another, a town, and a distance. */
const narrowing: Narrowing = {
  chosen: { theme: ['theme 1', 'theme 2'], town: ['town 3', '*'] },
  near: { latitude: 60.6, longitude: 26.9, metres: 20_000 },
  language: 'fi',
};

/** What each document counts as: as many groups and values as services have. */
const withFacts = (documents: readonly SearchDocument[]): SearchDocument[] =>
  documents.map((document, at) => ({
    ...document,
    facts: {
      values: {
        theme: [`theme ${at % 9}`],
        town: [at % 7 === 0 ? '*' : `town ${at % 24}`],
        group: [`group ${at % 9}`, `group ${at % 5}`],
        way: [`way ${at % 4}`, `way ${at % 3}`],
        language: at % 3 === 0 ? ['fi', 'sv'] : ['fi'],
        cost: [at % 4 === 0 ? 'charged' : 'free'],
        selfReferral: at % 5 === 0 ? [] : ['yes'],
      },
      points: [60.4 + (at % 100) / 100, 26.2 + (at % 150) / 100],
      listed: { fi: document.texts['name'] ?? '' },
    },
  }));

/** Queries as they are typed: whole, and cut short. */
const typed = (queries: readonly string[]): string[] =>
  queries.flatMap((query) => [query.slice(0, Math.ceil(query.length * 0.6)), query]);

/** Milliseconds of the processor: another program on the machine does not count, as it does on the clock. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function timed(
  queries: readonly string[],
  search: (query: string) => unknown,
  now: () => number = () => performance.now(),
): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const from = now();
    await search(query);
    times.push(now() - from);
  }
  return times;
}

async function measure(documents: readonly SearchDocument[], queries: readonly string[], most: number): Promise<void> {
  console.log(`\n${documents.length} documents`);
  const before = memory();
  let longest = 0;
  let slices = 0;
  let from = 0;
  const collections = createCollections({
    now: () => performance.now(),
    pause: async () => {
      longest = Math.max(longest, worked() - from);
      slices += 1;
      await setImmediate();
      from = worked();
    },
    sliceMs: 40,
    onProgress: () => {},
  });
  const search = (query: string) => collections.search('bench', query, 80);
  collections.rules('bench', rules);
  const begun = performance.now();
  // As a window gives them to its worker: in parts, between which it may ask.
  for (let at = 0; at < documents.length; at += PART) {
    from = worked();
    const part = documents.slice(at, at + PART);
    collections.documents('bench', { round: 1, documents: part, last: at + PART >= documents.length });
    longest = Math.max(longest, worked() - from);
    await setImmediate();
  }
  from = worked();
  await search('hoito');
  figure('index made', performance.now() - begun, 'ms', undefined, `${slices} slices`);
  figure('longest slice of indexing, processor', longest, 'ms', SLICE_MS);
  figure('memory of the index', memory() - before, 'MB', 300);

  await timed(queries.slice(0, 40), search);
  const ours = await timed(queries, search);
  const cost = await timed(queries, search, worked);
  const narrowed = await timed(queries, (query) => collections.search('bench', query, 40, narrowing));
  figure('answer with filters and counts, p95', percentile(narrowed, 0.95), 'ms', most);
  const filtered = await timed(queries, () => collections.search('bench', '', 40, narrowing));
  figure('filters alone, p95', percentile(filtered, 0.95), 'ms', most);
  const peer = createPeer(serviceFields);
  const peerBegun = performance.now();
  peer.add(documents);
  const peerMade = performance.now() - peerBegun;
  const peerMemory = memory() - before;
  const few = queries.filter((_, at) => at % Math.ceil(queries.length / 60) === 0);
  await timed(few.slice(0, 10), (query) => peer.search(query, 80));
  const theirs = await timed(few, (query) => peer.search(query, 80));
  const [p95, theirP95] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
  figure('answer, p50', percentile(ours, 0.5), 'ms');
  figure('answer, p95', p95, 'ms', most, `MiniSearch ${theirP95.toFixed(1)} ms: ${(p95 / theirP95).toFixed(2)} × it`);
  figure('answer, p95, processor', percentile(cost, 0.95), 'ms');
  console.log(`  MiniSearch: index made in ${peerMade.toFixed(0)} ms, both indexes ${peerMemory.toFixed(0)} MB`);

  const changes: number[] = [];
  for (let round = 2; round < 8; round += 1) {
    const at = (round * 97) % documents.length;
    const changed = documents.map((document, index) =>
      index === at ? { ...document, texts: { ...document.texts, name: `Muutettu ohje ${round}` } } : document,
    );
    const start = performance.now();
    collections.documents('bench', { round, documents: changed, last: true });
    await search(`muutettu ohje ${round}`);
    changes.push(performance.now() - start);
  }
  figure('one document of all changed, found', percentile(changes, 0.5), 'ms', undefined, 'all compared, one indexed');
}

const seeds = await readSeeds();
const queries = typed(
  readQueries(JSON.parse(await readFile('tests/fixtures/search/queries.json', 'utf8'))).map(({ query }) => query),
);
await measure(withFacts(synthesise(3000, seeds)), queries, 20);
await measure(withFacts(synthesise(30_000, seeds)), queries, 60);
process.exitCode = missed === 0 ? 0 : 1;
