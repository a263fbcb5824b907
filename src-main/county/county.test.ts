import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCounty, namesUsed } from './index.js';

const seed = resolve(import.meta.dirname, '../../seeds/kymijoki/county.json');
const environment = Object.fromEntries(
  namesUsed(readFileSync(seed, 'utf8')).map((name, index) => [name, `http://127.0.0.1:${5000 + index}`]),
);
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'county-'))));
afterAll(() => rm(folder, { recursive: true }));
const written = async (text: string) => {
  const file = join(folder, 'county.json');
  await writeFile(file, text);
  return file;
};

describe('county file', () => {
  it('of the demo county is whole', async () => {
    const { county, path } = await loadCounty(seed, environment);
    expect(county.tools.filter((tool) => tool.master)).toHaveLength(1);
    expect(county.tools.some((tool) => tool.kind === 'card')).toBe(true);
    expect(path(county.guidelines.folder)).toBe(resolve(seed, '../guidelines'));
  });

  it.each([
    ['a missing file', async () => join(folder, 'none.json'), /cannot be read \(ENOENT\)/],
    ['broken JSON', () => written('{"id": '), /is not valid JSON/],
    [
      'an unset variable',
      async () => written((await readFile(seed, 'utf8')).replace('${DEMO_IDP}', '${NOT_SET}')),
      /14:15 identityProvider\.issuer: \$\{NOT_SET\} is not set/,
    ],
    [
      'a value of a wrong form',
      async () => written((await readFile(seed, 'utf8')).replace('"role"', '7')),
      /18:18 identityProvider\.roleClaim: must be a text, not a number/,
    ],
    [
      'plain http to another machine',
      async () => written((await readFile(seed, 'utf8')).replace('${DEMO_FHIR}', 'http://fhir.example')),
      /fhirSources\[0\]\.baseUrl \(aptj\): must be https/,
    ],
    [
      'a tool without an address',
      async () => written((await readFile(seed, 'utf8')).replace('"url": "${DEMO_TERVEYSKYLA}/"', '"master": false')),
      /tools\[7\]\.url \(terveyskyla\): a tool that opens needs a url/,
    ],
  ])('says what is wrong: %s', async (_, file, message) => {
    await expect(loadCounty(await file(), environment)).rejects.toThrow(message);
  });
});
