import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuidelines } from './index.js';

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
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const start = () => {
    const lines: string[] = [];
    const guidelines = createGuidelines({ folder, log: (_, event) => void lines.push(event) });
    const ask = (knownVersion?: string) =>
      call(guidelines.router.articles, knownVersion === undefined ? {} : { knownVersion }, { context: { screen: 2 } });
    return { ask, lines };
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
    const missing = createGuidelines({ folder: join(folder, 'none'), log: () => {} });
    expect(await missing.ready()).toMatchObject({ articles: [], problems: [{ file: '.', severity: 'refused' }] });
  });

  it('reads nothing before the first question, and once for two at a time', async () => {
    await write('a.md', article('a'));
    const { ask, lines } = start();
    expect(lines).toEqual([]);
    await Promise.all([ask(), ask()]);
    expect(lines).toEqual(['guidelines.read']);
  });
});
