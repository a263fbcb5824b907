import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { implement } from '@orpc/server';
import productSynonyms from '#shared/search/synonyms.yaml?raw';
import { searchContract } from '#shared/search/contract.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { readSynonyms } from './read-synonyms.js';

export { readSynonyms } from './read-synonyms.js';

const os = implement(searchContract).$context<Caller>();

/**
 * What searching needs of the county: its list of synonyms, read anew each time a window asks. The product's own list stands in
 * when the county names none or its file cannot be read.
 * @param options.file absolute path of the list
 */
export function createSearch({ file, log }: { file: string | undefined; log: Log }) {
  async function pairs() {
    if (file === undefined) return readSynonyms(productSynonyms).pairs;
    const source = basename(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) {
      log('warn', 'synonyms.unreadable', { file: source });
      return readSynonyms(productSynonyms).pairs;
    }
    const read = readSynonyms(text);
    for (const { line, message } of read.problems) log('warn', 'synonyms.problem', { file: source, line, message });
    return read.pairs;
  }
  return {
    /** The list, read anew. */
    pairs,
    router: { synonyms: os.synonyms.handler(async () => ({ pairs: await pairs() })) },
  };
}
