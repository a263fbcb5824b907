import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from './document-index.js';
import { tokenize } from './fold.js';
import { highlight } from './highlight.js';
import { createTextSearch } from './text-search.js';

const documents = [
  ['phone', 'Puhelun kirjaaminen', 'Kirjaa yhteydenoton syy asiakkaan kertomana.', 'Samtal'],
  ['group', 'Liikuntaryhmä ikäihmisille', 'Ohjattua jumppaa ja tasapainoharjoituksia.', 'Motionsgrupp för äldre'],
  ['child', 'Lapsen kuuleminen', 'Lapsen omat sanat erotetaan aikuisen tulkinnasta.', 'Att höra barn'],
  ['day', 'Päivätoiminta', 'Ohjelmallinen päivä ruokailuineen.', 'Dagverksamhet'],
  ['care', 'Kotihoidon käynti', 'Hoidon tarve arvioidaan uudelleen.', 'Hemvård'],
  ['street', 'Katkaisuhoito', 'Turvallinen vieroitus alkoholista.', 'Avgiftning'],
  ['tooth', 'Hammaslääkäri', 'Hampaiden tutkimus työttömille.', 'Tandläkare'],
  ['clinic', 'Perheneuvola', 'Neuvoja vanhemmille.', 'Familjerådgivning'],
].map(([id = '', title = '', body = '', sv = '']): SearchDocument => ({ id, texts: { title, body, sv } }));
const rules = {
  fields: {
    title: { weight: 3, usual: 2, name: true as const },
    body: { weight: 1, usual: 10 },
    sv: { weight: 2, usual: 2 },
  },
  synonyms: [
    { lay: ['mummo', 'vanhus'], official: ['ikäihminen'] },
    { lay: ['voimistelu'], official: ['jumppa'] },
    { lay: ['en pääse irti viinasta'], official: ['katkaisuhoito'] },
    { lay: ['rehabilitering'], official: ['kuntoutus', 'liikunta'], equal: true as const },
  ],
};
const make = (added: readonly SearchDocument[] = documents) => {
  const search = createTextSearch(rules);
  search.add(added);
  return search;
};
const engine = make();
const ids = (query: string, from = engine) => from.search(query).hits.map(({ id }) => id);
const first = (query: string) => ids(query)[0];

