import { describe, expect, it } from 'vitest';
import { type Article, articleSchema } from '#shared/guidelines.js';
import { arrangeLayers } from '#shared/guidelines-layers.js';
import { foundPlaces, placeById, searchable } from './places.js';

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
const places = arrangeLayers([
  article('old', { validUntil: '2026-10-31' }),
  article('phone'),
  article('region', { layer: 'regional', addsTo: 'phone' }),
  article('basis'),
  article('instead', { layer: 'regional', replaces: 'basis', approved: { by: 'x', date: '2026-11-01' } }),
]);
const find = (...ids: string[]) =>
  foundPlaces(
    searchable(places).flatMap((each) =>
      ids.includes(each.id) ? [{ article: each, matched: new Set<string>() }] : [],
    ),
    places,
    '2026-11-23',
  ).map(({ place, through }) => [place.article.id, through?.id]);

describe('rows of the list', () => {
  it('stand for what was found in the article or in its additions, once, and those that hold no more come last', () => {
    expect(find('old', 'phone', 'region', 'instead')).toEqual([
      ['phone', undefined],
      ['instead', undefined],
      ['old', undefined],
    ]);
    expect(find('region')).toEqual([['phone', 'region']]);
    expect(searchable(places).map(({ id }) => id)).toEqual(['old', 'phone', 'region', 'instead']);
  });
});

describe('what opens by an id', () => {
  it('is the place of an addition, and a replaced article by itself', () => {
    expect(placeById(places, 'region')?.place.article.id).toBe('phone');
    expect(placeById(places, 'basis')).toMatchObject({
      place: { article: { id: 'basis' } },
      replacedBy: { id: 'instead' },
    });
    expect(placeById(places, 'none')).toBeUndefined();
    expect(placeById(places, undefined)).toBeUndefined();
  });
});
