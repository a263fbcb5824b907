import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { SynonymPair } from '#shared/search/synonyms.js';

/** Something wrong in a list of synonyms; the rest of the list is used. */
export interface SynonymProblem {
  /** From 1. */
  line: number;
  message: string;
}

export interface ReadSynonyms {
  pairs: SynonymPair[];
  problems: SynonymProblem[];
}

/** Longest list that is read, in characters. */
const MAX_LENGTH = 500_000;
/** Longest word or phrase, in characters: what is longer is a sentence that nobody types. */
const MAX_TERM = 80;
const sections = { fi: false, sv: false, 'fi-sv': true };
const isSection = (name: unknown): name is keyof typeof sections => typeof name === 'string' && name in sections;

const termsOf = (text: string): string[] =>
  text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');

/**
 * Reads a list of synonyms: YAML with the sections `fi` and `sv` (everyday words: official terms) and `fi-sv` (one language:
 * the other), where commas part words. Never throws: a row that cannot be used is told with its line, and the others hold.
 */
export function readSynonyms(text: string): ReadSynonyms {
  const pairs: SynonymPair[] = [];
  const problems: SynonymProblem[] = [];
  if (text.length > MAX_LENGTH)
    return { pairs, problems: [{ line: 1, message: `longer than ${MAX_LENGTH} characters` }] };
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const lineAt = (node: unknown): number => {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    return Array.isArray(range) && typeof range[0] === 'number' ? counter.linePos(range[0]).line : 1;
  };
  const wrong = (node: unknown, message: string) => void problems.push({ line: lineAt(node), message });
  const [broken] = document.errors;
  if (broken !== undefined) {
    return { pairs, problems: [{ line: counter.linePos(broken.pos[0]).line, message: broken.message }] };
  }
  const { contents } = document;
  if (contents === null) return { pairs, problems };
  if (!isMap(contents)) return { pairs, problems: [{ line: 1, message: 'must begin with fi:, sv: or fi-sv:' }] };
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (!isSection(name)) {
      wrong(key, `${JSON.stringify(name ?? null)} is not a section: there are fi, sv and fi-sv`);
      continue;
    }
    if (isScalar(value) && value.value === null) continue;
    if (!isMap(value)) {
      wrong(value, `${name}: must hold rows of the form "words: other words"`);
      continue;
    }
    const seen = new Map<string, number>();
    for (const row of value.items) {
      const pair = readRow(row.key, row.value, (message) => wrong(row.key, message));
      if (pair === undefined) continue;
      const same = pair.lay.find((term) => seen.has(term.toLocaleLowerCase('fi')));
      // Not a mistake that would lead anybody astray: both rows hold, and the author may want to know.
      if (same !== undefined) wrong(row.key, `"${same}" stands on line ${seen.get(same.toLocaleLowerCase('fi'))} too`);
      for (const term of pair.lay) seen.set(term.toLocaleLowerCase('fi'), lineAt(row.key));
      pairs.push(sections[name] ? { ...pair, equal: true } : pair);
    }
  }
  return { pairs, problems };
}

function readRow(key: unknown, value: unknown, wrong: (message: string) => void): SynonymPair | undefined {
  const textOf = (node: unknown) => {
    const plain = isScalar(node) ? node.value : node;
    return typeof plain === 'string' || typeof plain === 'number' ? String(plain) : undefined;
  };
  const left = textOf(key);
  const right = textOf(value);
  if (left === undefined) wrong('the words before the colon must be a text');
  else if (right === undefined) wrong(`"${left}": the words after the colon must be a text`);
  else {
    const [lay, official] = [termsOf(left), termsOf(right)];
    const long = [...lay, ...official].find((term) => term.length > MAX_TERM);
    if (long !== undefined) wrong(`"${long.slice(0, 30)}…" is longer than ${MAX_TERM} characters`);
    else if (lay.length === 0) wrong('no words before the colon');
    else if (official.length === 0) wrong(`"${left}": no words after the colon`);
    else return { lay, official };
  }
  return undefined;
}
