import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Article, articleKinds } from '#shared/guidelines.js';
import { type Language, languageSchema } from '#shared/language.js';
import type { Library } from './build-library.js';
import { guidelinesAlone } from './testing/alone.js';

type Kind = (typeof articleKinds)[number];

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'seeds/kymijoki/guidelines');

const localeSchema = z.object({ topic: z.record(z.string(), z.string()) });

/** Headings that an instruction has, whatever else it has. */
const headings = {
  fi: ['Näin kirjaat', 'Ei näin', 'Mallikirjaus', 'Miksi'],
  sv: ['Så här antecknar du', 'Inte så här', 'Modellanteckning', 'Varför'],
  en: ['How to record', 'Not like this', 'Model entry', 'Why'],
} as const;

/** How many words an entry has at least and at most, answer and text together. */
const lengths: Record<Kind, readonly [number, number]> = {
  article: [100, 270],
  tip: [30, 90],
  model: [120, 330],
  term: [15, 80],
};

const headingsOf = ({ body }: Article) => [...body.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
const wordsOf = ({ summary, body }: Article) => `${summary} ${body}`.split(/\s+/).length;

describe('the demo county’s guidelines', () => {
  let library: Library;
  let articles: Article[];
  let kept: string;
  afterAll(() => rm(kept, { recursive: true }));
  beforeAll(async () => {
    kept = await mkdtemp(join(tmpdir(), 'kept-'));
    library = await guidelinesAlone({ folder, kept }).ready();
    articles = library.articles;
  });

  it('are read without a problem: no raw HTML, no identity code, no telephone number', async () => {
    expect(library.problems).toEqual([]);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
    const expected = articles.map(({ id, language }) => (language === 'fi' ? `${id}.md` : `${id}.${language}.md`));
    expect(files.sort()).toEqual(expected.sort());
  });

  it('point only at what there is, and each translation has its Finnish original of the same kind', () => {
    const finnish = new Map(articles.filter(({ language }) => language === 'fi').map((each) => [each.id, each]));
    for (const { id, kind, register, layer, addsTo, replaces, related } of articles) {
      expect(finnish.get(id), id).toMatchObject({ kind, register, layer });
      for (const other of [addsTo, replaces, ...related]) {
        if (other !== undefined) expect(finnish.has(other), `${id} → ${other}`).toBe(true);
      }
    }
  });

  it('have the parts and the length of their kind', () => {
    for (const article of articles) {
      const { id, language, kind } = article;
      const [whole, most] = lengths[kind];
      // What a region or a unit adds stands under the whole instruction and need not repeat its parts.
      const added = article.addsTo !== undefined;
      const least = added ? 40 : whole;
      const words = wordsOf(article);
      expect(words >= least && words <= most, `${id}.${language}: ${words} words`).toBe(true);
      if (kind === 'article' && !added) {
        expect(headingsOf(article), `${id}.${language}`).toEqual(expect.arrayContaining([...headings[language]]));
      }
      if (kind === 'model') expect(headingsOf(article), id).toContain(headings[language][2]);
    }
  });

  it('are a whole library in Finnish, and its heart in Swedish', () => {
    const count = (language: Language, kind: Kind) =>
      articles.filter((each) => each.language === language && each.kind === kind).length;
    expect(count('fi', 'article')).toBeGreaterThanOrEqual(55);
    expect(count('sv', 'article')).toBeGreaterThanOrEqual(20);
    expect(count('fi', 'tip')).toBeGreaterThanOrEqual(8);
    // They come up by themselves, so each does so in both languages.
    expect(count('sv', 'tip')).toBe(count('fi', 'tip'));
    expect(count('fi', 'model')).toBeGreaterThanOrEqual(5);
    expect(count('fi', 'term')).toBeGreaterThanOrEqual(30);
  });

  it('show what a region and a unit add, and what a region has approved in place of the national one', () => {
    const added = articles.filter(({ addsTo }) => addsTo !== undefined);
    expect(added.map(({ layer }) => layer)).toEqual(expect.arrayContaining(['regional', 'unit']));
    for (const { id, layer, unit } of added) expect(unit !== undefined, id).toBe(layer === 'unit');
    const replacing = articles.filter(({ replaces }) => replaces !== undefined);
    expect(replacing.length).toBeGreaterThan(0);
    for (const { id, approved } of replacing) expect(approved, id).toBeDefined();
  });

  it('have topics that are named in each language', async () => {
    for (const language of languageSchema.options) {
      const file = join(root, `src-renderer/app/locales/${language}/guidelines.json`);
      const { topic } = localeSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      expect(articles.flatMap(({ topics }) => topics).filter((each) => !(each in topic))).toEqual([]);
    }
  });
});
