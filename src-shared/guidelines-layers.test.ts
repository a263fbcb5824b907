import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, articleSchema } from './guidelines.js';
import { type Place, arrangeLayers, isForUnit } from './guidelines-layers.js';

const article = (id: string, extra: Partial<Article> = {}): Article =>
  articleSchema.parse({
    id,
    language: 'fi',
    title: id,
    summary: 's',
    topics: ['basics'],
    keywords: [],
    layer: 'national',
    register: 'both',
    owner: 'o',
    sources: [],
    checked: '2026-11-02',
    checkValidity: false,
    version: '1',
    body: 'b',
    related: [],
    ...extra,
  });
const approved = { by: 'Johtoryhmä', date: '2026-11-01' };
const ids = (places: readonly Place[]) =>
  places.map(({ article: one, replaced, additions }) => ({
    id: one.id,
    ...(replaced.length > 0 && { replaced: replaced.map((each) => each.id) }),
    ...(additions.length > 0 && {
      additions: additions.map((each) => [each.article.id, ...each.replaced.map((other) => other.id)]),
    }),
  }));

describe('layers of guidelines', () => {
  it('show what the region and the unit add under the article, the region first', () => {
    const all = [
      article('n'),
      article('u', { layer: 'unit', unit: 'A', addsTo: 'r' }),
      article('r', { layer: 'regional', addsTo: 'n' }),
      article('other'),
    ];
    expect(ids(arrangeLayers(all))).toEqual([{ id: 'n', additions: [['r'], ['u']] }, { id: 'other' }]);
  });

  it('show an approved article in place of the other, with what was added to the other', () => {
    const all = [
      article('n'),
      article('r', { layer: 'regional', replaces: 'n', approved }),
      article('u', { layer: 'unit', unit: 'A', addsTo: 'n' }),
    ];
    expect(ids(arrangeLayers(all))).toEqual([{ id: 'r', replaced: ['n'], additions: [['u']] }]);
  });

  it('show both where nobody has approved, and where a layer would replace one above it', () => {
    expect(ids(arrangeLayers([article('n'), article('r', { layer: 'regional', replaces: 'n' })]))).toEqual([
      { id: 'n' },
      { id: 'r' },
    ]);
    expect(
      ids(arrangeLayers([article('n', { replaces: 'r', approved }), article('r', { layer: 'regional' })])),
    ).toEqual([{ id: 'n' }, { id: 'r' }]);
  });

  it('of several that replace one show the nearest layer, then the later link, then the later approval', () => {
    const regional = (id: string, replaces: string, date: string) =>
      article(id, { layer: 'regional', replaces, approved: { by: 'x', date } });
    const all = [article('n'), regional('r1', 'n', '2026-01-01'), regional('r2', 'n', '2026-02-01')];
    expect(ids(arrangeLayers(all))).toEqual([{ id: 'r2', replaced: ['r1', 'n'] }]);
    expect(ids(arrangeLayers([...all, regional('r3', 'r1', '2025-01-01')]))).toEqual([
      { id: 'r3', replaced: ['r2', 'r1', 'n'] },
    ]);
    const unit = article('u', { layer: 'unit', unit: 'A', replaces: 'n', approved });
    expect(ids(arrangeLayers([...all, unit]))[0]?.id).toBe('u');
  });

  it('let those that lean on each other in a circle stand on their own', () => {
    const all = [article('a', { addsTo: 'b' }), article('b', { addsTo: 'a' }), article('c', { addsTo: 'a' })];
    expect(ids(arrangeLayers(all))).toEqual([{ id: 'a', additions: [['c']] }, { id: 'b' }]);
  });

  it('keep another unit’s instructions to that unit', () => {
    const own = article('u', { layer: 'unit', unit: 'A' });
    expect([isForUnit(own, 'A'), isForUnit(own, 'B'), isForUnit(own, undefined), isForUnit(article('n'), 'B')]).toEqual(
      [true, false, false, true],
    );
  });

  it('lose no article and show none twice, whatever leans on what', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const some = fc.option(fc.constantFrom(...names, 'nowhere'), { nil: undefined });
    const made = fc.record({
      layer: fc.constantFrom('national' as const, 'regional' as const, 'unit' as const),
      addsTo: some,
      replaces: some,
      approved: fc.option(
        fc.constantFrom('2026-01-01', '2026-02-02').map((date) => ({ by: 'x', date })),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: names.length }), (all) => {
        const articles = all.map((extra, index) => article(names[index] ?? '', extra));
        const places = arrangeLayers(articles);
        const shown = places.flatMap((place) =>
          [place, ...place.additions].flatMap((each) => [each.article, ...each.replaced]),
        );
        expect(shown.map(({ id }) => id).toSorted()).toEqual(articles.map(({ id }) => id));
        // Nothing is replaced without an approval, and never by a layer above it.
        for (const place of places) {
          for (const { article: holds, replaced } of [place, ...place.additions]) {
            if (replaced.length > 0) expect(holds.approved).toBeDefined();
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