describe('search over Finnish and Swedish texts', () => {
  it.each([
    ['miten kirjaan puhelun', 'phone', 'a question in a sentence'],
    ['puhelusta', 'phone', 'a case of a noun'],
    ['lapsia kuullaan', 'child', 'irregular stem'],
    ['ryhmiä', 'group', 'last part of a compound, inflected'],
    ['paivatoiminta', 'day', 'no dots'],
    ['päivätiominta', 'day', 'letters swapped'],
    ['kotihoito', 'care', 'consonant gradation'],
    ['kotihoidolle', 'care', 'consonant gradation, inflected'],
    ['liikun', 'group', 'beginning of a word'],
    ['dagverksamheten', 'day', 'Swedish with its article'],
    ['alkoholisti', 'street', 'word of the same family'],
    ['vanhusten voimistelu', 'group', 'lay words'],
    ['en pääse millään irti viinasta', 'street', 'a lay phrase'],
    ['hampaat', 'tooth', 'strong grade inside a stem'],
    ['työtön', 'tooth', 'nominative and stem far apart'],
    ['perhe neuvola', 'clinic', 'a compound written apart'],
    ['perheiden neuvonta', 'clinic', 'parts of a compound by their families'],
    ['rehabilitering', 'group', 'the other language'],
  ])('%s finds %s (%s)', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('finds nothing for nothing and for what is not there', () => {
    expect(engine.search('')).toEqual({ hits: [] });
    expect(engine.search(' ,.- ')).toEqual({ hits: [] });
    expect(engine.search('xylofoni').hits).toEqual([]);
  });

  it('never throws, never repeats a document, keeps its limit, falls from best to worst, answers alike each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (query, limit) => {
        const answer = engine.search(query, limit);
        const found = answer.hits.map(({ id }) => id);
        expect(answer).toEqual(engine.search(query, limit));
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((id) => documents.some((document) => document.id === id))).toBe(true);
        expect(answer.hits.map(({ score }) => score)).toEqual(
          answer.hits.map(({ score }) => score).toSorted((a, b) => b - a),
        );
      }),
    );
  });

  it('an exact name finds its document first, whatever its words are', () => {
    const word = fc.constantFrom('hoito', 'hoidon', 'ryhmä', 'lapsi', 'ja', 'neuvola', 'för', 'kotihoito', 'tuki');
    const names = fc.uniqueArray(
      fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(names, (titles) => {
        const search = make(titles.map((title) => ({ id: title, texts: { title, body: titles.join(', ') } })));
        for (const title of titles) expect(ids(title, search)[0]).toBe(title);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is added, replaced and removed', () => {
  const change = fc.record({ at: fc.nat({ max: documents.length - 1 }), remove: fc.boolean() });

  it('answers as if it had been made anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const search = make(documents.slice(0, 4));
        const now = new Map(documents.slice(0, 4).map((document) => [document.id, document]));
        for (const { at, remove } of changes) {
          const document = documents[at];
          if (document === undefined) continue;
          now.delete(document.id);
          if (!remove) now.set(document.id, document);
          if (remove) search.remove([document.id]);
          else search.add([document]);
        }
        const anew = make([...now.values()]);
        expect(search.size()).toBe(now.size);
        for (const query of ['lapsia kuullaan', 'neuvonta', 'hoito', 'katkaisuhoito', 'jumpparyhmä']) {
          expect(ids(query, search).every((id) => now.has(id))).toBe(true);
          expect(ids(query, search)[0]).toBe(ids(query, anew)[0]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a word that comes later takes earlier compounds apart', () => {
    const search = createTextSearch({ ...rules, synonyms: [] });
    search.add([{ id: 'long', texts: { title: 'Xanduvallokerho' } }]);
    expect(ids('vallo', search)).toEqual([]);
    search.add([
      { id: 'short', texts: { title: 'Vallo' } },
      { id: 'head', texts: { title: 'Xandu' } },
    ]);
    expect(ids('vallo', search)).toEqual(['short', 'long']);
  });

  it('forgets what was removed, however often', () => {
    const search = make();
    for (let round = 0; round < 700; round += 1) search.add(documents.slice(0, 3));
    search.remove(['child']);
    expect(ids('lapsen kuuleminen', search)).not.toContain('child');
    expect(search.size()).toBe(documents.length - 1);
    expect(first('puhelu')).toBe('phone');
  });
});

describe('did you mean', () => {
  it.each([
    ['katkasuhoito', 'katkaisuhoito'],
    ['lapsen kuulemnen', 'lapsen kuuleminen'],
    ['vanhusten jummppaa', 'vanhusten jumppaa'],
  ])('%s → %s', (query, meant) => {
    expect(engine.search(query).didYouMean).toBe(meant);
  });
  it.each(['katkaisuhoidossa', 'mummoille', 'perhe neuvola', 'xylofoni', 'paivatoiminta', ''])(
    'leaves %s be',
    (query) => {
      expect(engine.search(query).didYouMean).toBeUndefined();
    },
  );
});

describe('highlight', () => {
  const marked = (query: string, text: string) => {
    const forms = new Set(engine.search(query).hits.flatMap((hit) => hit.forms));
    return highlight(text, forms)
      .filter((part) => part.hit)
      .map((part) => part.text);
  };

  it('marks the words that were found, in the form they stand in the text', () => {
    expect(marked('miten kirjaan puhelun', 'Puhelun kirjaaminen')).toEqual(['Puhelun', 'kirjaaminen']);
    expect(marked('lapset', 'Lapsen kuuleminen')).toEqual(['Lapsen']);
    expect(marked('mummon jumppa', 'Liikuntaryhmä ikäihmisille: jumppaa')).toEqual(['ikäihmisille', 'jumppaa']);
  });

  it('loses no letter of the text, and marks whole words of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('puhelu', 'lapsi', 'hoito'), (text, query) => {
        const forms = new Set(engine.search(query).hits.flatMap((hit) => hit.forms));
        const whole = `${text} puhelun lapsen ${text}`;
        const parts = highlight(whole, forms);
        expect(parts.map((part) => part.text).join('')).toBe(whole);
        const words = tokenize(whole);
        for (const { start, text: shown } of parts.filter((part) => part.hit)) {
          expect(words.some((word) => word.start === start && word.text === shown)).toBe(true);
        }
      }),
    );
  });
});
