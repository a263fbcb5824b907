import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import type { Section, SectionData } from '#shared/client-summary.js';
import { piecesOf, wordsOf } from '../find/fold.js';
import { MOST_HITS, find, indexOf } from '../find/find.js';
import { sheetOf, textOf } from '../text/sheet.js';
import { everything, itemsOf, linesOf, wantedOf } from '../timeline/items.js';
import { type Described, type Words, describe } from './index.js';

const words: Words = {
  t: (key, values) => [key.replace(/^.*:/, ''), ...Object.values(values ?? {})].join(' '),
  language: 'fi',
  seriesTitle: ({ title }) => title,
};
const base = { source: 'APTJ', register: 'health' } as const;
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const medicine = fc.record({
  id: fc.uuid(),
  title: fc.string(),
  dosage: fc.option(fc.string(), { nil: undefined }),
  active: fc.boolean(),
  selfReported: fc.boolean(),
  started: fc.option(day, { nil: undefined }),
});
const medication = fc.array(medicine).map((all): SectionData => ({
  id: 'medication',
  entries: all.map(({ dosage, started, ...one }) => ({
    ...base,
    ...one,
    ...(dosage === undefined ? {} : { dosage }),
    ...(started === undefined ? {} : { started }),
  })),
}));
const weights = fc.array(fc.record({ at: day, value: fc.integer({ min: 30, max: 200 }) }), { minLength: 1 });
const measured = weights.map((points): SectionData => ({
  id: 'measurements',
  entries: [
    {
      ...base,
      id: 'weight',
      title: 'Paino',
      code: 'w',
      unit: 'kg',
      points: points.map((one, at) => ({ ...one, id: `o${String(at)}`, own: false })),
    },
  ],
}));
const data = fc.oneof(medication, measured);
const sectionOf = (of: SectionData): Section => ({ id: of.id, closed: [], sources: [], conflicts: [], data: of });
const now = Date.parse('2026-11-23T08:42:00Z');

group('entries in words', () => {
  it('loses none and invents none (property)', () => {
    fc.assert(
      fc.property(data, (of) => {
        const all = describe(of, words);
        const ids =
          of.id === 'measurements'
            ? of.entries.flatMap((one) => one.points.map((point) => point.id))
            : of.entries.map((one) => one.id);
        expect(all.map((one) => one.part ?? one.entry.replace('APTJ/', ''))).toEqual(ids);
      }),
    );
  });
});

group('the timeline', () => {
  it('has every entry once, the newest first, with what has no time last (property)', () => {
    fc.assert(
      fc.property(data, (of) => {
        const all = describe(of, words);
        const items = itemsOf(all);
        expect(items.map((one) => one.described.key).toSorted()).toEqual(all.map((one) => one.key).toSorted());
        const times = items.map((one) => one.time ?? Number.NEGATIVE_INFINITY);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        expect(wantedOf(items, everything, now)).toEqual(items);
      }),
    );
  });
  it('puts "now" once, only between what is ahead and what is past (property)', () => {
    fc.assert(
      fc.property(data, (of) => {
        const lines = linesOf(itemsOf(describe(of, words)), now);
        const at = lines.findIndex((line) => line.kind === 'now');
        expect(lines.filter((line) => line.kind === 'now').length).toBeLessThanOrEqual(1);
        if (at < 0) return;
        for (const [index, line] of lines.entries())
          if (line.kind === 'item') expect((line.item.time ?? 0) > now).toBe(index < at);
      }),
    );
  });
  it('leaves what is asked for: kind, register, source, period', () => {
    const one = (at: string, more: Partial<Described> = {}): Described => ({
      key: at,
      entry: at,
      section: 'contacts',
      register: 'health',
      source: 'APTJ',
      alsoIn: [],
      title: at,
      facts: [],
      at,
      own: false,
      masked: false,
      part: undefined,
      ...more,
    });
    const items = itemsOf([
      one('2026-12-01'),
      one('2026-11-20', { register: 'social', section: 'social' }),
      one('2026-02-01', { source: 'B', alsoIn: ['C'] }),
      one('2010-01-01'),
    ]);
    const left = (wanted: Partial<typeof everything>) =>
      wantedOf(items, { ...everything, ...wanted }, now).map((item) => item.described.at);
    expect(left({ period: 'ahead' })).toEqual(['2026-12-01']);
    expect(left({ period: 'month' })).toEqual(['2026-12-01', '2026-11-20']);
    expect(left({ registers: new Set(['social']) })).toEqual(['2026-11-20']);
    expect(left({ sources: new Set(['C']) })).toEqual(['2026-02-01']);
    expect(left({ sections: new Set(['contacts']), period: 'year' })).toEqual(['2026-12-01', '2026-02-01']);
  });
});

