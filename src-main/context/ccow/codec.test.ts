import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeArray, decodeFlag, decodeForm, encodeArray, encodeFlag, encodeForm } from './codec.js';
import { shippedProfiles } from './profiles.js';

const { ccow, 'mkh-hypothesis': mkh } = shippedProfiles();
const tricky = fc.constantFrom('|', '\\', '^', '&', '=', '%', '+', ' ', 'ä', 'Ö', 'å', '\u0000', '%7C', '\\|');
const unicode = fc.array(fc.oneof(tricky, fc.string({ unit: 'binary' })), { maxLength: 8 }).map((all) => all.join(''));
const latin = fc
  .array(
    fc.oneof(
      tricky,
      fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 12 },
  )
  .map((all) => all.join(''));

describe.each([
  ['ccow', ccow.wire, unicode],
  ['mkh-hypothesis', mkh.wire, latin],
] as const)('%s', (_name, wire, text) => {
  it('reads back every form that it writes', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text, { maxKeys: 6 }), (fields) => {
        const pairs = Object.entries(fields);
        const encoded = encodeForm(pairs, wire);
        expect(encoded).toMatch(/^[\x21-\x7e]*$/);
        expect([...(decodeForm(encoded, wire) ?? [])]).toEqual(pairs);
      }),
    );
  });

  it('reads back every array that it writes, but for the one empty value', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (values) => {
        const expected = values.length === 1 && values[0] === '' ? [] : values;
        expect(decodeArray(encodeArray(values, wire), wire)).toEqual(expected);
      }),
    );
  });

  it('reads any text whatever as an array, and the same again when it is written', () => {
    fc.assert(
      fc.property(text, (any) => {
        const values = decodeArray(any, wire);
        expect(decodeArray(encodeArray(values, wire), wire)).toEqual(
          values.join('') === '' && values.length === 1 ? [] : values,
        );
      }),
    );
  });
});

it('writes ä and ö in the bytes of the charset, and reads them so only', () => {
  expect(encodeForm([['n', 'Mäkelä Ö']], ccow.wire)).toBe('n=M%C3%A4kel%C3%A4%20%C3%96');
  expect(encodeForm([['n', 'Mäkelä Ö']], mkh.wire)).toBe('n=M%E4kel%E4%20%D6');
  expect(decodeForm('n=M%E4ki', ccow.wire)).toBeUndefined();
  expect(decodeForm('n=M%E4ki+A', mkh.wire)?.get('n')).toBe('Mäki A');
  expect(encodeForm([['n', 'Łucja 🙂']], mkh.wire)).toBe('n=%3Fucja%20%3F');
});

it('reads forms that others write carelessly', () => {
  expect([...(decodeForm('&a&b=&c=1=2&c=3&%zz=%', ccow.wire) ?? [])]).toEqual([
    ['a', ''],
    ['b', ''],
    ['c', '1=2'],
    ['%zz', '%'],
  ]);
});

it('reads truth in the profile’s spelling', () => {
  expect(['TRUE', '1', 'false', '0', 'kyllä', ''].map((word) => decodeFlag(word, ccow.wire))).toEqual([
    true,
    true,
    false,
    false,
    undefined,
    undefined,
  ]);
  expect(encodeFlag(true, { ...ccow.wire, true: 'kyllä' })).toBe('kyllä');
});
