import { fold, tokenize } from './fold.js';
import { splitCompound } from './compound.js';
import { type Stemmer, family } from './stem.js';

/** Turns words into the terms of the index: the word itself, its stems (with a mark) and a compound's parts' stems. */
export interface Analysis {
  /** Terms of one word as it stands in a document or a query. */
  terms: (word: string) => string[];
  /** Stems of one word and of its parts, without marks. */
  stems: (word: string) => string[];
  /** Roots of the families of the word and of its parts, without marks. */
  families: (word: string) => string[];
}

/** Marks a stem in the index, so that it is never taken for a word that happens to look like it. */
export const STEM_MARK = '=';
/** Marks the root of a word family (rokotus, rokottaa). */
export const FAMILY_MARK = '~';

/**
 * @param vocabulary the words of the documents; a compound is split only into words (or stems) found there
 */
export function createAnalysis(stemmer: Stemmer, vocabulary: Iterable<string>): Analysis {
  const words = new Set<string>();
  for (const text of vocabulary) {
    for (const token of tokenize(text)) {
      words.add(fold(token.text));
      for (const stem of stemmer(token.text)) words.add(stem);
    }
  }
  const known = (part: string) => words.has(part) || stemmer(part).some((stem) => stem.length > 3 && words.has(stem));
  const cache = new Map<string, string[]>();
  const stems = (word: string): string[] => {
    const lower = fold(word);
    const cached = cache.get(lower);
    if (cached !== undefined) return cached;
    const parts = lower.length < 7 ? [] : splitCompound(lower, known);
    const found = [...new Set([...stemmer(word), ...parts.flatMap((part) => stemmer(part))])];
    if (cache.size > 50_000) cache.clear();
    cache.set(lower, found);
    return found;
  };
  const families = (word: string) => [...new Set(stems(word).flatMap((stem) => family(stem) ?? []))];
  return {
    stems,
    families,
    terms: (word) => [
      fold(word),
      ...stems(word).map((stem) => STEM_MARK + stem),
      ...families(word).map((root) => FAMILY_MARK + root),
    ],
  };
}

/** The four-letter runs of a word with its edges, folded: "tuki" → "_tuk", "tuki", "uki_". Inflection and typos leave most alike. */
export function grams(word: string, size = 4): string[] {
  const padded = `_${fold(word)}_`;
  if (padded.length <= size) return [padded];
  return Array.from({ length: padded.length - size + 1 }, (_, at) => padded.slice(at, at + size));
}
