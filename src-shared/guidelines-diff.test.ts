import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, suggestForSchema } from './guidelines.js';
import { type DiffPart, diffArticle, diffLibrary, diffText, diffWords } from './guidelines-diff.js';

const article = (more: Partial<Article> = {}): Article => ({
  id: 'puhelu',
  language: 'fi',
  title: 'Puhelun kirjaaminen',
  summary: 'Kirjaa syy, arvio ja sovittu.',
  kind: 'article',
  topics: ['yhteydenotot'],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'Kirjaamisen tuki',
  sources: [{ title: 'Asiakastietolaki', url: 'https://www.finlex.fi/' }],
  checked: '2026-11-02',
  checkValidity: false,
  version: '1',
  body: '## Näin kirjaat\n\nTeksti.',
  related: [],
  suggestFor: suggestForSchema.parse({}),
  acknowledge: false,
  ...more,
});
const side = (parts: readonly DiffPart[], left: 'added' | 'removed') =>
  parts
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');
const words = fc.array(fc.constantFrom('syy', 'arvio', 'ja', ' ', '.', '\n', 'sovittu', 'åäö'), { maxLength: 40 });
const text = fc.oneof(
  words.map((each) => each.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('word by word', () => {
  it('shows what changed and nothing around it', () => {
    expect(diffWords('Kirjaa syy.', 'Kirjaa syy ja arvio.')).toEqual([
      { kind: 'same', text: 'Kirjaa syy' },
      { kind: 'added', text: ' ja arvio' },
      { kind: 'same', text: '.' },
    ]);
    expect(diffWords('sama', 'sama')).toEqual([{ kind: 'same', text: 'sama' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('gives both versions back, whole', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(side(parts, 'added')).toBe(before);
        expect(side(parts, 'removed')).toBe(after);
      }),
    );
  });
});

describe('line by line', () => {
  it('takes a line that was changed as one, and another line as another', () => {
    const lines = diffText('Otsikko\nKirjaa puhelun syy.\nLoppu', 'Otsikko\nKirjaa puhelun syy ja arvio.\nLoppu\nUusi');
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'added']);
    expect(diffText('aamulla kotikäynti', 'zzz').map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(diffText('a\nb', 'a\nb')).toEqual([]);
  });

  it('gives both versions back, whole', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffText(before, after);
        if (before === after) {
          expect(lines).toEqual([]);
          return;
        }
        const of = (left: 'added' | 'removed') =>
          lines.filter(({ kind }) => kind !== left).map(({ parts }) => side(parts, left));
        expect(of('added').join('\n')).toBe(before);
        expect(of('removed').join('\n')).toBe(after);
      }),
    );
  });

  it('ends also for two long texts that have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 9000 }, (_, n) => `${word}${n}`).join(' ');
    expect(diffWords(long('a'), long('b'))).toHaveLength(2);
  });
});

describe('of an article', () => {
  it('a change of a field is told by its name, and the version does not matter', () => {
    expect(diffArticle(article(), article({ version: '2' }))).toEqual({ fields: [], body: [] });
    const { fields, body } = diffArticle(article(), article({ validUntil: '2027-01-31', keywords: ['soitto'] }));
    expect(body).toEqual([]);
    expect(fields.map(({ field }) => field)).toEqual(['keywords', 'validUntil']);
  });
});

describe('of a library', () => {
  it('each article is new, changed, removed or unchanged, and once', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(ids, ids, ids, (before, after, changed) => {
        const diff = diffLibrary(
          before.map((id) => article({ id })),
          after.map((id) => article({ id, title: changed.includes(id) ? 'Toinen' : 'Puhelun kirjaaminen' })),
        );
        const both = before.filter((id) => after.includes(id));
        const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
        expect(idsOf(diff.added)).toEqual(after.filter((id) => !before.includes(id)).sort());
        expect(idsOf(diff.removed)).toEqual(before.filter((id) => !after.includes(id)).sort());
        expect(idsOf(diff.changed.map((one) => one.after))).toEqual(both.filter((id) => changed.includes(id)).sort());
        expect(idsOf(diff.unchanged)).toEqual(both.filter((id) => !changed.includes(id)).sort());
      }),
    );
  });
});
