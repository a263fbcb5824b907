import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { parseCsv, readCsv } from './csv.js';
import { createFileDirectory, readJson } from './file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-people-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('CSV', () => {
  it('comes through as it was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', ' ', 'ä') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const write = (one: string) => `"${one.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const kept = rows.filter((row) => row.some((one) => one !== ''));
        const text = rows.map((row) => row.map(write).join(';')).join('\r\n');
        expect(parseCsv(text)).toEqual(kept);
      }),
    );
  });

  it('is read by its columns; people without a name or with a strange profession are no harm', () => {
    const text =
      '\uFEFFname;id;profession;languages;onDuty;phone\r\nSalla Salo;s1;doctor;fi|sv;x;+358 1\r\n;s2;nurse;;;\r\nKai;s3;wizard;fi;;\r\n';
    expect(readCsv(text)).toEqual([
      {
        id: 's1',
        name: 'Salla Salo',
        title: '',
        profession: 'doctor',
        unit: '',
        skills: [],
        languages: ['fi', 'sv'],
        phone: '+358 1',
        onDuty: true,
      },
      { id: 's3', name: 'Kai', title: '', profession: 'other', unit: '', skills: [], languages: ['fi'] },
    ]);
    expect(readCsv('nimi;id\nx;y')).toBe('there is no column "name"');
  });
});

describe('a file of people', () => {
  const users = (...names: string[]) =>
    JSON.stringify({ Resources: names.map((name) => ({ id: name, displayName: `Nimi ${name}` })) });

  it('is SCIM-shaped JSON, a list or its users alone', () => {
    expect(readJson(users('a'))).toMatchObject([{ id: 'a', name: 'Nimi a', profession: 'other' }]);
    expect(readJson('[{"id":"a","displayName":"A"},{"id":"b"}]')).toHaveLength(1);
    expect(readJson('{}')).toContain('Resources');
    expect(readJson('{"Resources": [')).toContain('JSON');
  });

  it('is read again when it was written anew, and a mistake in it is told', async () => {
    const file = join(folder, 'people.json');
    await writeFile(file, users('a'));
    const clock = createManualClock(0);
    const directory = createFileDirectory({ file, format: 'json', clock });
    const { signal } = new AbortController();
    expect(await directory.load(signal)).toMatchObject({ ok: true, people: [{ id: 'a' }] });
    let tell = () => {};
    const stop = directory.onChange(() => tell());
    const change = async (text: string) => {
      const told = new Promise<void>((resolve) => (tell = resolve));
      await writeFile(`${file}.new`, text);
      await rename(`${file}.new`, file);
      clock.advance(2_000);
      await told;
      return directory.load(signal);
    };
    expect(await change(users('a', 'b'))).toMatchObject({ ok: true, people: [{ id: 'a' }, { id: 'b' }] });
    expect(await change('{')).toMatchObject({ ok: false, failure: { kind: 'invalidAnswer', source: 'people.json' } });
    stop();
    await rm(file);
    expect(await directory.load(signal)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });
});
