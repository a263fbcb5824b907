import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from './parse-article.js';
import { writeProblem } from './problem-words.js';

const front = `id: puhelu
language: fi
title: Puhelun kirjaaminen
summary: Kirjaa syy, arvio ja sovittu.
topics: [yhteydenotot]
layer: national
register: both
owner: Kirjaamisen tuki
sources:
  - title: Asiakastietolaki
    url: https://www.finlex.fi/
checked: 2026-11-02`;
const file = (body = '## Näin kirjaat\n\nTeksti.', head = front) => `---\n${head}\n---\n\n${body}\n`;
const problemsOf = (text: string) =>
  parseArticle('a.md', text).problems.map((one) => `${one.line} ${one.severity} ${writeProblem(one)}`);

describe('an article file', () => {
  it('gives the article with its defaults', () => {
    const { article, problems } = parseArticle('a.md', file());
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      id: 'puhelu',
      keywords: [],
      checkValidity: false,
      body: '## Näin kirjaat\n\nTeksti.',
    });
  });

  it('takes Windows line ends and a byte order mark', () => {
    const { article } = parseArticle('a.md', `\uFEFF${file().replaceAll('\n', '\r\n')}`);
    expect(article?.title).toBe('Puhelun kirjaaminen');
    expect(article?.body).not.toContain('\r');
  });

  it.each([
    ['no front matter', 'vain tekstiä', ['1 refused no front matter: the file must begin with a line ---']],
    [
      'an unknown layer',
      file('Teksti', front.replace('national', 'galactic')),
      [expect.stringMatching(/^7 refused layer/)],
    ],
    [
      'a date that is none',
      file('Teksti', front.replace('2026-11-02', '2.11.2026')),
      [expect.stringMatching(/^13 refused checked/)],
    ],
    [
      'a source without https',
      file('Teksti', front.replace('https:', 'http:')),
      [expect.stringMatching(/^12 refused sources\.0\.url/)],
    ],
    [
      'a field nobody knows',
      file('Teksti', `${front}\nauthor: x`),
      [expect.stringMatching(/^2 refused there is no such field: author/)],
    ],
    ['no text', file(''), [expect.stringMatching(/refused the text is empty/)]],
    [
      'raw HTML',
      file('Rivi\n\n<b>huuto</b>'),
      [expect.stringMatching(/^18 refused raw HTML/), expect.stringMatching(/^18 refused raw HTML/)],
    ],
    ['a remote image', file('![kuva](https://example.fi/a.png)'), [expect.stringMatching(/^16 refused images/)]],
    ['a script link', file('[paina](javascript:alert)'), [expect.stringMatching(/^16 refused a link/)]],
    [
      'a reference link elsewhere',
      file('[paina][1]\n\n[1]: data:text/plain,x'),
      [expect.stringMatching(/^18 refused a link/)],
    ],
  ])('%s is refused with its line', (_, text, expected) => {
    expect(parseArticle('a.md', text).article).toBeUndefined();
    expect(problemsOf(text)).toEqual(expected);
  });

  it('points at the broken line of YAML', () => {
    expect(problemsOf(file('Teksti', front.replace('language: fi', 'language: [fi')))[0]).toMatch(/^[34] refused/);
  });

  it.each([
    ['Asiakas 010190-999X soitti.', 'identityCode'],
    ['Asiakas 010105A987B soitti.', 'identityCode'],
    ['Numero on 040 123 4567.', 'telephone'],
    ['Numero on +358 50 1234567.', 'telephone'],
    ['Ring (040) 123 4567.', 'telephone'],
    ['The code 010190-999X was read out.', 'identityCode'],
  ])('%s is shown with a warning', (body, what) => {
    const { article, problems } = parseArticle('a.md', file(body));
    expect(article).toBeDefined();
    expect(problems).toMatchObject([{ line: 16, severity: 'warned', code: what }]);
  });

  it('says nothing of laws, dates and blood pressures', () => {
    expect(problemsOf(file('Laki 703/2023 ja asetus 94/2022, 23.11.2026 klo 10.42, RR 148/86, 24–48 tuntia.'))).toEqual(
      [],
    );
  });

  it('never throws, and has a problem or an article for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string().map((each) => file(each)),
      fc.string().map((each) => file('Teksti', each)),
      fc.string().map((each) => file('Teksti', `${front}\n${each}`)),
    );
    fc.assert(
      fc.property(text, (each) => {
        const { article, problems } = parseArticle('a.md', each);
        expect(article !== undefined || problems.length > 0).toBe(true);
        expect(problems.every(({ line }) => line >= 1 && line <= each.split('\n').length + 1)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
