import * as fc from 'fast-check';

const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}0${close.repeat(depth)}`;

/** Text that is no JSON, is hardly JSON, or is JSON that nobody expects. */
export const badJson = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.json().map((text) => text.slice(0, -1)),
  fc.json(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{',
    '{"__proto__":{"event":1}}',
    '{"constructor":{"prototype":{"id":"x"}}}',
    '"\\ud800"',
    deep('[', ']', 20_000),
    deep('{"a":', '}', 20_000),
    `{"id":${'9'.repeat(5000)}}`,
    '﻿{}',
    '{"id":"a","id":"b"}',
  ),
);

export const badForm = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.tuple(fc.constantFrom('hub.mode', 'hub.topic', 'hub.events', '__proto__', 'a[b][c]', '%', ''), fc.string()),
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
  fc.constantFrom('&'.repeat(5000), 'hub.mode=subscribe&'.repeat(3000), '%E4%F6=%ZZ', 'hub.topic=%00', '=', '%'),
);

/** Anything that a field of the wrong type may hold. */
export const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    '__proto__',
    'constructor',
    {},
    [],
    [[]],
    { toString: 1 },
    'x'.repeat(20_000),
    '9999-12-31T23:59:59Z',
    '0000-00-00T00:00:00Z',
    '2026-02-30T25:61:00+99:00',
    '../../etc/passwd',
    'Patient/../x',
    '\u0000',
    '\uD800',
    'Patient-open'.repeat(100),
  ),
);

/** A copy of a value with one part of it replaced, or left out. */
export function withPart(value: unknown, path: readonly (string | number)[], part: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return part;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(typeof value === 'object' ? value : {}) };
  Object.defineProperty(copy, step, {
    value: withPart(Reflect.get(copy, step), rest, part),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

/** Every way to a part of a JSON value, the value itself included. */
export function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one, index) => [index, one])
    : Object.entries(value);
  return [[], ...entries.flatMap(([key, one]) => pathsOf(one).map((path) => [key, ...path]))];
}

/** Status lines' worth of header names and values that a socket lets through. */
export const strangeHeaders = fc.array(
  fc.tuple(
    fc.constantFrom(
      'Host',
      'Origin',
      'Authorization',
      'Content-Length',
      'Transfer-Encoding',
      'Content-Type',
      'Expect',
      'Upgrade',
      'Connection',
      'Cookie',
      'X-Forwarded-Host',
      'Sec-WebSocket-Key',
      'Accept-Encoding',
      'Content-Encoding',
      'Range',
      ' spaced',
      'nul\0',
      '',
    ),
    fc.oneof(
      fc.constantFrom(
        '',
        '-1',
        '0',
        '1e9',
        'chunked, chunked',
        'evil.example',
        'null',
        '100-continue',
        'websocket',
        'gzip',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, '')),
    ),
  ),
  { maxLength: 6 },
);

/** Without halves of characters, which a form cannot carry. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();
