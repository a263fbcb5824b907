import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinatesOf } from './coordinates.js';
import { isPersonalAddress, withoutPersons } from './personal.js';

describe('addresses', () => {
  it.each([
    'info@kotka.example',
    'neuvonta@a.example',
    'kotka.neuvola@b.example',
    'nettilukio@c.example',
    'sote.ajanvaraus@d.example',
    'toimisto2@e.example',
  ])('of an office are kept: %s', (address) => expect(isPersonalAddress(address)).toBe(false));
  it.each([
    'maija.keksitty@a.example',
    'etunimi.sukunimi@b.example',
    'm.keksitty@c.example',
    'anna-liisa.koti@d.example',
    'pekka@e.example',
    'seppo_palvelu@f.example',
  ])('of a person are not: %s', (address) => expect(isPersonalAddress(address)).toBe(true));
});

describe('texts', () => {
  it.each([
    ['Yhteyshenkilö: Maija Keksitty. Ryhmä alkaa syksyllä.', 'Ryhmä alkaa syksyllä.'],
    ['Ilmoittaudu: maija.keksitty@a.example tai info@a.example.', 'Ilmoittaudu: tai info@a.example.'],
    ['Ryhmää ohjaa Maija Virtanen, fysioterapeutti.', 'Ryhmää ohjaa, fysioterapeutti.'],
    ['Mer information ger Gun Lindqvist, tfn 05 000 1000.', 'tfn 05 000 1000.'],
  ])('lose the persons: %s', (text, left) => expect(withoutPersons(text)).toBe(left));

  it.each([
    'Kotkan kaupunki ja Pyhtään kunta järjestävät ryhmän.',
    'Kohtaamme Pekka Halosen akatemiassa. Lisätietoja saat puhelimitse.',
    'Ryhmä kokoontuu: ma ja ke, Haminan liikuntatalo (2. kerros).',
  ])('that name nobody stay as they are: %s', (text) => expect(withoutPersons(text)).toBe(text));

  it('have no person’s address left, whatever they are', () => {
    const person = fc.constantFrom('maija.keksitty@a.example', 'a.b@c.example', 'matti@d.example');
    fc.assert(
      fc.property(fc.string(), person, fc.string(), (before, address, after) => {
        expect(withoutPersons(`${before} ${address} ${after}`)).not.toContain(address);
      }),
    );
  });
});

describe('coordinates', () => {
  it('of ETRS-TM35FIN become WGS84', () => {
    // Helsinki's railway station by the National Land Survey's map: 60.1719 N, 24.9414 E.
    const station = coordinatesOf('6672180', '385740');
    expect(station?.latitude).toBeCloseTo(60.1719, 2);
    expect(station?.longitude).toBeCloseTo(24.9414, 2);
    // On the central meridian of the zone the easting is 500 km and the longitude 27 degrees.
    expect(coordinatesOf(6_700_000, 500_000)?.longitude).toBe(27);
    expect(coordinatesOf('60.17', '24.94')).toEqual({ latitude: 60.17, longitude: 24.94 });
  });
  it.each([
    ['0', '0'],
    ['', ''],
    [null, undefined],
    ['500000', '6700000'],
    ['abc', '500000'],
  ])('that are none are none: %s %s', (north, east) => expect(coordinatesOf(north, east)).toBeUndefined());
});
