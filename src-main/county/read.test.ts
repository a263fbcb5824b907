import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPath } from './json.js';
import { type Position, readPlacedJson } from './json.js';
import { readCounty } from './read.js';

const seed = resolve(import.meta.dirname, '../../seeds/kymijoki/county.json');
const text = readFileSync(seed, 'utf8');
const set = () => 'http://127.0.0.1:5000';
const read = (changed: string) => readCounty(seed, changed, set);
const told = async (changed: string) =>
  (await read(changed)).mistakes.map(({ where, line, message }) => `${line} ${where}: ${message}`);
/** The demo county's text with one tool's part changed. */
const swap = (from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`the demo county has no ${from}`);
  return text.replace(from, () => to);
};

/** Every value of the file that is not a list or an object, with its text and place. */
function leaves(): { path: JsonPath; at: Position; source: string; value: unknown }[] {
  const found = readPlacedJson(text);
  if ('mistake' in found) throw new Error(found.mistake.message);
  const { json } = found;
  const walk = (value: unknown, path: JsonPath): { path: JsonPath; value: unknown }[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          walk(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [{ path, value }];
  return walk(json.value, []).map(({ path, value }) => ({
    path,
    at: json.positionOf(path),
    source: JSON.stringify(value),
    value,
  }));
}
const lineOf = (piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length;
const put = (lines: string[], { line, column }: Position, source: string, instead: string) =>
  lines
    .map((one, index) =>
      index === line - 1 ? one.slice(0, column - 1) + instead + one.slice(column - 1 + source.length) : one,
    )
    .join('\n');

describe('every mistake of a county file', () => {
  it('is told where it is: any one value of a wrong type', async () => {
    const wrong = fc.constantFrom('7.5', 'false', '{}', '[[]]', 'null', '"\\u0000"');
    const all = leaves();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), wrong, async ({ path, at, source, value }, instead) => {
        // What is still of the right type may be right.
        fc.pre(typeof JSON.parse(instead) !== typeof value);
        fc.pre(!(['null', '7.5'].includes(instead) && path.at(-1) === 'afterMinutes'));
        const { mistakes } = await read(put(text.split('\n'), at, source, instead));
        expect(mistakes.map((mistake) => [mistake.path, mistake.line])).toContainEqual([path, at.line]);
      }),
      { numRuns: 300 },
    );
  });

  it('is told, not only the first', async () => {
    const changed = swap('"roleClaim": "role"', '"roleClaim": 7').replace('"timeoutMs": 8000', '"timeoutMs": "8000"');
    expect(await told(changed)).toEqual([
      `${lineOf('"roleClaim"')} identityProvider.roleClaim: must be a text, not a number`,
      `${lineOf('"timeoutMs"')} fhirSources[0].timeoutMs: must be a number, not a text`,
    ]);
  });

  it.each([
    [
      'an unknown key',
      '"roleClaim"',
      '"roleClaims"',
      /^18 identityProvider\.roleClaims: is not known here; did you mean "roleClaim"\?$/,
    ],
    [
      'an unknown key of a tool',
      '"allowedOrigins"',
      '"allowedOrigin"',
      /tools\[0\]\.allowedOrigin: is not known here; did you mean "allowedOrigins"/,
    ],
    [
      'an unknown value',
      '"context": "fhircast"',
      '"context": "fhicrast"',
      /tools\[0\]\.context: must be one of .*did you mean "fhircast"/,
    ],
    ['an unknown language', '"sv": "Kymmene', '"se": "Kymmene', /name\.se: is not known here; did you mean "sv"/],
    ['an unknown way to sign in', '"as": "form"', '"as": "frm"', /signIn\.as: must be one of .*did you mean "form"/],
    [
      'a second master',
      '"context": "ccow",',
      '"context": "ccow", "master": true,',
      /tools\[2\]\.master: there can be one master, and tools\[0\] already is/,
    ],
    [
      'an id that is taken',
      '"id": "pex360",\n      "name": { "fi"',
      '"id": "aptj",\n      "name": { "fi"',
      /tools\[1\]\.id: "aptj" is already the id of tools\[0\]/,
    ],
    ['a name that no address may use', '{ccow.registry}', '{hetu}', /tools\[2\]\.url: \{hetu\} is not a name/],
    [
      'an identity code',
      '/?client={patient.id}"',
      '/?client={patient.id}&x=010190-999P"',
      /tools\[3\]\.url: looks like a personal identity code/,
    ],
    [
      'a name of the environment in small letters',
      '${DEMO_OMAOLO}',
      '${demo_omaolo}',
      /tools\[4\]\.url: has "\$\{" that is not/,
    ],
    [
      'a key that stands twice',
      '"id": "pex360",\n      "name": { "fi"',
      '"id": "pex360", "id": "pex361",\n      "name": { "fi"',
      /tools\[1\]\.id: stands here twice/,
    ],
    [
      'a card that is not there',
      '"cards/kanta-katselin"',
      '"cards/none"',
      /cards\/none\.fi\.md cannot be read \(ENOENT\)/,
    ],
    [
      'what is no address',
      '"issuer": "${DEMO_IDP}"',
      '"issuer": "idp.example"',
      /identityProvider\.issuer: must be a whole address/,
    ],
    ['a broken list', '"tools": [', '"tools": [,', /is not valid JSON: a value is expected here, but there is ","/],
  ])('names the place and the cure: %s', async (_, from, to, message) => {
    expect((await told(swap(from, to))).filter((line) => message.test(line))).toHaveLength(1);
  });

  it('tells a name that is not set once, and not what follows from it', async () => {
    const { mistakes } = await readCounty(seed, text, (name) => (name === 'DEMO_IDP' ? undefined : set()));
    expect(mistakes.map(({ where, message }) => [where, message])).toEqual([
      ['identityProvider.issuer', expect.stringMatching(/^\$\{DEMO_IDP\} is not set/)],
    ]);
  });

  it('lets the demo county be', async () => expect(await told(text)).toEqual([]));
});
