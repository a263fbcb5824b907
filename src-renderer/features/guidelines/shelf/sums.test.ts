import { describe, expect, it } from 'vitest';
import { type Article, articleSchema } from '#shared/guidelines.js';
import { arrangeLayers } from '#shared/guidelines-layers.js';
import { asksReading, isRead, newsOf, newsSince, toReview } from './sums.js';

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
    version: `${id}1`,
    body: 'b',
    related: [],
    ...extra,
  });
const today = '2026-11-23';

describe('what is to be read', () => {
  const all = [
    article('a', { acknowledge: true }),
    article('a', { language: 'sv', version: 'a-sv' }),
    article('over', { acknowledge: true, validUntil: '2026-11-22' }),
    article('free'),
    article('add', { layer: 'regional', addsTo: 'a', acknowledge: true }),
  ];
  const places = arrangeLayers(all.filter(({ language }) => language === 'fi'));

  it('are the articles and additions that ask for it and hold', () => {
    expect(asksReading(places, all, today).map(({ id }) => id)).toEqual(['a', 'add']);
  });

  it('counts the present version in any language, and no earlier one', () => {
    const [first] = all;
    if (first === undefined) throw new Error('no article');
    expect(isRead(first, all, [{ id: 'a', version: 'a-sv' }])).toBe(true);
    expect(isRead(first, all, [{ id: 'a', version: 'a0' }])).toBe(false);
    expect(isRead(first, all, [{ id: 'free', version: 'a1' }])).toBe(false);
  });
});

describe('what waits for review', () => {
  it('is told by its day, the longest first', () => {
    const places = arrangeLayers([
      article('later', { reviewBy: '2026-12-01' }),
      article('now', { reviewBy: '2026-11-23' }),
      article('long', { reviewBy: '2026-01-01' }),
    ]);
    expect(toReview(places, today).map(({ id }) => id)).toEqual(['long', 'now']);
  });
});

describe('what is new', () => {
  const places = arrangeLayers([
    article('a'),
    article('sv', { language: 'sv' }),
    article('ended', { validUntil: '2026-11-20' }),
    article('begun', { validFrom: '2026-11-21' }),
    article('long-ago', { validUntil: '2026-01-01' }),
  ]);
  const at = '2026-11-22T10:00:00.000Z';
  const change = (id: string, what: 'new' | 'changed' | 'removed', language: 'fi' | 'sv' = 'fi') => ({
    id,
    language,
    title: id,
    what,
    at,
  });

  it('is of the versions that are shown, with those that have begun or ceased to hold', () => {
    const changes = [
      change('a', 'changed'),
      change('a', 'changed', 'sv'),
      change('sv', 'new', 'sv'),
      change('gone', 'removed'),
      change('gone', 'removed', 'sv'),
      change('ended', 'changed'),
    ];
    const news = newsOf(changes, places, { since: '2026-11-15T00:00:00.000Z', today, language: 'fi' });
    expect(news.map(({ id, what }) => `${id} ${what}`)).toEqual([
      'a changed',
      'ended changed',
      'gone removed',
      'sv new',
      'begun started',
    ]);
    expect(
      newsOf([], places, { since: '2026-11-15T00:00:00.000Z', today, language: 'fi' }).map(({ id, what }) => [
        id,
        what,
      ]),
    ).toEqual([
      ['begun', 'started'],
      ['ended', 'expired'],
    ]);
  });

  it('reaches back a month for who has never looked', () => {
    expect(newsSince({}, Date.parse(at))).toBe('2026-10-23T10:00:00.000Z');
    expect(newsSince({ lookedAt: at }, Date.parse(at))).toBe(at);
  });
});
