import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.js';
import { createTextSearch } from './text-search.js';

const documents = [
  ['phone', 'Puhelun kirjaaminen', 'Kirjaa yhteydenoton syy asiakkaan kertomana.', 'Samtal'],
  ['group', 'Liikuntaryhmä ikäihmisille', 'Ohjattua jumppaa ja tasapainoharjoituksia.', 'Motionsgrupp för äldre'],
  ['child', 'Lapsen kuuleminen', 'Lapsen omat sanat erotetaan aikuisen tulkinnasta.', 'Att höra barn'],
  ['day', 'Päivätoiminta', 'Ohjelmallinen päivä ruokailuineen.', 'Dagverksamhet'],
  ['care', 'Kotihoidon käynti', 'Hoidon tarve arvioidaan uudelleen.', 'Hemvård'],
  ['street', 'Katkaisuhoito', 'Turvallinen vieroitus alkoholista.', 'Avgiftning'],
].map(([id = '', title = '', body = '', sv = '']) => ({ id, texts: { title, body, sv } }));
const engine = createTextSearch(documents, { title: 3, body: 1, sv: 3 });
const first = (query: string) => engine.search(query)[0]?.id;

describe('search over Finnish and Swedish texts', () => {
  it.each([
    ['miten kirjaan puhelun', 'phone', 'a question in a sentence'],
    ['puhelusta', 'phone', 'a case of a noun'],
    ['lapsia kuullaan', 'child', 'irregular stem'],
    ['ryhmiä', 'group', 'last part of a compound, inflected'],
    ['paivatoiminta', 'day', 'no dots'],
    ['päivätiominta', 'day', 'letters swapped'],
    ['kotihoito', 'care', 'consonant gradation'],
    ['liikun', 'group', 'beginning of a word'],
    ['dagverksamheten', 'day', 'Swedish with its article'],
    ['alkoholisti', 'street', 'word of the same family'],
    ['vanhusten voimistelu', 'group', 'lay words'],
  ])('%s finds %s (%s)', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('finds nothing for nothing and for what is not there', () => {
    expect(engine.search('')).toEqual([]);
    expect(engine.search(' ,.- ')).toEqual([]);
    expect(engine.search('xylofoni')).toEqual([]);
  });

  it('never throws, never repeats a document, keeps its limit, falls from best to worst', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (query, limit) => {
        const hits = engine.search(query, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
        expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
      }),
    );
  });

  it('every document is found by its own title', () => {
    for (const document of documents) expect(first(document.texts.title)).toBe(document.id);
  });
});

describe('highlight', () => {
  const marked = (query: string, text: string) => {
    const matched = engine.search(query)[0]?.matched ?? new Set<string>();
    return highlight(text, matched, engine.isMatch)
      .filter((part) => part.hit)
      .map((part) => part.text);
  };

  it('marks the words that were found, in the form they stand in the text', () => {
    expect(marked('miten kirjaan puhelun', 'Puhelun kirjaaminen')).toEqual(['Puhelun', 'kirjaaminen']);
    expect(marked('lapset', 'Lapsen kuuleminen')).toEqual(['Lapsen']);
  });

  it('loses no letter of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('puhelu', 'lapsi', 'hoito'), (text, query) => {
        const matched = engine.search(query)[0]?.matched ?? new Set<string>();
        const parts = highlight(`${text} puhelun lapsen ${text}`, matched, engine.isMatch);
        expect(parts.map((part) => part.text).join('')).toBe(`${text} puhelun lapsen ${text}`);
      }),
    );
  });
});
