import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SearchProgress, createCollections } from './collections.js';
import type { SearchDocument } from './document-index.js';

const rules = { fields: { name: { weight: 3, usual: 3, name: true as const } }, synonyms: [] };
const document = (id: string, name: string): SearchDocument => ({ id, texts: { name } });

/** Collections whose clock goes on by a millisecond at each look, so that a slice is a few looks long. */
function make(sliceMs = 3) {
  let clock = 0;
  let pauses = 0;
  const told: SearchProgress[] = [];
  const collections = createCollections({
    now: () => (clock += 1),
    pause: async () => {
      pauses += 1;
      await Promise.resolve();
    },
    sliceMs,
    onProgress: (_, progress) => told.push(progress),
  });
  collections.rules('all', rules);
  const put = (round: number, ...parts: SearchDocument[][]) =>
    parts.forEach((documents, at) => collections.documents('all', { round, documents, last: at === parts.length - 1 }));
  const ids = async (query: string) => (await collections.search('all', query, 50)).hits.map(({ id }) => id);
  return { collections, put, ids, told, pauses: () => pauses };
}
const many = Array.from({ length: 100 }, (_, at) => document(`d${at}`, `ryhmä numero${at}`));

describe('collections', () => {
  it('index in slices, tell how far they are, and answer when they are ready', async () => {
    const { put, ids, told, pauses } = make();
    put(1, many.slice(0, 60), many.slice(60));
    expect((await ids('numero77'))[0]).toBe('d77');
    // Two batches of documents a slice, and their words after them.
    expect(pauses()).toBeGreaterThan(2);
    expect(told.slice(0, -1).every(({ done, total }) => done < total)).toBe(true);
    expect(told.at(-1)).toEqual({ done: 100, total: 100 });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  });

  it('index again only what has changed, and drop what is no longer given', async () => {
    const { put, ids, told } = make(1000);
    put(1, many);
    await ids('ryhmä');
    told.length = 0;
    put(
      2,
      [...many.slice(1), document('d5', 'kerho')].filter(({ id, texts }) => id !== 'd5' || texts['name'] === 'kerho'),
    );
    expect(await ids('kerho')).toEqual(['d5']);
    expect(told.at(-1)).toEqual({ done: 1, total: 1 });
    expect(await ids('numero0')).not.toContain('d0');
    told.length = 0;
    put(3, [document('d5', 'kerho'), ...many.filter(({ id }) => id !== 'd5' && id !== 'd0')]);
    await ids('kerho');
    expect(told).toEqual([]);
  });

  it('begin anew with other rules', async () => {
    const { collections, put, ids } = make();
    put(1, many);
    collections.rules('all', { ...rules, synonyms: [{ lay: ['porukka'], official: ['ryhmä'] }] });
    expect(await ids('ryhmä')).toEqual([]);
    put(2, many);
    expect((await ids('porukka')).length).toBe(50);
  });

  it('know nothing of a collection that nobody told of', async () => {
    expect(await make().collections.search('other', 'ryhmä', 5)).toEqual({ hits: [] });
  });

  it('hold after any rounds just what the last one gave', async () => {
    const round = fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(round, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (rounds, size) => {
          const { collections, ids } = make(size);
          for (const [at, given] of rounds.entries()) {
            const documents = given.map((number) => document(`d${number}`, `ryhmä ${number % 2 === 0 ? at : number}`));
            const cut = Math.floor(documents.length / 2);
            collections.documents('all', { round: at + 1, documents: documents.slice(0, cut), last: false });
            collections.documents('all', { round: at + 1, documents: documents.slice(cut), last: true });
          }
          expect((await ids('ryhmä')).toSorted()).toEqual(
            (rounds.at(-1) ?? []).map((number) => `d${number}`).toSorted(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
