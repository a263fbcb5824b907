import type { Facts, Sifted } from './facts.js';
import type { Narrowing, NarrowCounts } from './narrow.js';
import type { SearchAnswer, TextSearch } from './text-search.js';

/** Weaker hits than this share of the best one are noise, and count in no filter. */
const WEAKEST = 0.15;

const countsOf = ({ found, total, facets, without }: Sifted): NarrowCounts => ({ found, total, facets, without });
const farOf = (metres: number | undefined) => (metres === undefined ? {} : { metres });

/** What is let through, with nothing searched for. */
export function listNarrowed(facts: Facts, narrowing: Narrowing, limit: number): SearchAnswer {
  const sifted = facts.sift(narrowing);
  const hits = sifted.list(limit).map((id) => ({ id, score: 1, forms: [], ...farOf(sifted.metres(id)) }));
  return { hits, counts: countsOf(sifted) };
}

/** The best of what is found and let through: filters are looked at before anything is cut off. */
export function searchNarrowed(
  engine: TextSearch,
  facts: Facts,
  { query, narrowing, limit }: { query: string; narrowing: Narrowing; limit: number },
): SearchAnswer {
  let sifted = facts.sift(narrowing, []);
  const answer = engine.search(query, limit, {
    weakest: narrowing.weakest ?? WEAKEST,
    sift(found) {
      sifted = facts.sift(narrowing, found);
      return sifted.has;
    },
  });
  const hits = answer.hits.map((hit) => ({ ...hit, ...farOf(sifted.metres(hit.id)) }));
  return { ...answer, hits, counts: countsOf(sifted) };
}
