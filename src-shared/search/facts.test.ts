import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollections } from './collections.js';
import { type Sifted, createFacts } from './facts.js';
import { metresBetween } from './metres.js';
import type { DocumentFacts, Narrowing } from './narrow.js';

const groups = ['theme', 'way', 'town'] as const;
const value = fc.constantFrom('a', 'b', 'c');
const factsArbitrary: fc.Arbitrary<DocumentFacts> = fc.record({
  values: fc.record({
    theme: fc.uniqueArray(value),
    way: fc.uniqueArray(value),
    town: fc.uniqueArray(value),
  }),
  points: fc.constantFrom([], [60.5, 26.9], [60.87, 26.7, 60.5, 27.2]),
  listed: fc.record({ fi: fc.string({ maxLength: 4 }) }),
});
const narrowingArbitrary: fc.Arbitrary<Narrowing> = fc.record(
  {
    chosen: fc.record({
      theme: fc.uniqueArray(value),
      way: fc.uniqueArray(value),
      town: fc.uniqueArray(value),
    }),
    near: fc.record({
      latitude: fc.constant(60.5),
      longitude: fc.constant(26.9),
      metres: fc.constantFrom(1000, 20_000, 100_000),
    }),
    only: fc.uniqueArray(fc.constantFrom('d0', 'd1', 'd2', 'd7')),
    language: fc.constant('fi'),
  },
  { requiredKeys: ['chosen', 'language'] },
);

/** The same by looking at every document, one condition after another. */
function slowly(documents: ReadonlyMap<string, DocumentFacts>, narrowing: Narrowing) {
  const { chosen, near, only } = narrowing;
  const far = ({ points = [] }: DocumentFacts) => {
    const all = points.flatMap((latitude, at) =>
      at % 2 === 1 || near === undefined ? [] : [metresBetween(near, { latitude, longitude: points[at + 1] ?? 0 })],
    );
    return Math.min(Infinity, ...all);
  };
  const passes = (id: string, facts: DocumentFacts, except?: string) =>
    groups.every(
      (group) =>
        group === except ||
        (chosen[group] ?? []).length === 0 ||
        facts.values[group]?.some((each) => chosen[group]?.includes(each)) === true,
    ) &&
    (near === undefined || except === 'near' || far(facts) <= near.metres) &&
    (only === undefined || except === 'only' || only.includes(id));
  const through = (except?: string) => [...documents].filter(([id, facts]) => passes(id, facts, except));
  return { through, far };
}

function expectSame(sifted: Sifted, documents: ReadonlyMap<string, DocumentFacts>, narrowing: Narrowing): void {
  const { through, far } = slowly(documents, narrowing);
  const ids = through().map(([id]) => id);
  expect(sifted.found).toBe(documents.size);
  expect(sifted.total).toBe(ids.length);
  expect([...documents.keys()].filter(sifted.has)).toEqual(ids);
  const listed = sifted.list(Infinity);
  expect(listed.toSorted()).toEqual(ids.toSorted());
  if (narrowing.near !== undefined) {
    const distances = listed.map((id) => far(documents.get(id) ?? { values: {} }));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(listed.map(sifted.metres)).toEqual(distances);
  }
  for (const group of groups) {
    for (const each of ['a', 'b', 'c']) {
      const count = through(group).filter(([, facts]) => facts.values[group]?.includes(each) === true).length;
      expect(sifted.facets[group]?.[each] ?? 0).toBe(count);
    }
  }
  for (const [name, count] of Object.entries(sifted.without)) expect(through(name)).toHaveLength(count);
  if (ids.length > 0) expect(sifted.without).toEqual({});
}

describe('facts', () => {
  it('sift and count as looking at every document would, after any changes', () => {
    const change = fc.record({
      id: fc.constantFrom(...Array.from({ length: 40 }, (_, at) => `d${at}`)),
      facts: fc.option(factsArbitrary, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), narrowingArbitrary, (changes, narrowing) => {
        const facts = createFacts();
        const documents = new Map<string, DocumentFacts>();
        for (const { id, facts: now } of changes) {
          documents.delete(id);
          if (now === undefined) facts.remove(id);
          else {
            facts.set(id, now);
            documents.set(id, now);
          }
        }
        expectSame(facts.sift(narrowing), documents, narrowing);
        const some = [...documents.keys()].filter((_, at) => at % 2 === 0);
        const half = new Map([...documents].filter(([id]) => some.includes(id)));
        expectSame(facts.sift(narrowing, some), half, narrowing);
      }),
      { numRuns: 200 },
    );
  });

  it('say which condition to loosen when nothing is let through', () => {
    const facts = createFacts();
    facts.set('walk', { values: { theme: ['exercise'], town: ['Hamina'] } });
    const { total, without } = facts.sift({ chosen: { theme: ['exercise'], town: ['Pyhtää'] }, language: 'fi' });
    expect(total).toBe(0);
    expect(without).toEqual({ town: 1 });
  });
});

describe('a narrowed search', () => {
  const rules = { fields: { name: { weight: 3, usual: 3, name: true as const } }, synonyms: [] };
  const documents = Array.from({ length: 600 }, (_, at) => ({
    id: `d${at}`,
    texts: { name: at < 500 ? 'kävelyryhmä' : 'kävelyryhmä metsän laidassa' },
    facts: { values: { town: [at < 500 ? 'Kotka' : 'Pyhtää'] }, listed: { fi: `nimi ${at}` } },
  }));
  const collections = createCollections({
    now: () => performance.now(),
    pause: () => Promise.resolve(),
    sliceMs: 5,
    onProgress: () => {},
  });
  collections.rules('all', rules);
  collections.documents('all', { round: 1, documents, last: true });

  it('lists what filters let through before the words are indexed', async () => {
    const { hits, counts } = await collections.search('all', '', 5, { chosen: { town: ['Pyhtää'] }, language: 'fi' });
    expect(hits.map(({ id }) => id)).toEqual(['d500', 'd501', 'd502', 'd503', 'd504']);
    expect(counts).toMatchObject({ total: 100, facets: { town: { Kotka: 500, Pyhtää: 100 } } });
  });

  it('looks at filters before the best are picked: five hundred better ones elsewhere hide nothing', async () => {
    const { hits, counts } = await collections.search('all', 'kävelyryhmä', 80, {
      chosen: { town: ['Pyhtää'] },
      language: 'fi',
    });
    expect(hits).toHaveLength(80);
    expect(hits.every(({ id }) => Number(id.slice(1)) >= 500)).toBe(true);
    expect(counts).toMatchObject({ total: 100, facets: { town: { Kotka: 500, Pyhtää: 100 } } });
  });

  it('finds the same without choices as the search itself', async () => {
    const plain = await collections.search('all', 'metsän laidassa', 50);
    const narrowed = await collections.search('all', 'metsän laidassa', 50, { chosen: {}, language: 'fi' });
    expect(narrowed.hits).toEqual(plain.hits);
  });
});
