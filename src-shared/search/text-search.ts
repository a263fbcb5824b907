import MiniSearch, { type SearchResult } from 'minisearch';
import { FAMILY_MARK, STEM_MARK, createAnalysis, grams } from './analyse.js';
import { fold, tokenize } from './fold.js';
import { createStemmer } from './stem.js';
import { stopWords } from './stop-words.js';
import { synonymGroups } from './synonyms.js';

/** What is searched: its key, and its texts with how much a hit in each weighs. */
export interface SearchDocument {
  id: string;
  /** Field name → text. A field that the document lacks is left out. */
  texts: Readonly<Record<string, string>>;
}

export interface SearchHit {
  id: string;
  /** Comparable within one answer only; the first is 1 at most. */
  score: number;
  /** Terms of the index that matched, for `highlight`. */
  matched: ReadonlySet<string>;
}

export interface TextSearch {
  /** Documents that match, best first. An empty query finds nothing. */
  search: (query: string, limit?: number) => SearchHit[];
  /** True when the word (as it stands in a text) is among what matched. */
  isMatch: (word: string, matched: ReadonlySet<string>) => boolean;
}

const wordWeights = { exact: 1, stem: 0.9, family: 0.4, synonym: 0.5, gram: 0.55, floor: 0.08 };

/**
 * Makes a search over Finnish and Swedish texts: words, stems, compound parts, lay synonyms, beginnings of words, one-letter
 * typos, and runs of letters for what the others miss. In memory; for some thousands of short documents.
 * @param weights field name → weight of a hit there, 1 for an ordinary text
 */
export function createTextSearch(
  documents: readonly SearchDocument[],
  weights: Readonly<Record<string, number>>,
): TextSearch {
  const fields = Object.keys(weights);
  const boost = { ...weights };
  const extractField = (document: SearchDocument, name: string) =>
    name === 'id' ? document.id : (document.texts[name] ?? '');
  const stemmer = createStemmer();
  const analysis = createAnalysis(stemmer, [
    ...documents.flatMap((document) => Object.values(document.texts)),
    ...synonymGroups.flat(),
  ]);
  const tokenTexts = (text: string) => tokenize(text).map((token) => token.text);
  const words = new MiniSearch<SearchDocument>({
    fields,
    extractField,
    tokenize: tokenTexts,
    processTerm: (word) => analysis.terms(word),
  });
  const runs = new MiniSearch<SearchDocument>({
    fields,
    extractField,
    tokenize: tokenTexts,
    processTerm: (word) => (stopWords.has(fold(word)) ? null : grams(word)),
  });
  words.addAll(documents);
  runs.addAll(documents);
  const synonyms = createSynonyms((word) => analysis.stems(word));

  const asIs = { tokenize: (term: string) => [term], processTerm: (term: string) => term };

  /** Scores of one word of the query. */
  const ofWord = (word: string, last: boolean): Map<string, { score: number; matched: Set<string> }> => {
    const found = new Map<string, { score: number; matched: Set<string> }>();
    const take = (results: SearchResult[], weight: number) => {
      for (const result of results) {
        const was = found.get(String(result.id)) ?? { score: 0, matched: new Set<string>() };
        was.score = Math.max(was.score, result.score * weight);
        for (const term of result.terms) was.matched.add(term);
        found.set(String(result.id), was);
      }
    };
    const folded = fold(word);
    const length = folded.length;
    take(
      words.search(folded, {
        ...asIs,
        boost,
        prefix: length >= 3 || last,
        fuzzy: length >= 8 ? 2 : length >= 4 ? 1 : false,
        weights: { fuzzy: 0.35, prefix: 0.6 },
      }),
      wordWeights.exact,
    );
    for (const stem of analysis.stems(word)) {
      take(
        words.search(STEM_MARK + stem, {
          ...asIs,
          boost,
          prefix: stem.length >= 4,
          weights: { fuzzy: 0, prefix: 0.7 },
        }),
        wordWeights.stem,
      );
    }
    for (const root of analysis.families(word)) {
      take(words.search(FAMILY_MARK + root, { ...asIs, boost }), wordWeights.family);
    }
    for (const stem of synonyms(word)) {
      take(words.search(STEM_MARK + stem, { ...asIs, boost }), wordWeights.synonym);
    }
    return found;
  };

  return {
    search(query, limit = 50) {
      const all = tokenTexts(query);
      const telling = all.filter((word) => !stopWords.has(fold(word)));
      const asked = telling.length > 0 ? telling : all;
      if (asked.length === 0) return [];
      const total = new Map<string, { score: number; covered: number; matched: Set<string> }>();
      const entry = (id: string) => {
        const was = total.get(id) ?? { score: 0, covered: 0, matched: new Set<string>() };
        total.set(id, was);
        return was;
      };
      for (const [index, word] of asked.entries()) {
        for (const [id, { score, matched }] of ofWord(word, index === asked.length - 1)) {
          const was = entry(id);
          was.score += score;
          was.covered += 1;
          for (const term of matched) was.matched.add(term);
        }
      }
      for (const each of total.values()) each.score *= 0.4 + (0.6 * each.covered) / asked.length;
      const top = Math.max(...[...total.values()].map((each) => each.score), 0);
      const runHits = asked.flatMap((word) => [grams(word)]).flat();
      const gramResults = runs.search(runHits.join(' '), {
        tokenize: (text) => text.split(' '),
        processTerm: (term) => term,
        boost,
      });
      const gramTop = gramResults[0]?.score ?? 1;
      for (const result of gramResults) {
        const share = result.terms.length / new Set(runHits).size;
        if (share < 0.3 && !total.has(String(result.id))) continue;
        entry(String(result.id)).score += (top === 0 ? 1 : top) * wordWeights.gram * (result.score / gramTop);
      }
      const hits = [...total].map(([id, { score, matched }]) => ({ id, score, matched }));
      hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      const best = hits[0]?.score ?? 1;
      return hits
        .map((hit) => ({ ...hit, score: hit.score / best }))
        .filter((hit) => hit.score >= wordWeights.floor)
        .slice(0, limit);
    },
    isMatch: (word, matched) => !stopWords.has(fold(word)) && analysis.terms(word).some((term) => matched.has(term)),
  };
}

/** Word → stems of the other words of its groups. */
function createSynonyms(stems: (word: string) => string[]): (word: string) => Set<string> {
  const groups = synonymGroups.map(
    (group) => new Set(group.flatMap((phrase) => tokenize(phrase).flatMap((token) => stems(token.text)))),
  );
  const byStem = new Map<string, Set<string>[]>();
  for (const group of groups) {
    for (const stem of group) byStem.set(stem, [...(byStem.get(stem) ?? []), group]);
  }
  return (word) => {
    const own = stems(word);
    return new Set(
      own
        .flatMap((stem) => byStem.get(stem) ?? [])
        .flatMap((group) => [...group])
        .filter((stem) => !own.includes(stem)),
    );
  };
}
