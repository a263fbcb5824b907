import { describe, expect, it } from 'vitest';
import { type Article, articleSchema } from '#shared/guidelines.js';
import type { Language } from '#shared/language.js';
import { chooseLanguage, countTopics } from './choose.js';

const article = (id: string, language: Language, title: string, topics = ['basics']): Article =>
  articleSchema.parse({
    id,
    language,
    title,
    topics,
    summary: 's',
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
  });
const all = [
  article('a', 'fi', 'Äänestys'),
  article('a', 'sv', 'Omröstning'),
  article('b', 'fi', 'Zeppeliini', ['safety', 'basics']),
  article('c', 'sv', 'Bara på svenska'),
];
const shown = (language: Language) => chooseLanguage(all, language).map((each) => `${each.id}.${each.language}`);

describe('articles for a language', () => {
  it('are one of each id, own language first, Finnish next', () => {
    expect(shown('sv')).toEqual(['c.sv', 'a.sv', 'b.fi']);
    expect(shown('en')).toEqual(['a.fi', 'c.sv', 'b.fi']);
  });

  it('stand in Finnish alphabetical order: ä after z', () => {
    expect(shown('fi')).toEqual(['b.fi', 'a.fi', 'c.sv']);
  });

  it('count their topics, the commonest first', () => {
    expect(countTopics(chooseLanguage(all, 'fi'))).toEqual([
      { topic: 'basics', count: 3 },
      { topic: 'safety', count: 1 },
    ]);
  });
});
