import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runGuidelines } from './main.js';

const text = (id: string, more = '') =>
  `---\nid: ${id}\nlanguage: fi\ntitle: ${id}\nsummary: Lyhyesti.\ntopics: [contacts]\nlayer: national\nregister: both\nowner: Tiimi\nsources:\n  - title: Laki\nchecked: 2026-11-02\n---\n\nTeksti.${more}\n`;
let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'guidelines-command-'));
  await mkdir(join(cwd, 'in'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function run(argv: string[], env: Record<string, string> = {}, fetch = globalThis.fetch) {
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  const code = await runGuidelines({ argv, env, cwd, out: tell, err: tell, fetch, now: () => new Date(0) });
  return { code, lines };
}

it('tells what is wrong with file and line, of a folder and of an archive', async () => {
  await writeFile(join(cwd, 'in', 'a.md'), text('a'));
  await writeFile(join(cwd, 'in', 'b.md'), 'ei mitään');
  expect(await run(['check', 'in'])).toEqual({
    code: 1,
    lines: ['b.md:1: refused: no front matter: the file must begin with a line ---', '1 articles, 1 remarks'],
  });
  await writeFile(join(cwd, 'a.zip'), zipSync({ 'a.md': strToU8(text('a')), 'kuva.png': strToU8('x') }));
  expect(await run(['check', 'a.zip'])).toEqual({
    code: 0,
    lines: ['kuva.png: is not Markdown and is left out', '1 articles, 1 remarks'],
  });
  expect(await run(['check', 'nowhere'])).toMatchObject({ code: 2 });
});

it('shows what an import would change, and changes it only when told so', async () => {
  await mkdir(join(cwd, 'county'));
  await writeFile(join(cwd, 'county', 'vanha-nimi.md'), text('a'));
  await writeFile(join(cwd, 'county', 'oma.md'), text('oma'));
  await writeFile(join(cwd, 'in', 'a.md'), text('a', ' Lisää.'));
  await writeFile(join(cwd, 'in', 'b.md'), text('b'));
  const shown = await run(['import', 'in', '--into', 'county']);
  expect(shown.lines.slice(0, 2)).toEqual(['new       b.fi  b', 'changed   a.fi  1 lines of text']);
  expect((await readdir(join(cwd, 'county'))).toSorted()).toEqual(['oma.md', 'vanha-nimi.md']);
  expect((await run(['import', 'in', '--into', 'county', '--only', 'a', '--yes'])).code).toBe(0);
  expect((await readdir(join(cwd, 'county'))).toSorted()).toEqual(['oma.md', 'vanha-nimi.md']);
  expect(await readFile(join(cwd, 'county', 'vanha-nimi.md'), 'utf8')).toContain('Lisää.');
});

it('makes a key once, and signs with it what it publishes', async () => {
  await writeFile(join(cwd, 'in', 'a.md'), text('a'));
  expect(await run(['publish', 'in', '--hub', 'http://hub.example'])).toMatchObject({ code: 2 });
  expect((await run(['key', '--out', 'key.pem'])).code).toBe(0);
  expect((await run(['key', '--out', 'key.pem'])).code).toBe(2);
  const asked: { method: string | undefined; body: string }[] = [];
  const hub: typeof fetch = async (_url, init) => {
    asked.push({ method: init?.method, body: String(init?.body) });
    return init?.method === 'PUT' ? Response.json({ ok: true }) : new Response(null, { status: 204 });
  };
  const published = await run(
    ['publish', 'in', '--hub', 'http://hub.example', '--key', 'key.pem'],
    { GUIDELINES_TOKEN: 'x' },
    hub,
  );
  expect(published).toEqual({ code: 0, lines: ['Edition 1: 1 articles, 1 of them new at the hub'] });
  expect(asked[1]?.body).toContain('"signature"');
});

it('says what is asked wrongly', async () => {
  for (const argv of [[], ['bake'], ['import', 'in'], ['publish', 'in', '--hub', 'hub'], ['check', 'a', 'b']])
    expect(await run(argv)).toMatchObject({ code: 2 });
  expect((await run(['--help'])).code).toBe(0);
});
