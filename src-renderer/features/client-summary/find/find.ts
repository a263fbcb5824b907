import type { Described } from '../described/index.js';
import { fold, wordsOf } from './fold.js';

/** Hits shown at once; more are told by number. */
export const MOST_HITS = 60;

/** A text for searching, made once for each state of the summary. */
export interface Indexed {
  described: Described;
  /** Folded: title, details, section, source. */
  text: string;
  title: string;
}

/** Prepares what is known of the client for searching. @param sectionName in the interface's language */
export const indexOf = (all: readonly Described[], sectionName: (of: Described) => string): Indexed[] =>
  all.map((described) => ({
    described,
    title: fold(described.title),
    text: fold([described.title, ...described.facts, sectionName(described), described.source].join(' ')),
  }));

/**
 * Entries in which every word of the query stands; those where all stand in the title come first, then the newest.
 * Of a series, only its newest value that fits is given: the row is the same.
 */
export function find(index: readonly Indexed[], query: string): Described[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const inTitle = ({ title }: Indexed) => words.every((word) => title.includes(word));
  const time = ({ described }: Indexed) => Date.parse(described.at ?? '') || 0;
  const hits = index
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .toSorted((a, b) => Number(inTitle(b)) - Number(inTitle(a)) || time(b) - time(a));
  const first = new Map<string, Described>();
  for (const { described } of hits) {
    const row = `${described.section}:${described.entry}`;
    if (!first.has(row)) first.set(row, described);
  }
  return [...first.values()];
}
