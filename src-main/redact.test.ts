import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';
import { type Fact, HIDDEN, createRedaction } from './redact.js';

const NOW = () => new Date('2026-11-23T08:42:00Z');

/** The line that a log writes, with these secrets known. */
function lineOf(secrets: string[], event: string, facts: Record<string, Fact>): string {
  const redaction = createRedaction();
  for (const secret of secrets) redaction.hide(secret);
  let line = '';
  createLog((text) => (line += text), NOW, redaction)('warn', event, facts);
  return line;
}
const detail = (text: string, ...secrets: string[]) => lineOf(secrets, 'e', { detail: text });

describe('what looks like a secret is hidden without being known', () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXR0aSJ9.c2lnbmF0dXJl-_`;
  it.each([
    ['a token', `got ${token} back`, token],
    ['a bearer header', 'Authorization: Bearer abc.DEF~1', 'abc.DEF'],
    ['a basic header', 'authorization: Basic bWF0dGk6c2FsYW5h', 'bWF0dGk6c2FsYW5h'],
    ['a password of a form', 'user=matti&password=Kissa%21&x=1', 'Kissa'],
    ['a client secret', 'https://idp.example/token?client_secret=9f8e7d', '9f8e7d'],
    ['a code', 'https://tool.example/cb?state=1&code=Spl0xlO', 'Spl0xlO'],
    ['a launch', 'https://tool.example/?launch=3b1c9&iss=x', '3b1c9'],
    ['a password of JSON', '{"user":"m","password":"ki\\"ssa"}', 'ssa'],
    ['a password of JSON in JSON', String.raw`"{\"password\":\"kissa\"}"`, 'kissa'],
    ['a henkilötunnus', 'client 140348-928S not found', '928S'],
    ['a henkilötunnus of 2023', 'client 010203Y902C', '902C'],
    ['a henkilötunnus in an address', '/Patient?identifier=urn%3Aoid%7C140348%2D928S', '928S'],
  ])('%s', (_what, text, secret) => {
    expect(detail(text)).not.toContain(secret);
    expect(detail(text)).toContain(HIDDEN);
  });

  it('by the name of the fact', () => {
    for (const name of ['password', 'clientSecret', 'accessToken', 'authorization', 'Cookie'])
      expect(lineOf([], 'e', { [name]: 'kissa' })).toContain(HIDDEN);
  });

  it('and what tells something stays', () => {
    for (const text of [
      'ECONNREFUSED 127.0.0.1:8080',
      'county.json: tools.3.url must be a URL',
      'Patient/km-1001 took 1200 ms',
      'c67bc6c3-4123-4cde-9f00-0123456789ab',
      'Error: x\n    at f (/a/b/chunks/index-BxY12.js:1:22)',
    ])
      expect(JSON.parse(detail(text))).toMatchObject({ detail: text });
    expect(JSON.parse(lineOf(['kissa'], 'lost', { code: 1006, tool: 'aptj', known: false }))).toMatchObject({
      code: 1006,
      tool: 'aptj',
      known: false,
    });
  });
});

describe('a known secret', () => {
  it('that is a PIN is hidden as a number, and a very short one where it is all of the text', () => {
    expect(lineOf(['4711'], 'e', { pin: 4711 })).not.toContain('4711');
    expect(detail('ab', 'ab')).not.toContain('ab');
    expect(detail('grab', 'ab')).toContain('grab');
  });

  it('is hidden in one that holds it', () => {
    expect(detail('xkissay and kissa', 'kissa', 'xkissay')).not.toMatch(/x•|kissa/);
  });

  it('is not known any more once forgotten', () => {
    const redaction = createRedaction();
    redaction.hide('kissanpentu');
    expect(redaction.text('kissanpentu')).toBe(HIDDEN);
    redaction.forget();
    expect(redaction.text('kissanpentu')).toBe('kissanpentu');
  });

  const secret = fc.oneof(
    fc.string({ minLength: 4, maxLength: 24, unit: 'binary' }),
    fc.string({ minLength: 4, maxLength: 24 }),
    fc.string({ minLength: 4, maxLength: 24, unit: fc.constantFrom(...'aäö€"\\%+/=& \n{}:😀'.split(/(?:)/u)) }),
  );
  const forms: ((text: string) => string)[] = [
    (text) => text,
    encodeURIComponent,
    (text) => new URLSearchParams({ a: text }).toString(),
    (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    (text) => Buffer.from(text).toString('base64'),
    (text) => Buffer.from(text).toString('base64url'),
    (text) => Buffer.from(`matti:${text}`).toString('base64'),
    (text) => Buffer.from(text).toString('hex'),
    (text) => JSON.stringify({ a: [text] }),
    (text) => JSON.stringify(JSON.stringify(text)),
    (text) => encodeURIComponent(Buffer.from(JSON.stringify({ text })).toString('base64')),
    (text) => text.normalize('NFD'),
  ];
  /** An object that holds it somewhere, as it would come into a line of the log: as text. */
  const holder = (text: string) =>
    fc
      .tuple(fc.constantFrom(...forms), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.boolean())
      .map(([form, before, after, key]) => ({ form, before, after, key, text: `${before} ${form(text)} ${after}` }));

  it('stands in no line, whatever holds it and however it is written there', () => {
    fc.assert(
      fc.property(
        secret.chain((one) => fc.tuple(fc.constant(one), holder(one))),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.oneof(fc.string(), fc.double(), fc.boolean())),
        ([one, { form, text, key }], others) => {
          fc.pre(one.trim() !== '');
          const line = lineOf([one], 'lost', { ...others, ...(key ? { [text]: 1 } : { detail: text }) });
          // What the line says anyway, as "level", is no secret told.
          const frame = lineOf([], 'lost', { detail: HIDDEN, event: HIDDEN });
          for (const told of [one, form(one), JSON.stringify(one).slice(1, -1)])
            if (!frame.includes(told) && told.length >= 4) expect(line).not.toContain(told);
          expect(line.endsWith('\n') && typeof JSON.parse(line) === 'object').toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
