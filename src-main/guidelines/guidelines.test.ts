import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guidelinesAlone } from './testing/alone.js';

const article = (id: string, extra = '') => `---
id: ${id}
language: fi
title: Otsikko ${id}
summary: Lyhyesti.
topics: [perusteet]
layer: national
register: both
owner: Kirjaamisen tuki
sources: [{ title: Laki }]
checked: 2026-11-02
${extra}---
Teksti.
`;

describe('guidelines of a folder', () => {
  let folder = '';
  let kept = '';
  let now = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    kept = await mkdtemp(join(tmpdir(), 'kept-'));
    now = Date.parse('2026-11-22T10:00:00Z');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(kept, { recursive: true });
  });
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const start = () => {
    const lines: string[] = [];
    const guidelines = guidelinesAlone({ folder, kept, start: now, log: (_, event) => void lines.push(event) });
    const ask = (knownVersion?: string) =>
      call(guidelines.router.articles, knownVersion === undefined ? {} : { knownVersion }, { context: { screen: 2 } });
    const { router } = guidelines;
    const context = { context: { screen: 2 as const } };
    const versions = async (id: string) =>
      (await call(router.versions, { id, language: 'fi' }, context)).versions.map(({ version, since }) => ({
        version,
        since,
      }));
    const version = async (of: string) => (await call(router.version, { version: of }, context)).article;
    const changes = async (since: string) =>
      (await call(router.changes, { since }, context)).changes.map(({ id, what, before }) => ({ id, what, before }));
    return { ask, lines, versions, version, changes };
  };

  it('a bad file takes no other down and is named', async () => {
    await write('a.md', article('a'));
    await write('b.md', 'ei etuosaa');
    await write('c.md', article('a'));
    await write('d.md', article('d', 'related: [a, nowhere]\n'));
    await write('README.md', 'ohje');
    const { articles, problems } = await start().ask();
    expect(articles?.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(articles?.[1]?.related).toEqual(['a']);
    expect(problems.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
      'b.md refused',
      'c.md refused',
      'd.md warned',
    ]);
  });

  it('sends the articles only when they have changed', async () => {
    await write('a.md', article('a'));
    const { ask } = start();
    const { version } = await ask();
    expect(await ask(version)).toEqual({ version, problems: [] });
    await write('a.md', article('a').replace('Teksti', 'Uusi teksti'));
    await utimes(join(folder, 'a.md'), 1, 1);
    const changed = await ask(version);
    expect(changed.version).not.toBe(version);
    expect(changed.articles?.[0]?.body).toBe('Uusi teksti.');
  });

  it('a missing folder is a problem, not a failure', async () => {
    const missing = guidelinesAlone({ folder: join(folder, 'none'), kept });
    expect(await missing.ready()).toMatchObject({ articles: [], problems: [{ file: '.', severity: 'refused' }] });
  });

  it('reads nothing before the first question, and once for two at a time', async () => {
    await write('a.md', article('a'));
    const { ask, lines } = start();
    expect(lines).toEqual([]);
    await Promise.all([ask(), ask()]);
    expect(lines).toEqual(['guidelines.read']);
  });

  it('keeps earlier versions over a restart, and tells what has changed since a look', async () => {
    await write('a.md', article('a'));
    await write('b.md', article('b'));
    const before = start();
    const [first] = (await before.ask()).articles ?? [];
    expect(await before.changes('2026-11-01T00:00:00.000Z')).toEqual([]);
    now += 3_600_000;
    await write('a.md', article('a').replace('Teksti.', 'Uusi teksti.'));
    await write('c.md', article('c'));
    await rm(join(folder, 'b.md'));
    const after = start();
    await after.ask();
    expect((await after.versions('a')).map(({ since }) => since)).toEqual([
      '2026-11-22T11:00:00.000Z',
      '2026-11-22T10:00:00.000Z',
    ]);
    expect((await after.version(first?.version ?? ''))?.body).toBe('Teksti.');
    expect(await after.changes('2026-11-22T10:30:00.000Z')).toEqual([
      { id: 'a', what: 'changed', before: first?.version },
      { id: 'b', what: 'removed', before: undefined },
      { id: 'c', what: 'new', before: undefined },
    ]);
    expect(await after.changes('2026-11-22T11:00:00.000Z')).toEqual([]);
    expect(await after.version('not-kept')).toBeUndefined();
  });

  it('a file that breaks keeps its last good version on show, also after a restart, until it is mended', async () => {
    await write('a.md', article('a'));
    await write('b.md', article('b'));
    const { ask } = start();
    const good = (await ask()).articles ?? [];
    await write('a.md', 'ei etuosaa');
    const { articles, problems } = await ask();
    expect(articles?.map(({ id, lastGood }) => ({ id, lastGood }))).toEqual([
      { id: 'b', lastGood: undefined },
      { id: 'a', lastGood: '2026-11-22T10:00:00.000Z' },
    ]);
    expect(articles?.[1]?.version).toBe(good[0]?.version);
    expect(problems).toMatchObject([{ file: 'a.md', severity: 'refused' }]);
    const again = start();
    expect((await again.ask()).articles?.map(({ id }) => id)).toEqual(['b', 'a']);
    await write('a.md', article('a').replace('Teksti.', 'Korjattu.'));
    const mended = await again.ask();
    expect(mended.articles?.map(({ body, lastGood }) => ({ body, lastGood }))).toEqual([
      { body: 'Korjattu.', lastGood: undefined },
      { body: 'Teksti.', lastGood: undefined },
    ]);
    expect(await again.versions('a')).toHaveLength(2);
  });

  it('a folder that is gone for a while leaves what it had', async () => {
    await write('a.md', article('a'));
    const { ask } = start();
    await ask();
    await rm(folder, { recursive: true });
    const { articles, problems } = await ask();
    expect(articles?.map(({ id, lastGood }) => [id, lastGood])).toEqual([['a', '2026-11-22T10:00:00.000Z']]);
    expect(problems).toMatchObject([{ file: '.', severity: 'refused' }]);
  });

  it('names what leans on nothing', async () => {
    await write('a.md', article('a', 'addsTo: nowhere\n'));
    await write('b.md', article('b', 'replaces: a\n'));
    await write('c.md', article('c').replace('layer: national', 'layer: unit'));
    const { articles, problems } = await start().ask();
    expect(articles).toHaveLength(3);
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'a.md addsTo',
      'b.md notApproved',
      'c.md noUnit',
    ]);
  });
});
