import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helsinkiMoment } from '#shared/finnish-time.js';
import { serviceEventSchema, serviceSchema } from '#shared/service-tray.js';
import { decodeText } from '../decode.js';
import { parseServiceTable } from './index.js';
import { parseTable } from './parse.js';
import { dayOf, timesOf } from './times.js';

const source = { id: 'ngo', name: 'jarjestot.csv' };
const read = (text: string) => {
  const found = parseServiceTable(text, source);
  if ('failure' in found) throw new Error(JSON.stringify(found.failure));
  return found;
};

describe('parseTable', () => {
  it('gives back any fields, whichever the separator, line ends and byte order mark', () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', 'ä', '"', ';', ',', '\n', ' ', '0') })
      .map((text) => text.trim());
    const row = fc.tuple(fc.constantFrom('x', 'yy'), field, field);
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(';', ','),
        fc.constantFrom('\n', '\r\n'),
        (rows, sign, end) => {
          const text = `\uFEFF${[['h1', 'h2', 'h3'], ...rows].map((fields) => fields.map(quote).join(sign)).join(end)}`;
          // A heading in quotes tells no separator: its signs are counted outside them.
          expect(parseTable(text)).toEqual({ rows: [['h1', 'h2', 'h3'], ...rows] });
        },
      ),
    );
  });
  it('knows a file that was cut inside a quote', () => {
    expect(parseTable('nimi;kuvaus\nKerho;"Kokoon')).toEqual({
      mistake: 'a quote is still open where the file ends (line 2)',
    });
  });
});

describe('a table of services and events', () => {
  const csv = [
    'Nimi;Nimi ruotsiksi;Kuvaus;Järjestäjä;Kunta;Paikka;Osoite;Puhelin;Sähköposti;Hinta;Alkaa;Klo;Toistuu;Kausi päättyy;Ilmoittautuminen;lat;lon',
    'Kävelyryhmä;Promenadgrupp;Rauhallinen lenkki;Puhuri ry;Pyhtää;Huvila;Keksitie 3;05 000 3170;info@puhuri.example;maksuton;;;;;;6706200;476400',
    'Tuolijumppa;Stolgymnastik;Jumppaa istuen;Puhuri ry;Pyhtää;Huvila;Keksitie 3;;maija.keksitty@puhuri.example;2 €;1.12.2026;13.00–14.30;viikoittain;2027-05-31;Ei ilmoittautumista;;',
    'Kerho;;;;;;;;;;huomenna;;;;;;',
  ].join('\n');

  it('is taken in, persons’ addresses left out, and what cannot be read told', () => {
    const { entries, skipped } = read(csv);
    expect(skipped).toEqual(['row 4: no day can be read in "huomenna"']);
    const [service, event] = entries.map((one) => one.item);
    expect(serviceSchema.parse(service)).toMatchObject({
      name: { fi: 'Kävelyryhmä', sv: 'Promenadgrupp' },
      theme: 'exercise',
      sector: 'ngo',
      municipalities: [{ fi: 'Pyhtää', sv: 'Pyttis' }],
      charge: 'free',
      channels: [
        { kind: 'inPerson', coordinates: { latitude: expect.closeTo(60.49, 1) } },
        { phone: '05 000 3170' },
        { email: 'info@puhuri.example' },
      ],
    });
    expect(serviceEventSchema.parse(event)).toMatchObject({
      title: { fi: 'Tuolijumppa' },
      start: '2026-12-01T11:00:00.000Z',
      end: '2026-12-01T12:30:00.000Z',
      repeats: { everyDays: 7, until: '2027-05-31' },
      signUp: { needed: false },
      charge: 'charged',
    });
    expect(JSON.stringify(entries)).not.toContain('maija.keksitty');
  });

  it('is the same in Windows-1252, UTF-16 and with commas, and when read twice', () => {
    // The euro sign alone is elsewhere in Windows-1252 than in Latin-1.
    const latin = Buffer.from(csv.replaceAll('–', '-').replaceAll('€', '\u0080'), 'latin1');
    const expected = read(csv.replaceAll('–', '-')).entries;
    expect(read(decodeText(latin)).entries).toEqual(expected);
    expect(read(decodeText(Buffer.from(`\uFEFF${csv.replaceAll('–', '-')}`, 'utf16le'))).entries).toEqual(expected);
    expect(read(csv.replaceAll('–', '-').replaceAll(';', ',')).entries).toEqual(expected);
    expect(read(csv).entries).toEqual(read(csv).entries);
  });

  it.each([
    ['<html><body>Huoltokatko</body></html>', 'a page (HTML)'],
    ['otsake;toinen\n1;2', 'without a column of names'],
    ['nimi;alkaa\nKerho;huomenna', 'none of its 1 rows'],
    ['nimi\n"Kerh', 'a quote is still open'],
  ])('is refused when it is none: %s', (text, detail) => {
    expect(parseServiceTable(text, source)).toMatchObject({
      failure: { kind: 'invalidAnswer', detail: expect.stringContaining(detail) },
    });
  });
});

describe('times', () => {
  it('are Finland’s, in winter and summer', () => {
    expect(helsinkiMoment('2026-12-01', '13:00').toISOString()).toBe('2026-12-01T11:00:00.000Z');
    expect(helsinkiMoment('2026-07-01', '13:00').toISOString()).toBe('2026-07-01T10:00:00.000Z');
    expect(helsinkiMoment('2026-10-25', '12:00').toISOString()).toBe('2026-10-25T10:00:00.000Z');
  });
  it('are read as they are written', () => {
    expect(dayOf('1.2.2027 klo 13')).toBe('2027-02-01');
    expect(dayOf('2027-02-01T13:00')).toBe('2027-02-01');
    expect(dayOf('31.2.2027')).toBeUndefined();
    expect(timesOf('1.2.2027 klo 9.30–11')).toEqual(['09:30', '11:00']);
    expect(timesOf('2027-02-01T13:00')).toEqual(['13:00']);
    expect(timesOf('2027-02-01')).toEqual([]);
  });
});
