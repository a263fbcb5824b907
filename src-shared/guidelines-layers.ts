import type { Article } from './guidelines.js';

/** Articles of one id that show in one place: the one that holds, and those that it is shown in place of. */
export interface Standing {
  article: Article;
  /** Shown in place of these (korvaa), the one it replaced last first. */
  replaced: Article[];
}

/** An article in the list, with what the region and the unit add to it. */
export interface Place extends Standing {
  /** In the order of the layers, then by title. */
  additions: Standing[];
}

const rank = { national: 0, regional: 1, unit: 2 } as const;

/** Whether the professional's unit is shown this article: the unit layer is for its own unit only. */
export const isForUnit = (article: Article, unit: string | undefined): boolean =>
  article.layer !== 'unit' || (unit !== undefined && article.unit === unit);

/** What an article leans on: another one that it replaces with approval, or adds to; never one of a layer above its own. */
function leansOn(article: Article, byId: ReadonlyMap<string, Article>): { on: Article; replaces: boolean } | undefined {
  const find = (id: string | undefined) => {
    const found = id === undefined ? undefined : byId.get(id);
    return found !== undefined && found !== article && rank[article.layer] >= rank[found.layer] ? found : undefined;
  };
  const replaced = article.approved === undefined ? undefined : find(article.replaces);
  if (replaced !== undefined) return { on: replaced, replaces: true };
  const added = find(article.addsTo);
  return added === undefined ? undefined : { on: added, replaces: false };
}

/** The leaning of each article, without those that go round in a circle: they stand on their own. */
function leanings(byId: ReadonlyMap<string, Article>): Map<Article, { on: Article; replaces: boolean }> {
  const all = new Map<Article, { on: Article; replaces: boolean }>();
  for (const article of byId.values()) {
    const found = leansOn(article, byId);
    if (found !== undefined) all.set(article, found);
  }
  const circling = [...all.keys()].filter((start) => {
    const seen = new Set<Article>();
    for (let at = all.get(start)?.on; at !== undefined && !seen.has(at); at = all.get(at)?.on) {
      if (at === start) return true;
      seen.add(at);
    }
    return false;
  });
  for (const article of circling) all.delete(article);
  return all;
}

/**
 * Puts the layers together: national → regional → unit. An approved `replaces` shows an article in the other's place, and
 * `addsTo` shows it under the other. Every article is in the result once; one whose other is not there stands on its own.
 * @param articles one of each id, those shown to the professional (see {@link isForUnit})
 * @returns the places in the order in which their first article was given
 */
export function arrangeLayers(articles: readonly Article[]): Place[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const leaning = leanings(byId);
  /** How many replacements lie under an article, and the article at the bottom. */
  const bottomOf = (article: Article): { bottom: Article; depth: number } => {
    let bottom = article;
    let depth = 0;
    for (let lean = leaning.get(bottom); lean?.replaces === true; lean = leaning.get(bottom)) {
      bottom = lean.on;
      depth += 1;
    }
    return { bottom, depth };
  };
  const clusters = new Map<Article, { article: Article; depth: number }[]>();
  for (const article of byId.values()) {
    const { bottom, depth } = bottomOf(article);
    clusters.set(bottom, [...(clusters.get(bottom) ?? []), { article, depth }]);
  }
  // Of several that replace one: the nearer layer, the later link of the chain, the later approval.
  const stand = (bottom: Article): Standing => {
    const [first, ...others] = (clusters.get(bottom) ?? []).toSorted(
      (a, b) =>
        rank[b.article.layer] - rank[a.article.layer] ||
        b.depth - a.depth ||
        (b.article.approved?.date ?? '').localeCompare(a.article.approved?.date ?? '') ||
        a.article.id.localeCompare(b.article.id),
    );
    return { article: first?.article ?? bottom, replaced: others.map(({ article }) => article) };
  };
  const rootOf = (bottom: Article): Article => {
    let root = bottom;
    for (let lean = leaning.get(root); lean !== undefined; lean = leaning.get(root)) root = bottomOf(lean.on).bottom;
    return root;
  };
  const places = new Map<Article, Place>();
  const additions: { root: Article; standing: Standing }[] = [];
  for (const bottom of clusters.keys()) {
    if (leaning.has(bottom)) additions.push({ root: rootOf(bottom), standing: stand(bottom) });
    else places.set(bottom, { ...stand(bottom), additions: [] });
  }
  for (const { root, standing } of additions) places.get(root)?.additions.push(standing);
  for (const place of places.values()) {
    place.additions.sort(
      (a, b) =>
        rank[a.article.layer] - rank[b.article.layer] ||
        a.article.title.localeCompare(b.article.title) ||
        a.article.id.localeCompare(b.article.id),
    );
  }
  const order = new Map([...byId.values()].map((article, index) => [article, index]));
  const firstOf = ({ article, replaced }: Standing) =>
    Math.min(...[article, ...replaced].map((each) => order.get(each) ?? 0));
  return [...places.values()].toSorted((a, b) => firstOf(a) - firstOf(b));
}
