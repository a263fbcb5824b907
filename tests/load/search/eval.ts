/** `npm run search:eval -- <services.json> <queries.json> [--synonyms <file.yaml>]`: the product's search on labelled queries, MiniSearch beside. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import productSynonyms from '../../../src-shared/search/synonyms.yaml?raw';
import { readSynonyms } from '../../../src-main/search/index.js';
import { serviceFields } from '../../../src-shared/search/fields.js';
import { createTextSearch } from '../../../src-shared/search/text-search.js';
import { readQueries, readServices } from './labelled.js';
import { createPeer } from './peer.js';
import { type SearchScore, at, scoreSearch } from './score.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { synonyms: { type: 'string' } } });
const [servicesFile, queriesFile] = positionals;
// npm runs scripts in the project's folder; a path is given from where the user stands.
const fromUser = (path: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
const readText = (path: string) => readFileSync(fromUser(path), 'utf8');

function print({ recallAt5, mrr, hitIn5, times }: SearchScore): void {
  console.log(`recall@5 ${recallAt5.toFixed(4)}`);
  console.log(`MRR ${mrr.toFixed(4)}`);
  console.log('share with a hit in the top 5, by category:');
  for (const [name, { queries, share }] of hitIn5) console.log(`  ${name} ${share.toFixed(3)} (${queries})`);
  console.log(`latency p50 ${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms`);
}

if (servicesFile === undefined || queriesFile === undefined) {
  console.error('npm run search:eval -- <services.json> <queries.json> [--synonyms <file.yaml>]');
  process.exit(1);
}
try {
  const documents = readServices(JSON.parse(readText(servicesFile)));
  const queries = readQueries(JSON.parse(readText(queriesFile)));
  const synonyms = readSynonyms(values.synonyms === undefined ? productSynonyms : readText(values.synonyms));
  for (const { line, message } of synonyms.problems) console.error(`synonyms, line ${line}: ${message}`);
  const engine = createTextSearch({ fields: serviceFields, synonyms: synonyms.pairs });
  engine.add(documents);
  const peer = createPeer(serviceFields);
  peer.add(documents);
  const ours = (query: string, limit: number) => engine.search(query, limit).hits.map(({ id }) => id);
  // The first questions make the machine's code ready; they are not counted.
  for (const { query } of queries) {
    ours(query, 20);
    peer.search(query, 20);
  }
  print(scoreSearch(queries, ours));
  console.log('\nMiniSearch (prefix, fuzzy) on the same:');
  print(scoreSearch(queries, peer.search));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
