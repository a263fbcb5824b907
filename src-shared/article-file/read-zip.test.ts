import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from './read-zip.js';

const text = strToU8('---\nid: a\n---\nTeksti ä.');
const zip = (files: Parameters<typeof zipSync>[0]) => zipSync(files);
const codes = (bytes: Uint8Array) => readZip('a.zip', bytes).problems.map(({ code }) => code);

describe('an archive of articles', () => {
  it('gives its Markdown files, from any folder in it, and leaves out what systems add', () => {
    const bytes = zip({
      'ohjeet/b.md': text,
      'a.md': text,
      'README.md': text,
      '__MACOSX/._a.md': text,
      'ohjeet/.DS_Store': text,
    });
    expect(readZip('a.zip', bytes)).toEqual({
      files: [
        { name: 'a.md', text: '---\nid: a\n---\nTeksti ä.' },
        { name: 'b.md', text: '---\nid: a\n---\nTeksti ä.' },
      ],
      problems: [],
    });
  });

  it('names what is no Markdown, and takes the rest', () => {
    const read = readZip('a.zip', zip({ 'a.md': text, 'kuvat/kuva.png': text }));
    expect(read.problems).toEqual([{ file: 'kuvat/kuva.png', code: 'otherFile' }]);
    expect(read.files).toHaveLength(1);
  });

  it.each([
    ['leads out', zip({ 'a.md': text, '../b.md': text }), 'badName'],
    ['begins at the root', zip({ '/etc/a.md': text }), 'badName'],
    ['names a drive', zip({ 'C:/a.md': text }), 'badName'],
    ['has a backslash', zip({ 'a\\..\\b.md': text }), 'badName'],
    ['is a link', zip({ 'a.md': [text, { os: 3, attrs: (0o120777 << 16) >>> 0 }] }), 'link'],
    ['grows beyond measure', zip({ 'a.md': [new Uint8Array(300_000), { level: 9 }] }), 'tooDense'],
    ['is no archive', text, 'notZip'],
    ['is empty', new Uint8Array(), 'notZip'],
    ['is cut short', zip({ 'a.md': text }).subarray(0, 60), 'notZip'],
    ['is too large', new Uint8Array(20_000_001), 'tooLarge'],
    ['has too many', zip(Object.fromEntries(Array.from({ length: 3001 }, (_, n) => [`${n}.md`, text]))), 'tooMany'],
  ])('is refused when it %s', (_, bytes, code) => {
    expect(codes(bytes)).toEqual([code]);
    expect(readZip('a.zip', bytes).files).toEqual([]);
  });

  it('with a secret is refused', () => {
    const bytes = zip({ 'a.md': text });
    const at = bytes.findIndex((_, n) => n > 4 && bytes[n] === 0x50 && bytes[n + 1] === 0x4b && bytes[n + 2] === 1);
    bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
    expect(codes(bytes)).toEqual(['encrypted']);
  });

  it('stands whatever bytes it is given, and whichever of an archive’s are changed', () => {
    const good = zip({ 'a.md': text, 'b.md': text });
    const changed = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (bytes) => {
        const { files } = readZip('a.zip', bytes);
        expect(files.every(({ text: one }) => one.length <= 400_000)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
