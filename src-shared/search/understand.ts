import { type Way, expand, isKnown, meaningWays, near, withStems } from './expand.js';
import { type Token, fold, tokenize } from './fold.js';
import { stopWords } from './stop-words.js';
import type { Synonyms } from './synonyms.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of a query that say something, or all of them when none does. */
export function telling(query: string): Token[] {
  const all = tokenize(query);
  const some = all.filter((token) => !stopWords.has(fold(token.text)));
  return some.length > 0 ? some : all;
}

/** One word of a query: how it may be met, and whether it is a word that we know at all. */
export interface Understood {
  ways: Way[];
  known: boolean;
}

/** More words than this are not looked for: nobody types them, but somebody may paste a page. */
export const MOST_WORDS = 24;

/** What each word of a query may be met by. */
export function understand(words: readonly string[], vocabulary: Vocabulary, synonyms: Synonyms): Understood[] {
  const meant = synonyms(words.map((word) => vocabulary.stems(word)));
  /** "perhe neuvola": written apart, it may stand together in the texts. */
  const together = (first: string | undefined, second: string | undefined): Way[] => {
    if (first === undefined || second === undefined) return [];
    const words = withStems(vocabulary, vocabulary.stems(first + second));
    return isKnown(words) ? [{ weight: 1, all: [words], partly: 0, marks: true }] : [];
  };
  return words.map((word, at) => {
    const meanings = meant.filter((each) => each.at === at).map(({ meaning }) => meaningWays(vocabulary, meaning));
    const { ways, known } = expand(vocabulary, word, {
      last: at === words.length - 1,
      hasMeaning: meanings.length > 0,
      meaningsOf: (stems) => synonyms([stems]).map(({ meaning }) => meaning),
    });
    const joined = [...together(words[at - 1], word), ...together(word, words[at + 1])];
    const split = vocabulary.split(word);
    return {
      ways: [...ways, ...joined, ...meanings],
      known: known || joined.length > 0 || (split !== undefined && !split.lone),
    };
  });
}

/**
 * The query with the words that nobody knows put right, for "tarkoititko …". Undefined when nothing better is known.
 * @param isUsed whether a word of the vocabulary stands in any document now
 */
export function putRight(
  query: string,
  tokens: readonly Token[],
  understood: readonly Understood[],
  vocabulary: Vocabulary,
  isUsed: (word: number) => boolean,
): string | undefined {
  let text = query;
  for (const [at, token] of [...tokens.entries()].toReversed()) {
    if (understood[at]?.known === true) continue;
    const best = near(vocabulary, fold(token.text)).find(({ far, word }) => far > 0 && isUsed(word));
    if (best === undefined) continue;
    text = text.slice(0, token.start) + vocabulary.word(best.word).shown + text.slice(token.end);
  }
  return text === query ? undefined : text.trim();
}
