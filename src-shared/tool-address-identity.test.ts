import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ADDRESS_NAMES,
  LAUNCH_FIELD_NAMES,
  addressMistake,
  fillAddress,
  fillLaunchField,
  holdsIdentityCode,
  launchFieldMistake,
  patternMistake,
  plainAddressMistake,
} from './tool-address.js';

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
/** Henkilötunnus-like text, in every writing in use, with or without something around it. */
const code = fc
  .tuple(
    digits(6),
    fc.constantFrom(...'-+ABCDEFUVWXYabcdefuvwxy'),
    digits(3),
    fc.constantFrom(...'0123456789ABCDEFHJKLMNPRSTUVWXYabcdefy'),
  )
  .map((parts) => parts.join(''));
const escaped = (text: string) =>
  [...text].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const name = fc.constantFrom(...ADDRESS_NAMES);
const other = Object.fromEntries(ADDRESS_NAMES.map((one) => [one, 'x']));

describe('an address', () => {
  it('never holds a henkilötunnus, whatever name it would come by', () => {
    fc.assert(
      fc.property(name, code, fc.constantFrom('', 'urn:oid:1.2.246.21|', 'p=', ' '), (at, hetu, before) => {
        for (const value of [`${before}${hetu}`, `${before}${escaped(hetu)}`])
          expect(() => fillAddress(`https://t.example/{${at}}`, { ...other, [at]: value })).toThrow();
      }),
    );
  });

  it('never holds one in a client’s key, also inside other text', () => {
    const around = fc.stringMatching(/^[A-Za-z0-9.]{0,8}$/);
    fc.assert(
      fc.property(around, code, around, (before, hetu, after) => {
        expect(() => fillAddress('https://t.example/{patient.id}', { 'patient.id': before + hetu + after })).toThrow();
      }),
    );
  });

  it('holds every other value so that it comes out the same, at the template’s own origin', () => {
    fc.assert(
      fc.property(name, fc.string(), (at, value) => {
        fc.pre(!holdsIdentityCode(value) && !/^\.{0,2}$/.test(value));
        const url = new URL(fillAddress(`https://t.example/?v={${at}}`, { [at]: value }));
        expect([url.origin, url.searchParams.get('v')]).toEqual(['https://t.example', value]);
      }),
    );
  });

  it('of a tool that is launched by POST holds nothing at all', () => {
    expect(addressMistake('https://t.example/', 'url', true)).toBeUndefined();
    expect(addressMistake('https://t.example/{patient.id}', 'url', true)).toContain('postLaunch');
  });

  it('that is used as it stands holds neither names nor a henkilötunnus', () => {
    expect(plainAddressMistake('https://t.example/')).toBeUndefined();
    expect(plainAddressMistake('https://t.example/{patient.id}')).toBeDefined();
    expect(plainAddressMistake('https://t.example/140348-928S')).toBeDefined();
    expect(addressMistake('https://t.example/{patient.id}?x=140348-928S', 'url')).toBeDefined();
  });

  it('is confirmed by a pattern of the key alone, where braces may also count', () => {
    expect(patternMistake(String.raw`^https://t\.example/\d{2,4}/{patient.id}$`)).toBeUndefined();
    expect(patternMistake('/{patient.name}')).toBeDefined();
  });
});

describe('a field of a POST launch', () => {
  const values = { 'patient.key': 'k', 'user.id': 'u', 'user.unit': 'y' };

  it('holds the names of its own closed list', () => {
    for (const one of LAUNCH_FIELD_NAMES) expect(launchFieldMistake(`a {${one}}`)).toBeUndefined();
    for (const one of ['patient.id', 'patient.name', 'patient.hetu', 'launch', ''])
      expect(launchFieldMistake(`{${one}}`), one).toBeDefined();
    expect(launchFieldMistake('140348-928S')).toBeDefined();
    expect(fillLaunchField('{patient.key}/{user.id}/{user.unit}', values)).toBe('k/u/y');
  });

  it('never holds a henkilötunnus', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LAUNCH_FIELD_NAMES), code, (at, hetu) => {
        expect(() => fillLaunchField(`{${at}}`, { ...values, [at]: hetu })).toThrow();
        expect(() => fillLaunchField(`{${at}}`, { ...values, [at]: escaped(hetu) })).toThrow();
      }),
    );
  });
});
