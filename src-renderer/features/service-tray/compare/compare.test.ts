import fc from 'fast-check';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#shared/service-tray.js';
import later from '../../../app/locales/fi/serviceTrayCompareLater.json' with { type: 'json' };
import fi from '../../../app/locales/fi/serviceTray.json' with { type: 'json' };
import { type Words, createWords } from '../words.js';
import { compareRows, compareText } from './compare-rows.js';

let words: Words;
beforeAll(async () => {
  await i18next.init({
    lng: 'fi',
    resources: { fi: { serviceTray: fi, serviceTrayCompareLater: later } },
    interpolation: { escapeValue: false },
  });
  words = createWords(i18next.getFixedT('fi', 'serviceTray'), 'fi');
});

const service = (id: string, more: Partial<Service> = {}): Service => ({
  id,
  name: { fi: `Ryhmä ${id}` },
  summary: { fi: 'Yhdessä' },
  sector: 'ngo',
  theme: 'exercise',
  targetGroups: ['older'],
  municipalities: [{ fi: 'Kotka' }],
  languages: ['fi'],
  charge: 'free',
  channels: [],
  selfReferral: true,
  keywords: [],
  ...more,
});
const inKotka = service('a', {
  channels: [
    {
      kind: 'inPerson',
      name: { fi: 'Kirjasto' },
      address: 'Katu 1, 48100 Kotka',
      coordinates: { latitude: 60.466, longitude: 26.946 },
      hours: { fi: 'ti 13–14' },
      accessible: true,
    },
  ],
  modified: '2026-10-01',
});
const byPhone = service('b', {
  channels: [{ kind: 'phone', phone: '05 123' }],
  charge: 'charged',
  selfReferral: false,
});

describe('a comparison', () => {
  it('tells for each service who, where, when, cost, language, how, accessibility, distance and freshness', () => {
    const from = { name: 'Kouvola', latitude: 60.868, longitude: 26.704 };
    const rows = new Map(compareRows([inKotka, byPhone], from, words).map((row) => [row.key, row]));
    expect(rows.get('where')?.cells).toEqual([['Kirjasto, Katu 1, 48100 Kotka'], ['Puhelimitse']]);
    expect(rows.get('when')?.cells).toEqual([['ti 13–14'], []]);
    expect(rows.get('away')?.cells).toEqual([['47 km'], []]);
    expect(rows.get('how')?.cells).toEqual([['Ilman lähetettä'], ['Tarvitaan lähete tai päätös', '05 123']]);
    expect(rows.get('access')?.cells).toEqual([['Esteetön sisäänkäynti'], []]);
    expect(rows.get('fresh')?.cells).toEqual([['1.10.2026'], []]);
    expect(rows.get('languages')).toMatchObject({ cells: [['suomi'], ['suomi']], differs: false });
    expect(rows.get('price')).toMatchObject({ cells: [['Maksuton'], ['Maksullinen']], differs: true });
    expect(compareRows([inKotka], undefined, words).some(({ key }) => key === 'away')).toBe(false);
  });

  it('marks a row exactly when not all services tell the same in it', () => {
    const any = fc.array(
      fc.record({
        charge: fc.constantFrom('free' as const, 'charged' as const),
        languages: fc.subarray(['fi', 'sv', 'en']),
        selfReferral: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(any, (made) => {
        for (const { cells, differs } of compareRows(
          made.map((more, nth) => service(String(nth), more)),
          undefined,
          words,
        )) {
          expect(cells).toHaveLength(made.length);
          expect(differs).toBe(cells.some((cell) => JSON.stringify(cell) !== JSON.stringify(cells[0])));
        }
      }),
    );
  });

  it('reads as text without columns, and says what is not told', () => {
    const services = [inKotka, byPhone];
    const text = compareText(
      services,
      compareRows(services, undefined, words),
      words,
      Date.parse('2026-11-23T10:00:00Z'),
    );
    expect(text).toMatch(/^Palvelujen vertailu 23\.11\.2026\n\nRYHMÄ A\nKenelle: Ikääntyneet\n/);
    expect(text).toContain('RYHMÄ B\n');
    expect(text).toContain('Milloin: Ei kerrottu');
  });
});
