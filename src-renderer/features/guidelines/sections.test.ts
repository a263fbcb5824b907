import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, splitSections } from './sections.js';

describe('sections of an article', () => {
  it('knows what each heading is for, in every language', () => {
    const kinds = splitSections(
      '## Näin kirjaat\na\n## Inte så här\nb\n## Mallikirjaus\nc\n## Alueellinen lisäys\nd\n## Miksi\ne',
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['do', 'dont', 'example', 'regional', 'plain']);
  });

  it('keeps text before the first heading, and headings inside a fence as text', () => {
    expect(splitSections('alku\n\n## Miksi\n```\n## ei otsikko\n```')).toEqual([
      { title: undefined, kind: 'plain', markdown: 'alku' },
      { title: 'Miksi', kind: 'plain', markdown: '```\n## ei otsikko\n```' },
    ]);
  });

  it('loses no line of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('## Miksi', 'teksti', '', '```', '### pieni')), (lines) => {
        const kept = splitSections(lines.join('\n')).flatMap(({ title, markdown }) => [
          ...(title === undefined ? [] : [`## ${title}`]),
          ...markdown.split('\n'),
        ]);
        expect(kept.filter((line) => line !== '')).toEqual(lines.filter((line) => line !== ''));
      }),
    );
  });
});

describe('a model entry as plain text', () => {
  it('is what one would paste into a record', () => {
    expect(
      plainText('> Asiakas **soittaa** itse,\n> RR 148/86, annos 1 \\* 2. Katso [ohje](https://example.fi).'),
    ).toBe('Asiakas soittaa itse, RR 148/86, annos 1 * 2. Katso ohje.');
  });

  it('keeps paragraphs, lists and signs that are not emphasis', () => {
    expect(plainText('> Yksi\n>\n> - kaksi\n> - 2 * 3 * 4 ja snake_case_nimi')).toBe(
      'Yksi\n\n- kaksi\n- 2 * 3 * 4 ja snake_case_nimi',
    );
  });
});
