import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlacedJson } from './json.js';

const read = (text: string) => {
  const found = readPlacedJson(text);
  if ('mistake' in found) throw new Error(found.mistake.message);
  return found.json;
};
const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('JSON with places', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(read(JSON.stringify(value, null, indent)).value).toEqual(value);
      }),
    );
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const broken = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', ':', '\\', '\t', '\u0001', '0', '-', '.', 'x', '\u007f'),
      )
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    const same = fc.property(broken, (text) => {
      expect('json' in readPlacedJson(text)).toBe(parses(text));
    });
    fc.assert(same, { numRuns: 500 });
  });

  it('tells where values and keys stand, and of what is missing, what should hold it', () => {
    const json = read('{\n  "a": [1,\n    {"b": "x"}]\n}');
    expect(json.positionOf(['a', 1, 'b'])).toEqual({ line: 3, column: 11 });
    expect(json.keyPositionOf(['a', 1, 'b'])).toEqual({ line: 3, column: 6 });
    expect(json.positionOf(['a', 1, 'c', 'd'])).toEqual({ line: 3, column: 5 });
  });

  it('says what is expected where the text breaks', () => {
    expect(readPlacedJson('{\n "a": 1\n "b": 2 }')).toEqual({
      mistake: {
        path: ['a'],
        position: { line: 3, column: 2 },
        message: 'a comma or } is expected here, but there is "\\""',
      },
    });
    expect(readPlacedJson('{"a": ')).toMatchObject({ mistake: { message: expect.stringContaining('the file ends') } });
  });

  it('finds a key that stands twice', () => {
    expect(read('{"a": 1,\n "a": 2}').mistakes).toEqual([
      { path: ['a'], position: { line: 2, column: 2 }, message: 'stands here twice' },
    ]);
  });

  it('lets a byte order mark be', () => expect(read('\uFEFF{"a": 1}').value).toEqual({ a: 1 }));
});
