import { splitCompound } from './compound.js';
import { fold } from './fold.js';
import { type Stemmer, family } from './stem.js';
import { stopWords } from './stop-words.js';

/** Three-letter runs of a word with its edges: "tuki" → "_tu", "tuk", "uki", "ki_". Inflection and typos leave most alike. */
export function grams(folded: string): string[] {
  const padded = `_${folded}_`;
  return Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
}

type Numbers = Map<string, number[]>;
const put = (map: Numbers, key: string, word: number) => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [word]);
  else if (list.at(-1) !== word) list.push(word);
};

/** What is known of one word as it stands in the documents. */
interface Word {
  folded: string;
  /** As it was first written, in lower case: to be shown. */
  shown: string;
  stems: string[];
  /** Stems of its parts when it is a compound, the last part's at the end. */
  parts: string[][];
}

/** All words of the documents, each analysed once, and the ways to find them. Words have numbers from 0. */
export interface Vocabulary {
  size: () => number;
  word: (number: number) => Word;
  find: (folded: string) => number | undefined;
  /** The word's number; a new one is analysed by `analyse`. */
  add: (text: string) => number;
  /** Splits words that were added since, at most so many; false when there are none left. */
  analyse: (most: number) => boolean;
  /** Stems of the parts of any word by the words known here, in their order; `lone` when only its last part is known. */
  split: (text: string) => { parts: string[]; lone: boolean } | undefined;
  stems: Stemmer;
  withStem: (stem: string) => readonly number[];
  /** Compounds that have the stem as one of their parts. */
  withPart: (stem: string) => readonly number[];
  withFamily: (root: string) => readonly number[];
  /** Words that begin so, shortest first. */
  beginning: (prefix: string, most: number) => number[];
  /** Words that share runs of letters, with how alike they are (Dice, 0–1), most alike first. */
  alike: (folded: string, atLeast: number, most: number) => { word: number; share: number }[];
}

const nothing: readonly number[] = [];
/** Letters by which words are kept together. */
const BEGINNING = 3;

/** Whether a word may be a compound with this part, whatever form the part takes there. */
const mayHold = (word: string, part: string): boolean =>
  word.length > part.length && word.includes(part.slice(0, Math.max(3, part.length - 3)));

/** @param known words that compounds may be split into although no document has them alone */
export function createVocabulary(stemmer: Stemmer, known: Iterable<string>): Vocabulary {
  const words: Word[] = [];
  const numbers = new Map<string, number>();
  /** By the word as it is written: most words come many times, and folding is what costs. */
  const written = new Map<string, number>();
  const byStem: Numbers = new Map();
  const byPart: Numbers = new Map();
  const byFamily: Numbers = new Map();
  const byGram: Numbers = new Map();
  const byBeginning: Numbers = new Map();
  const otherWords = new Set<string>();
  const otherStems = new Set<string>();
  /** First letters of all that is known: what begins otherwise needs no stemming to be told unknown. */
  const beginnings = new Set<string>();
  const begins = (text: string) => text.slice(0, BEGINNING);
  for (const word of known) {
    otherWords.add(fold(word));
    for (const stem of [fold(word), ...stemmer(word)]) beginnings.add(begins(stem));
    for (const stem of stemmer(word)) otherStems.add(stem);
  }
  let shared = new Uint8Array(0);
  let analysed = 0;
  /** Words whose stems were new when they came: they may be parts of those analysed before. */
  let fresh: string[] = [];

  const isKnown = (part: string): boolean =>
    beginnings.has(begins(part)) &&
    !stopWords.has(part) &&
    (numbers.has(part) ||
      otherWords.has(part) ||
      stemmer(part).some((stem) => stem.length > 3 && (byStem.has(stem) || otherStems.has(stem))));

  const partsOf = (folded: string) => (folded.length < 6 ? undefined : splitCompound(folded, isKnown));

  function splitWord(number: number, word: Word): void {
    const split = partsOf(word.folded);
    word.parts = split?.parts.map((part) => stemmer(part)) ?? [];
    for (const stem of word.parts.flat()) {
      put(byPart, stem, number);
      const root = family(stem);
      if (root !== undefined) put(byFamily, root, number);
    }
  }

  return {
    size: () => words.length,
    word: (number) => {
      const word = words[number];
      if (word === undefined) throw new RangeError(`no word ${number}`);
      return word;
    },
    find: (folded) => numbers.get(folded),
    add(text) {
      const before = written.get(text);
      if (before !== undefined) return before;
      const folded = fold(text);
      const had = numbers.get(folded);
      const number = had ?? words.length;
      written.set(text, number);
      if (had !== undefined) return had;
      const stems = stemmer(text);
      beginnings.add(begins(folded));
      put(byBeginning, begins(folded), number);
      words.push({ folded, shown: text.toLocaleLowerCase('fi'), stems, parts: [] });
      numbers.set(folded, number);
      if (stems.some((stem) => !byStem.has(stem) && !otherStems.has(stem))) fresh.push(folded);
      for (const stem of stems) {
        beginnings.add(begins(stem));
        put(byStem, stem, number);
        const root = family(stem);
        if (root !== undefined) put(byFamily, root, number);
      }
      for (const gram of new Set(grams(folded))) put(byGram, gram, number);
      return number;
    },
    analyse(most) {
      // A word that came later may be a part of earlier ones: "ryhmä" after "liikuntaryhmä".
      if (fresh.length > 0 && analysed > 0) {
        for (let number = 0; number < analysed; number += 1) {
          const word = words[number];
          if (word !== undefined && fresh.some((part) => mayHold(word.folded, part))) splitWord(number, word);
        }
      }
      fresh = [];
      if (analysed === words.length) return false;
      const until = Math.min(words.length, analysed + most);
      for (let number = analysed; number < until; number += 1) {
        const word = words[number];
        if (word !== undefined) splitWord(number, word);
      }
      analysed = until;
      return analysed < words.length;
    },
    split(text) {
      const split = partsOf(fold(text));
      return split && { parts: split.parts, lone: split.lone === true };
    },
    stems: stemmer,
    withStem: (stem) => byStem.get(stem) ?? nothing,
    withPart: (stem) => byPart.get(stem) ?? nothing,
    withFamily: (root) => byFamily.get(root) ?? nothing,
    beginning(prefix, most) {
      const short = prefix.length < BEGINNING;
      const lists = short
        ? [...byBeginning].filter(([begins]) => begins.startsWith(prefix)).map(([, list]) => list)
        : [byBeginning.get(prefix.slice(0, BEGINNING)) ?? nothing];
      const length = (number: number) => words[number]?.folded.length ?? 0;
      return lists
        .flat()
        .filter((number) => words[number]?.folded.startsWith(prefix) === true)
        .toSorted((a, b) => length(a) - length(b) || a - b)
        .slice(0, most);
    },
    alike(folded, atLeast, most) {
      const own = new Set(grams(folded));
      if (shared.length < words.length) shared = new Uint8Array(words.length * 2);
      const met: number[] = [];
      for (const gram of own) {
        for (const number of byGram.get(gram) ?? nothing) {
          if (shared[number] === 0) met.push(number);
          shared[number] = (shared[number] ?? 0) + 1;
        }
      }
      const found: { word: number; share: number }[] = [];
      for (const word of met) {
        const share = (2 * (shared[word] ?? 0)) / (own.size + (words[word]?.folded.length ?? 0));
        shared[word] = 0;
        if (share >= atLeast) found.push({ word, share });
      }
      return found.toSorted((a, b) => b.share - a.share || a.word - b.word).slice(0, most);
    },
  };
}
