import type { Way } from './expand.js';
import type { Posting } from './postings.js';

/** How soon more hits in one document stop telling more (BM25's k1), for weights of fields that are about 1. */
const SATURATES = 1.8;
/** What a word that is not met costs: with none met besides it, a hit keeps this share. */
const UNMET_KEEPS = 0.35;
/** A word is met in full when it scores this share of what it could, the best fields and forms being rare. */
const MET_IN_FULL = 0.625;
/** What a name adds that the query covers. */
const NAME_ADDS = 0.6;
/** Ways worth less than this do not make a name covered. */
const NAMES = 0.4;
/** A compound's parts together are worth a little more than the average of them. */
const TOGETHER = 1.3;

/** A document that matched, by its number. */
export interface Scored {
  number: number;
  score: number;
}

/** Where the scorer reads. */
export interface Places {
  posting: (word: number) => Posting | undefined;
  isAlive: (document: number) => boolean;
  /** How many numbers of documents there are, and how many of them are in use. */
  count: () => number;
  alive: () => number;
  /** Words of the document's shortest name. */
  nameWords: (document: number) => number;
}

const room = (size: number) => ({
  size,
  sums: new Float32Array(size),
  parts: new Float32Array(size),
  word: new Float32Array(size),
  total: new Float32Array(size),
  met: new Float32Array(size),
  partNamed: new Uint8Array(size),
  wordNamed: new Uint8Array(size),
  named: new Uint8Array(size),
});

/**
 * Ranks documents: BM25 for each way that a word of the query is met, the best way counts, then the words together and how
 * many of them were met. Its arrays are as long as the documents are many, and zero between two questions.
 */
export function createScorer({ posting, isAlive, count, alive, nameWords }: Places) {
  let at = room(0);
  const rarity = (documents: number) => Math.log(1 + (alive() - documents + 0.5) / (documents + 0.5));

  /** Adds up where the words stand, in `sums`. @returns the documents */
  function gather(words: ReadonlyMap<number, number>): number[] {
    const found: number[] = [];
    const { sums, partNamed } = at;
    for (const [word, share] of words) {
      const list = posting(word);
      if (list === undefined) continue;
      const { places, weights } = list;
      for (let index = 0; index < list.count; index += 1) {
        const place = places[index] ?? 0;
        const document = place >>> 1;
        if (!isAlive(document)) continue;
        if (sums[document] === 0) found.push(document);
        sums[document] = (sums[document] ?? 0) + (weights[index] ?? 0) * share;
        if (place % 2 === 1 && share >= 0.5) partNamed[document] = 1;
      }
    }
    return found;
  }

  /** Adds one way's scores to `word` where they are better. @returns the most that it could give */
  function scoreWay({ weight, all, partly }: Way, documents: number[]): number {
    const { sums, parts, word, partNamed, wordNamed } = at;
    const touched: number[] = [];
    const met = new Map<number, number>();
    let rarest = 0;
    for (const words of all) {
      const found = gather(words);
      const rare = rarity(found.length);
      if (found.length > 0) rarest = Math.max(rarest, rare);
      for (const document of found) {
        const sum = sums[document] ?? 0;
        sums[document] = 0;
        if (all.length > 1) met.set(document, (met.get(document) ?? 0) + 1);
        if (parts[document] === 0) touched.push(document);
        parts[document] = (parts[document] ?? 0) + (rare * sum) / (sum + SATURATES);
      }
    }
    for (const document of touched) {
      const whole = all.length === 1 || met.get(document) === all.length;
      const share = all.length === 1 ? 1 : (whole ? TOGETHER : partly) / all.length;
      const score = weight * share * (parts[document] ?? 0);
      const isNamed = partNamed[document] === 1 && whole && weight >= NAMES;
      parts[document] = 0;
      partNamed[document] = 0;
      if (score === 0) continue;
      if (word[document] === 0) documents.push(document);
      if (isNamed) wordNamed[document] = 1;
      if (score > (word[document] ?? 0)) word[document] = score;
    }
    return weight * rarest;
  }

  return {
    /**
     * The best documents, in no order.
     * @param asked the ways of each word of the query
     * @param most how many at most, apart from equals of the last
     * @param kept documents that are given whatever their score
     */
    score(asked: readonly (readonly Way[])[], most: number, kept: ReadonlySet<number> | undefined): Scored[] {
      if (count() > at.size) at = room(Math.max(1024, Math.ceil(count() * 1.5)));
      const { word, total, met, wordNamed, named } = at;
      const found: number[] = [];
      let wanted = 0;
      for (const ways of asked) {
        const documents: number[] = [];
        let rarest = 0;
        for (const way of ways) rarest = Math.max(rarest, scoreWay(way, documents));
        wanted += rarest;
        for (const document of documents) {
          const score = word[document] ?? 0;
          if (total[document] === 0) found.push(document);
          total[document] = (total[document] ?? 0) + score;
          met[document] = (met[document] ?? 0) + Math.min(rarest, score / MET_IN_FULL);
          named[document] = (named[document] ?? 0) + (wordNamed[document] ?? 0);
          word[document] = 0;
          wordNamed[document] = 0;
        }
      }
      const scores = new Float32Array(found.length);
      for (const [index, document] of found.entries()) {
        const covered = wanted === 0 ? 1 : (met[document] ?? 0) / wanted;
        const inName = named[document] ?? 0;
        const name = (inName / asked.length) * Math.min(1, inName / Math.max(1, nameWords(document)));
        scores[index] = (total[document] ?? 0) * (UNMET_KEEPS + (1 - UNMET_KEEPS) * covered) * (1 + NAME_ADDS * name);
        total[document] = 0;
        met[document] = 0;
        named[document] = 0;
      }
      // Thousands may match: they are not sorted for the few that are shown.
      const least = found.length <= most ? 0 : (scores.toSorted().at(-most) ?? 0);
      const best: Scored[] = [];
      for (const [index, number] of found.entries()) {
        const score = scores[index] ?? 0;
        if (score >= least || kept?.has(number) === true) best.push({ number, score });
      }
      return best;
    },
  };
}
