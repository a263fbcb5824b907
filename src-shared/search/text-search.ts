import { commonParts } from './common-parts.js';
import { type FieldRule, type SearchDocument, createDocumentIndex, nameKey } from './document-index.js';
import { tokenize } from './fold.js';
import type { NarrowCounts } from './narrow.js';
import { type Scored, createScorer } from './score.js';
import { createStemmer } from './stem.js';
import { type SynonymPair, createSynonyms } from './synonyms.js';
import { MOST_WORDS, putRight, telling, understand } from './understand.js';
import { createVocabulary } from './vocabulary.js';

export interface SearchRules {
  fields: Readonly<Record<string, FieldRule>>;
  synonyms: readonly SynonymPair[];
}

export interface SearchHit {
  id: string;
  /** Comparable within one answer only; the first is 1. */
  score: number;
  /** Words of the document that met the query, folded, for `highlight`. */
  forms: readonly string[];
  /** Metres to it, where something near is looked for. */
  metres?: number;
}

/** What is let through of everything that was found, before the best are picked. */
export interface Sieve {
  /** Below this share of the best score a hit does not count as found. */
  weakest: number;
  /** @param found ids of everything that was found @returns whether one of them is let through */
  sift: (found: readonly string[]) => (id: string) => boolean;
}

export interface SearchAnswer {
  hits: readonly SearchHit[];
  /** How many there are of what, where the search was narrowed. */
  counts?: NarrowCounts;
  /** The query with its unknown words put right ("tarkoititko …"); absent when nothing better is known. */
  didYouMean?: string;
}

export interface TextSearch {
  /** Adds documents; those whose ids are there already are replaced. */
  add: (documents: readonly SearchDocument[]) => void;
  remove: (ids: readonly string[]) => void;
  /** Takes apart words that came since, at most so many; false when none are left. `search` does what is left by itself. */
  settle: (most: number) => boolean;
  /** Documents that match, best first. An empty query finds nothing. */
  search: (query: string, limit?: number, sieve?: Sieve) => SearchAnswer;
  size: () => number;
}

/** Below this share of the best score a hit is noise. */
const WEAKEST = 0.08;

/**
 * Makes a search over Finnish and Swedish texts: words in all their forms, compounds and their parts, word families, lay
 * synonyms, beginnings of words, a wrong letter or two, and runs of letters for what the others miss. In memory.
 */
export function createTextSearch({ fields, synonyms: pairs }: SearchRules): TextSearch {
  const stemmer = createStemmer();
  const terms = pairs.flatMap(({ lay, official }) => [...lay, ...official]);
  const vocabulary = createVocabulary(stemmer, [
    ...commonParts,
    ...terms.flatMap((term) => tokenize(term).map((token) => token.text)),
  ]);
  const synonyms = createSynonyms(pairs, stemmer);
  const documents = createDocumentIndex(fields, vocabulary);
  const scorer = createScorer(documents);

  /** The best of what is let through, best first. */
  function pick(found: readonly Scored[], limit: number, sieve: Sieve | undefined): Scored[] {
    const id = (number: number) => documents.document(number)?.id ?? '';
    const isLet = sieve?.sift(found.map(({ number }) => id(number)));
    const through = isLet === undefined ? found : found.filter(({ number }) => isLet(id(number)));
    // Thousands may be let through: they are not sorted for the few that are shown.
    const least =
      through.length <= limit
        ? 0
        : (Float64Array.from(through, ({ score }) => score)
            .toSorted()
            .at(-limit) ?? 0);
    return through
      .filter(({ score }) => score >= least)
      .toSorted((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, limit);
  }

  return {
    add: (added) => added.forEach(documents.add),
    remove: (ids) => ids.forEach(documents.remove),
    settle: vocabulary.analyse,
    size: documents.alive,
    search(query, limit = 50, sieve) {
      while (vocabulary.analyse(Number.MAX_SAFE_INTEGER));
      const tokens = telling(query).slice(0, MOST_WORDS);
      if (tokens.length === 0) {
        sieve?.sift([]);
        return { hits: [] };
      }
      const understood = understand(
        tokens.map((token) => token.text),
        vocabulary,
        synonyms,
      );
      const named = documents.named(nameKey(query));
      const scored = scorer.score(
        understood.map(({ ways }) => ways),
        // What is let through may stand anywhere: nothing is cut off before.
        sieve === undefined ? limit : Infinity,
        named,
      );
      const top = scored.reduce((most, { score }) => Math.max(most, score), 0);
      const raised = scored.map(({ number, score }) => ({
        number,
        score: named?.has(number) === true ? score + top : score,
      }));
      const best = raised.reduce((most, { score }) => Math.max(most, score), 0) || 1;
      const ranked = pick(
        raised.filter(({ score }) => score >= best * (sieve?.weakest ?? WEAKEST)),
        limit,
        sieve,
      );
      const marks = new Set(
        understood
          .flatMap(({ ways }) => ways.filter((way) => way.marks).flatMap((way) => way.all))
          .flatMap((words) => [...words.keys()]),
      );
      const hits = ranked.flatMap(({ number, score }) => {
        const document = documents.document(number);
        if (document === undefined) return [];
        const forms = [...document.words].filter((word) => marks.has(word)).map((word) => vocabulary.word(word).folded);
        return [{ id: document.id, score: score / best, forms }];
      });
      const didYouMean = putRight(query, tokens, understood, vocabulary, documents.isUsed);
      return didYouMean === undefined ? { hits } : { hits, didYouMean };
    },
  };
}
