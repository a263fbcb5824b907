import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..');
const languages = ['fi', 'sv', 'en'] as const;
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) flatten(value, path === '' ? key : `${path}.${key}`, into);
  else into.set(path, node);
  return into;
}
const namespaces = (language: string) =>
  readdirSync(join(import.meta.dirname, language)).map((file) => file.replace(/\.json$/, ''));
const texts = (language: string, namespace: string) =>
  flatten(
    JSON.parse(readFileSync(join(import.meta.dirname, language, `${namespace}.json`), 'utf8')),
    '',
    new Map<string, unknown>(),
  );

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
  });
}

interface Use {
  file: string;
  /** `namespace:key`; ends in `*` where the rest is decided at run time. */
  key: string;
}

/** Keys that a file asks for: literals anywhere inside `t(…)`, templates, and `xKey: 'ns:key'` of definitions. */
function usesOf(file: string): Use[] {
  const code = readFileSync(file, 'utf8');
  const declared = [...code.matchAll(/useTranslation\(\s*(?:'([^']*)')?/g)].map((match) => match[1] ?? 'common');
  // A file that is handed `t` instead of asking for it speaks its feature's namespace.
  const folder = /features\/([^/]+)\//.exec(file)?.[1];
  const own = declared[0] ?? folder?.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) ?? 'common';
  const qualified = (key: string) => (/^[a-zA-Z]+:/.test(key) ? key : `${own}:${key}`);
  const asked: string[] = [];
  for (const match of code.matchAll(/(?<![\w.$])(?:i18n\.)?t\(/g)) {
    const inside = argument(code, match.index + match[0].length);
    const plain = inside.replaceAll(/`[^`]*`/g, '');
    for (const literal of plain.matchAll(/'([^'\n]*)'/g)) {
      const key = literal[1] ?? '';
      const compared = /(===|!==)\s*$/.test(plain.slice(0, literal.index));
      if (!compared && key !== '') asked.push(key);
    }
    for (const template of inside.matchAll(/`([^`]*)`/g))
      asked.push((template[1] ?? '').replaceAll(/\$\{[^}]*\}+/g, '*'));
  }
  // Keys that wait in definitions always carry their namespace: `titleKey: 'tools:title'`.
  for (const match of code.matchAll(/(?:[kK]ey|\])\??: '([a-zA-Z]+:[a-zA-Z][\w.]*)'/g)) asked.push(match[1] ?? '');
  return asked.map((key) => ({ file: relative(renderer, file), key: qualified(key) }));
}

/** The first argument of a call, from its opening. */
function argument(code: string, from: number): string {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    const char = code[at] ?? '';
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) return code.slice(from, at);
    else if (char === ',' && depth === 0) return code.slice(from, at);
  }
  return '';
}

const known = new Set(
  namespaces('fi').flatMap((namespace) => [...texts('fi', namespace).keys()].map((key) => `${namespace}:${key}`)),
);
const stems = new Set([...known].map((key) => key.replace(PLURAL, '')));
const uses = sources(renderer).flatMap(usesOf);
const pattern = (key: string) =>
  new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replaceAll('.', String.raw`\.`))
      .join('.+')}$`,
  );

describe('texts', () => {
  it('are in the same files in every language', () => {
    for (const language of languages) expect(namespaces(language)).toEqual(namespaces('fi'));
  });

  it.each(namespaces('fi'))('%s has the same keys in every language and no empty value', (namespace) => {
    // Languages differ in their plural forms; all three of ours have one and other.
    const finnish = [...texts('fi', namespace).keys()].sort();
    for (const language of languages) {
      const own = texts(language, namespace);
      expect([...own.keys()].sort(), language).toEqual(finnish);
      for (const [key, value] of own)
        expect(typeof value === 'string' && value.trim() !== '', `${language} ${key}`).toBe(true);
    }
  });

  it('take the same variables in every language', () => {
    const variables = (text: unknown) => [...String(text).matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();
    for (const namespace of namespaces('fi'))
      for (const [key, text] of texts('fi', namespace))
        for (const language of languages)
          expect(
            [...new Set(variables(texts(language, namespace).get(key)))],
            `${language} ${namespace}:${key}`,
          ).toEqual([...new Set(variables(text))]);
  });

  it('exist for every key that the code asks for', () => {
    const missing = uses.filter(({ key }) =>
      key.includes('*') ? ![...stems].some((stem) => pattern(key).test(stem)) : !stems.has(key),
    );
    expect(missing).toEqual([]);
  });

  it('are all asked for by some code', () => {
    const exact = new Set(uses.map(({ key }) => key));
    const open = uses.filter(({ key }) => key.includes('*')).map(({ key }) => pattern(key));
    // A key that reaches `t` through a variable still stands somewhere in the code by its name.
    const code = sources(renderer)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const named = (stem: string) =>
      new RegExp(`['"\`]${stem.replace(/^.*:/, '')}['"\`]|\\b${stem.replace(/^.*:/, '')}:`).test(code);
    const unused = [...stems].filter((stem) => !exact.has(stem) && !open.some((one) => one.test(stem)) && !named(stem));
    expect(unused).toEqual([]);
  });
});
