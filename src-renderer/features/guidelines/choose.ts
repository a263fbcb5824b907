import type { Article } from '#shared/guidelines.js';
import type { Language } from '#shared/language.js';

/**
 * One article of each id: in the interface's language where there is one, otherwise in Finnish, otherwise in any. Those in the
 * interface's language come first; within that by title as the language sorts it.
 */
export function chooseLanguage(articles: readonly Article[], language: Language): Article[] {
  const rank = (article: Article) => (article.language === language ? 0 : article.language === 'fi' ? 1 : 2);
  const chosen = new Map<string, Article>();
  for (const article of articles) {
    const other = chosen.get(article.id);
    if (other === undefined || rank(article) < rank(other)) chosen.set(article.id, article);
  }
  const collator = new Intl.Collator(language);
  return [...chosen.values()].sort(
    (a, b) => Math.min(rank(a), 1) - Math.min(rank(b), 1) || collator.compare(a.title, b.title),
  );
}

/** Topics in use with how many articles each has, the commonest first. */
export function countTopics(articles: readonly Article[]): { topic: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const topic of articles.flatMap((article) => article.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic));
}
