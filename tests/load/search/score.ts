/** One labelled query. */
export interface LabelledQuery {
  category: string;
  query: string;
  relevant: readonly string[];
}

/** How well a search did on labelled queries. */
export interface SearchScore {
  /** |relevant among the first five| / min(5, |relevant|), mean over the queries. */
  recallAt5: number;
  /** 1 / rank of the first relevant among the first twenty, 0 without one; mean over the queries. */
  mrr: number;
  /** Share of queries with a relevant hit among the first five, by category. */
  hitIn5: ReadonlyMap<string, { queries: number; share: number }>;
  /** Milliseconds of each search, shortest first. */
  times: readonly number[];
}

/** Which part of sorted numbers lies below: `at(times, 0.95)`. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Asks every query and scores the answers. @param search ids, best first, at most as many as it is told */
export function scoreSearch(
  queries: readonly LabelledQuery[],
  search: (query: string, limit: number) => readonly string[],
): SearchScore {
  let recall = 0;
  let mrr = 0;
  const categories = new Map<string, { queries: number; hits: number }>();
  const times: number[] = [];
  for (const { category, query, relevant } of queries) {
    const from = performance.now();
    const ids = search(query, 20);
    times.push(performance.now() - from);
    const inFive = ids.slice(0, 5).filter((id) => relevant.includes(id)).length;
    recall += inFive / Math.min(5, relevant.length);
    const first = ids.findIndex((id) => relevant.includes(id));
    mrr += first === -1 ? 0 : 1 / (first + 1);
    const sum = categories.get(category) ?? { queries: 0, hits: 0 };
    categories.set(category, { queries: sum.queries + 1, hits: sum.hits + (inFive > 0 ? 1 : 0) });
  }
  return {
    recallAt5: recall / queries.length,
    mrr: mrr / queries.length,
    hitIn5: new Map(
      [...categories].map(([name, sum]) => [name, { queries: sum.queries, share: sum.hits / sum.queries }]),
    ),
    times: times.toSorted((a, b) => a - b),
  };
}
