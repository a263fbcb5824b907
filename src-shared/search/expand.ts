import { letterDistance } from './distance.js';
import { fold } from './fold.js';
import { family } from './stem.js';
import type { Meaning } from './synonyms.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of the vocabulary that stand for a word of the query in one way, each with how near it is (0–1). */
export type Words = Map<number, number>;

/**
 * One way to meet a word of the query: several lists of words must be met (a compound's parts, a term of two words), each as
 * far as it is; `weight` says what meeting all of them is worth beside the word itself.
 */
export interface Way {
  weight: number;
  all: Words[];
  /** What meeting only some of `all` is worth, of the whole. */
  partly: number;
  /** Words met in this way are marked in the text. */
  marks: boolean;
}

export const worth = {
  /** The same stem in another form; the form itself is 1. */
  stem: 0.95,
  /** A compound of the documents has the word as its last part, or as another one. */
  lastPart: 0.65,
  otherPart: 0.6,
  /** The query's compound is met by its parts. */
  parts: 0.75,
  loneParts: 0.5,
  partly: 0.6,
  prefix: 0.75,
  family: 0.55,
  synonym: 0.8,
  oneLetter: 0.75,
  twoLetters: 0.5,
  alike: 0.35,
};

const raise = (words: Words, word: number, weight: number) => {
  if ((words.get(word) ?? 0) < weight) words.set(word, weight);
};

/** Words with any of these stems, and compounds with such a part. */
export function withStems(vocabulary: Vocabulary, stems: readonly string[]): Words {
  const words: Words = new Map();
  for (const stem of stems) {
    for (const word of vocabulary.withStem(stem)) raise(words, word, worth.stem);
    for (const word of vocabulary.withPart(stem)) {
      const last = vocabulary.word(word).parts.at(-1)?.includes(stem) === true;
      raise(words, word, last ? worth.lastPart : worth.otherPart);
    }
  }
  return words;
}

/** Whether any of them is the word itself, in some form. */
export const isKnown = (words: Words): boolean => {
  for (const weight of words.values()) if (weight >= worth.stem) return true;
  return false;
};

/** How many wrong letters a word of this length may have. */
export const typosIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How much a word must be like another by its runs of letters (Dice, 0–1) to be looked at, and how many are. */
const LEAST_ALIKE = 0.3;
const MOST_ALIKE = 60;
/** How much, to be looked for in its place although letters tell nothing: with the same beginning, and without. */
const SIMILAR = 0.45;
const VERY_SIMILAR = 0.5;

type Near = { word: number; far: number };

function nearest(vocabulary: Vocabulary, folded: string, alike: readonly { word: number }[]): Near[] {
  const most = typosIn(folded.length);
  if (most === 0) return [];
  return alike
    .map(({ word }) => ({ word, far: letterDistance(folded, vocabulary.word(word).folded, most) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far || a.word - b.word);
}

/** Words that differ by a letter or two, nearest first. */
export const near = (vocabulary: Vocabulary, folded: string): Near[] =>
  nearest(vocabulary, folded, vocabulary.alike(folded, LEAST_ALIKE, MOST_ALIKE));

interface Asked {
  /** The last word of the query may not be typed to its end yet. */
  last: boolean;
  /** What the stems of a compound's part mean besides themselves. */
  meaningsOf?: (stems: readonly string[]) => readonly Meaning[];
  /** The word has synonyms: it is a word. */
  hasMeaning?: boolean;
}

/** Everything that a word of the query may be met by, apart from its synonyms. `known`: as it is, or in another form. */
export function expand(
  vocabulary: Vocabulary,
  text: string,
  { last, meaningsOf = () => [], hasMeaning = false }: Asked,
): { ways: Way[]; known: boolean } {
  const folded = fold(text);
  const stems = vocabulary.stems(text);
  const ways: Way[] = [];
  const one = (weight: number, words: Words, marks = true) => {
    if (words.size > 0) ways.push({ weight, all: [words], partly: 0, marks });
  };

  const itself = withStems(vocabulary, stems);
  const exact = vocabulary.find(folded);
  if (exact !== undefined) itself.set(exact, 1);
  one(1, itself);

  const split = vocabulary.split(text);
  if (split !== undefined) {
    const all = split.parts.map((part) => {
      const own = vocabulary.stems(part);
      const words = withStems(vocabulary, own);
      for (const { stems: terms, weight } of meaningsOf(own)) {
        if (terms.length !== 1) continue;
        for (const [word, share] of withStems(vocabulary, terms[0] ?? []))
          raise(words, word, share * weight * worth.synonym);
      }
      return words;
    });
    ways.push({ weight: split.lone ? worth.loneParts : worth.parts, all, partly: worth.partly, marks: true });
  }

  if (folded.length >= 3 || last) {
    const begun: Words = new Map();
    for (const word of vocabulary.beginning(folded, 200)) {
      raise(begun, word, (folded.length + 2) / (vocabulary.word(word).folded.length + 2));
    }
    one(worth.prefix, begun);
  }

  const kin: Words = new Map();
  for (const root of new Set(stems.flatMap((stem) => family(stem) ?? []))) {
    for (const word of vocabulary.withFamily(root)) raise(kin, word, 1);
  }
  one(worth.family, kin);

  const known = hasMeaning || isKnown(itself);
  // A known word is seldom a mistake for another one, and what is like it is its kin already.
  if (known) return { ways, known };
  const alike = vocabulary.alike(folded, LEAST_ALIKE, MOST_ALIKE);
  const mistyped: Words = new Map();
  for (const { word, far } of nearest(vocabulary, folded, alike)) {
    if (far > 0) raise(mistyped, word, far === 1 ? worth.oneLetter : worth.twoLetters);
  }
  one(1, mistyped);

  const similar: Words = new Map();
  if (folded.length >= 5) {
    for (const { word, share } of alike) {
      if (share < SIMILAR) break;
      // Endings are alike in many words: the beginning must be there, if only inside a compound.
      if (share >= VERY_SIMILAR || vocabulary.word(word).folded.includes(folded.slice(0, 3)))
        raise(similar, word, share);
    }
  }
  one(worth.alike, similar, false);
  return { ways, known };
}

/** The ways by which what a word means is met. */
export const meaningWays = (vocabulary: Vocabulary, { stems, weight }: Meaning): Way => ({
  weight: weight * worth.synonym,
  all: stems.map((each) => withStems(vocabulary, each)),
  partly: 0,
  marks: true,
});
