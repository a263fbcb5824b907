import { fold, tokenize } from './fold.js';
import type { DocumentFacts } from './narrow.js';
import { type Posting, compact, emptyPosting, post } from './postings.js';
import type { Vocabulary } from './vocabulary.js';

/** What is searched: its key and its texts by field. A field that the document lacks is left out. */
export interface SearchDocument {
  id: string;
  texts: Readonly<Record<string, string>>;
  /** What it counts as for filters; left out where the collection has none. */
  facts?: DocumentFacts;
}

/** How a field of a document counts. */
export interface FieldRule {
  /** Weight of a hit in the field, 1 for an ordinary text. */
  weight: number;
  /** How many words such a text usually has: a hit in a longer one weighs less. */
  usual: number;
  /** Names of the document, one a line: a query that is one of them finds it first. */
  name?: true;
}

/** How much the length of a text counts (BM25's b). */
const LENGTH_COUNTS = 0.6;

interface Indexed {
  id: string;
  /** Every word of the document once. */
  words: Uint32Array;
  names: readonly string[];
  nameWords: number;
}

/** A name or a query as they are compared: its words, folded. */
export const nameKey = (text: string): string =>
  tokenize(text)
    .map((token) => fold(token.text))
    .join(' ');

/** Documents by number, and where each word stands in them. */
export function createDocumentIndex(fields: Readonly<Record<string, FieldRule>>, vocabulary: Vocabulary) {
  const documents: (Indexed | undefined)[] = [];
  const numbers = new Map<string, number>();
  const postings: Posting[] = [];
  const byName = new Map<string, Set<number>>();

  function add({ id, texts }: SearchDocument): void {
    remove(id);
    const number = documents.length;
    const weights = new Map<number, number>();
    const inName = new Set<number>();
    const names: string[] = [];
    for (const [field, rule] of Object.entries(fields)) {
      const text = texts[field] ?? '';
      const tokens = tokenize(text);
      const share = rule.weight / (1 - LENGTH_COUNTS + (LENGTH_COUNTS * tokens.length) / rule.usual);
      for (const token of tokens) {
        const word = vocabulary.add(token.text);
        weights.set(word, (weights.get(word) ?? 0) + share);
        if (rule.name === true) inName.add(word);
      }
      if (rule.name === true)
        names.push(
          ...text
            .split('\n')
            .map(nameKey)
            .filter((key) => key !== ''),
        );
    }
    for (const [word, weight] of weights) {
      post((postings[word] ??= emptyPosting()), number * 2 + (inName.has(word) ? 1 : 0), weight);
    }
    for (const key of names) byName.set(key, (byName.get(key) ?? new Set()).add(number));
    const nameWords = Math.min(...names.map((key) => key.split(' ').length), Number.MAX_SAFE_INTEGER);
    documents.push({ id, words: Uint32Array.from(weights.keys()), names, nameWords });
    numbers.set(id, number);
  }

  function remove(id: string): void {
    const number = numbers.get(id);
    const document = number === undefined ? undefined : documents[number];
    if (number === undefined || document === undefined) return;
    for (const key of document.names) {
      const same = byName.get(key);
      same?.delete(number);
      if (same?.size === 0) byName.delete(key);
    }
    documents[number] = undefined;
    numbers.delete(id);
    const gone = documents.length - numbers.size;
    // The places of what is gone are passed over; when they are many they cost more than tidying.
    if (gone % 1000 === 0 && gone > numbers.size / 2) {
      for (const posting of postings) compact(posting, (each) => documents[each] !== undefined);
    }
  }

  return {
    add,
    remove,
    document: (number: number): Indexed | undefined => documents[number],
    /** Documents that have this name, by `nameKey`. */
    named: (key: string): ReadonlySet<number> | undefined => byName.get(key),
    isUsed: (word: number): boolean => {
      const posting = postings[word];
      return posting?.places.subarray(0, posting.count).some((place) => documents[place >>> 1] !== undefined) === true;
    },
    posting: (word: number): Posting | undefined => postings[word],
    isAlive: (number: number): boolean => documents[number] !== undefined,
    nameWords: (number: number): number => documents[number]?.nameWords ?? 1,
    count: (): number => documents.length,
    alive: (): number => numbers.size,
  };
}
