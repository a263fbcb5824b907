import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCountyMap, readCountyMap } from './index.js';

const seed = resolve(import.meta.dirname, '../../../seeds/kymijoki/map.json');
const triangle = [
  [26, 60],
  [27, 60],
  [27, 61],
];
const small = { licence: { fi: 'Oma piirros' }, areas: [{ name: { fi: 'Hamina' }, own: true, rings: [triangle] }] };
const mistakesOf = (map: unknown) => {
  const read = readCountyMap(JSON.stringify(map));
  return 'mistakes' in read ? read.mistakes : [];
};

describe('the map of a county', () => {
  it('of the demo has the six municipalities in both languages, and a licence line', async () => {
    const read = readCountyMap(await readFile(seed, 'utf8'));
    if ('mistakes' in read) throw new Error(read.mistakes.join('; '));
    const own = read.map.areas.filter((area) => area.own);
    expect(own.map(({ name }) => name.fi)).toEqual(['Hamina', 'Kotka', 'Kouvola', 'Miehikkälä', 'Pyhtää', 'Virolahti']);
    expect(own.map(({ name }) => name.sv ?? name.fi)).toContain('Vederlax');
    expect(read.map.licence.sv).toContain('MIT');
  });

  it('says where its file is wrong and how', () => {
    expect(mistakesOf(small)).toEqual([]);
    expect(mistakesOf({ ...small, areas: [{ ...small.areas[0], rings: [[[60, 126], ...triangle]] }] })).toEqual([
      'areas[0].rings[0][0][1]: latitude is from -85 to 85',
    ]);
    expect(mistakesOf({ ...small, areas: [{ ...small.areas[0], own: false }] })).toEqual([
      'areas: none of the areas is the county’s own ("own": true)',
    ]);
    expect(readCountyMap('{"areas": [')).toEqual({ mistakes: [expect.stringMatching(/^is not JSON: /)] });
  });

  it('tells a few of many mistakes, and how many there are', () => {
    const wrong = Array.from({ length: 9 }, () => ['a', 'b']);
    const told = mistakesOf({ ...small, areas: [{ ...small.areas[0], rings: [wrong] }] });
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toMatch(/^and \d+ more$/);
  });

  it('is read once when it is right, and again when it was wrong', async () => {
    let text = '{';
    let reads = 0;
    const mapNow = createCountyMap('/county/map.json', async () => {
      reads += 1;
      return text;
    });
    expect((await mapNow()).failure).toMatchObject({ kind: 'invalidAnswer', source: 'map.json' });
    text = JSON.stringify(small);
    expect((await mapNow()).map?.areas).toHaveLength(1);
    expect((await mapNow()).map?.areas).toHaveLength(1);
    expect(reads).toBe(2);
    expect(await createCountyMap(undefined, async () => '')()).toEqual({});
  });
});
