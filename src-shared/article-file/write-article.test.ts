import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleKinds } from '../guidelines.js';
import { type ArticleForm, articleFormSchema } from '../guidelines-authoring.js';
import { parseArticle } from './parse-article.js';
import { formOf, writeArticle } from './write-article.js';

const text = fc.stringMatching(/^[a-zåäöA-ZÅÄÖ]["':#,.?!% a-zåäö-]{0,30}[a-zåäö]$/);
const date = fc.constantFrom('2026-11-02', '2027-01-31');
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const form: fc.Arbitrary<ArticleForm> = fc
  .record({
    id,
    language: fc.constantFrom('fi' as const, 'sv' as const, 'en' as const),
    title: text,
    summary: text,
    kind: fc.constantFrom(...articleKinds),
    topics: fc.array(text, { minLength: 1, maxLength: 3 }),
    keywords: fc.array(text, { maxLength: 4 }),
    layer: fc.constantFrom('national' as const, 'regional' as const, 'unit' as const),
    unit: maybe(text),
    addsTo: maybe(id),
    replaces: maybe(id),
    register: fc.constantFrom('health' as const, 'social' as const, 'both' as const),
    owner: text,
    sources: fc.array(fc.record({ title: text, url: maybe(fc.constant('https://www.finlex.fi/')) }), {
      minLength: 1,
      maxLength: 3,
    }),
    checked: date,
    validFrom: maybe(date),
    validUntil: maybe(date),
    reviewBy: maybe(date),
    checkValidity: fc.boolean(),
    acknowledge: fc.boolean(),
    related: fc.array(id, { maxLength: 3 }),
    body: fc.array(text, { minLength: 1, maxLength: 4 }).map((lines) => `## Näin kirjaat\n\n${lines.join('\n\n')}`),
  })
  .map((one) => articleFormSchema.parse(JSON.parse(JSON.stringify(one))));

it('a file that was written is read back as the same article, whatever is in it', () => {
  fc.assert(
    fc.property(form, (one) => {
      const { article, problems } = parseArticle('a.md', writeArticle(one));
      expect(problems.filter(({ severity }) => severity === 'refused')).toEqual([]);
      if (article === undefined) throw new Error('no article');
      expect(formOf({ ...article, version: '1' })).toEqual(one);
    }),
  );
});

it('says who approved it', () => {
  const [one] = fc.sample(form, 1);
  if (one === undefined) throw new Error('no form');
  const approved = { by: 'Asiakasohjaus', date: '2026-11-27' };
  expect(parseArticle('a.md', writeArticle(one, approved)).article?.approved).toEqual(approved);
});