group('the search within the client', () => {
  const text = fc.string({ unit: 'grapheme' });
  it('cuts a text into pieces that are the text again (property)', () => {
    fc.assert(
      fc.property(text, text, (of, query) => {
        const pieces = piecesOf(of, wordsOf(query));
        expect(pieces.map((piece) => piece.text).join('')).toBe(of);
      }),
    );
  });
  it('finds by any part of any word, whatever its letters wear', () => {
    const said = describe(
      {
        id: 'medication',
        entries: [
          { ...base, id: '1', title: 'Furosemidi', reason: 'sydämen vajaatoiminta', active: true, selfReported: false },
        ],
      },
      words,
    );
    const index = indexOf(said, () => 'Lääkitys');
    for (const query of ['furo', 'SYDAMEN', 'vajaa fur', 'laakitys', 'aptj'])
      expect(find(index, query), query).toHaveLength(1);
    for (const query of ['', '  ', 'furo insuliini']) expect(find(index, query), query).toHaveLength(0);
    expect(piecesOf('Lääkäri', wordsOf('laak'))).toEqual([
      { text: 'Lääk', hit: true },
      { text: 'äri', hit: false },
    ]);
  });
  it('gives a row once, and only rows where all words stand (property)', () => {
    fc.assert(
      fc.property(data, fc.string(), (of, query) => {
        const index = indexOf(describe(of, words), () => 'x');
        const hits = find(index, query);
        expect(new Set(hits.map((hit) => hit.entry)).size).toBe(hits.length);
        for (const hit of hits)
          for (const word of wordsOf(query)) expect(index.find((one) => one.described === hit)?.text).toContain(word);
        expect(MOST_HITS).toBeGreaterThan(0);
      }),
    );
  });
});

group('text for recording', () => {
  it('has a line for each entry with its source, and says what is masked', () => {
    const sheet = sheetOf(
      {
        ...sectionOf({
          id: 'contacts',
          entries: [
            {
              ...base,
              id: '1',
              alsoIn: ['Ajanvaraus'],
              kind: 'encounter',
              title: 'Kotikäynti',
              mode: 'home',
              status: 'done',
              start: '2026-11-20',
              masked: true,
            },
          ],
        }),
        closed: ['social'],
        sources: [{ source: 'B', register: 'health', state: 'failed' }],
      },
      words,
      true,
    );
    expect(textOf(sheet)).toBe(
      [
        'section.contacts',
        '- Kotikäynti, says.mode.home, mark.masked (register.health · APTJ, Ajanvaraus · 20.11.2026)',
        'text.silent B',
        'text.closed register.social',
        'text.masked',
      ].join('\n'),
    );
  });
  it('writes of a series its newest values, and how many there are besides', () => {
    const points = [1, 2, 3, 4, 5, 6, 7].map((value) => ({
      id: `o${String(value)}`,
      at: `2026-11-0${String(value)}`,
      value,
      own: false,
    }));
    const series = { ...base, id: 'w', title: 'Paino', code: 'w', unit: 'kg', points };
    const { lines } = sheetOf(sectionOf({ id: 'measurements', entries: [series] }), words, false);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toBe(
      'Paino, 7 kg, text.before 6 kg (6.11.2026); 5 kg (5.11.2026); 4 kg (4.11.2026); 3 kg (3.11.2026); text.earlier 2',
    );
  });
});
