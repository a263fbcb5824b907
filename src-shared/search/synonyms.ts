import { fold, tokenize } from './fold.js';
import type { Stemmer } from './stem.js';
import { stopWords } from './stop-words.js';

/** Words of everyday speech and the terms that services and instructions have for the same. Each may be several words. */
export interface SynonymPair {
  lay: readonly string[];
  official: readonly string[];
  /** The same in two languages: both sides are as near to each other. */
  equal?: true | undefined;
}

/** What else to look for: the stems of one term's words, all of which must be met, and how near it is (0–1). */
export interface Meaning {
  stems: readonly (readonly string[])[];
  weight: number;
}

/** Looked for with everyday words, a term counts for this much; the other way round for less: it is the wider word. */
const TO_OFFICIAL = 1;
const TO_LAY = 0.7;
/** Everyday words of one row, and terms of one row, mean about the same. */
const BESIDE = 0.6;

/** @returns what the words of a query mean besides themselves, with the place of the word that each belongs to */
export type Synonyms = (asked: readonly (readonly string[])[]) => { at: number; meaning: Meaning }[];

interface Entry {
  stems: string[][];
  meanings: Meaning[];
}

/** Makes the look-up. A term of several words is met when all its words are in the query. */
export function createSynonyms(pairs: readonly SynonymPair[], stemmer: Stemmer): Synonyms {
  const byStem = new Map<string, Entry[]>();
  const stemsOf = (term: string) =>
    tokenize(term)
      .map((token) => token.text)
      .filter((word, _, all) => all.length === 1 || !stopWords.has(fold(word)))
      .map((word) => stemmer(word));
  for (const { lay, official, equal = false } of pairs) {
    const row = [
      ...lay.map((term) => ({ lay: true, stems: stemsOf(term) })),
      ...official.map((term) => ({ lay: false, stems: stemsOf(term) })),
    ].filter(({ stems }) => stems.length > 0);
    for (const from of row) {
      const meanings = row
        .filter((to) => to !== from)
        .map((to) => ({
          stems: to.stems,
          weight: from.lay === to.lay ? BESIDE : from.lay || equal ? TO_OFFICIAL : TO_LAY,
        }));
      const entry = { stems: from.stems, meanings };
      for (const stem of new Set(from.stems[0])) byStem.set(stem, [...(byStem.get(stem) ?? []), entry]);
    }
  }
  const meets = (own: readonly string[], wanted: readonly string[]) => wanted.some((stem) => own.includes(stem));
  return (asked) =>
    asked.flatMap((own, at) =>
      [...new Set(own.flatMap((stem) => byStem.get(stem) ?? []))]
        .filter(({ stems }) => stems.every((wanted) => asked.some((word) => meets(word, wanted))))
        .flatMap(({ meanings }) => meanings.map((meaning) => ({ at, meaning }))),
    );
}
