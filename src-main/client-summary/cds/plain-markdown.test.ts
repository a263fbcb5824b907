import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpsUrl, plainLine, plainMarkdown } from './plain-markdown.js';
import { toPrompt } from './to-prompt.js';

const PIECES =
  `< > <script </b> <!-- --> [ ] ]( ![ ( ) ]: x "t" \u0000 \u202E javascript:alert(1) http://a.example https://b.example/p data:text/html,x //c.example`
    .split(' ')
    .concat([' ', '\n', '> ']);
const piece = fc.constantFrom(...PIECES);
const hostile = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

describe('words of a card', () => {
  it('hold nothing that acts or loads, whatever was sent (property)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainMarkdown(text);
        expect(plain).not.toMatch(/<[A-Za-z/!?]/);
        expect(plain).not.toMatch(/!\[[^\]]*\]\(/);
        for (const [, target = ''] of plain.matchAll(/\[[^\]]*\]\(\s*([^)\s]*)/g))
          expect(target).toMatch(/^https:\/\//);
        expect(plain).not.toMatch(/^[ \t]*(?:[>*+-][ \t]*)*\[[^\]]+\]:/m);
        expect(plainMarkdown(plain)).toBe(plain);
        expect(plainLine(text)).not.toMatch(/<[A-Za-z/!?]|\n/);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep what a service rightly writes', () => {
    const text = '**INR** on `3,4`.\n\n- Katso [ohje](https://kaypahoito.example/inr)\n- 2 < 3 ja a > b';
    expect(plainMarkdown(text)).toBe(text);
    expect(plainMarkdown('Katso [tästä](http://a.example/) <b>heti</b> ![kuva](https://a.example/k.png)')).toBe(
      'Katso tästä heti kuva',
    );
  });

  it('lead to https only', () => {
    expect(httpsUrl('https://a.example/x')).toBe('https://a.example/x');
    for (const bad of ['http://a.example', 'javascript:alert(1)', 'https://user:pass@a.example/', 'a', undefined]) {
      expect(httpsUrl(bad)).toBeUndefined();
    }
  });

  it('never throw on what is no card, and fit into a prompt (property)', () => {
    const service = {
      id: 'tha',
      name: 'THA',
      baseUrl: 'https://tha.example',
      register: 'health',
      timeoutMs: 1,
    } as const;
    const like = fc.record(
      {
        uuid: fc.anything(),
        summary: fc.oneof(hostile, fc.string({ maxLength: 900 }), fc.anything()),
        detail: fc.oneof(hostile, fc.anything()),
        indicator: fc.oneof(fc.constantFrom('info', 'warning', 'critical'), fc.anything()),
        source: fc.oneof(fc.record({ label: hostile, url: fc.anything(), topic: fc.anything() }), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(like, fc.anything()), (card) => {
        const made = toPrompt(card, { service, id: 'x', at: '2026-11-23T08:36:00.000Z' });
        if (made !== undefined) expect(made.prompt.summary.length).toBeLessThanOrEqual(400);
      }),
    );
  });
});
