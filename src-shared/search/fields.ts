import type { FieldRule, SearchDocument } from './document-index.js';

/** What is searched of a service: names and summaries in both languages at once. */
export const serviceFields = {
  name: { weight: 3, usual: 3, name: true },
  keywords: { weight: 2, usual: 3 },
  summary: { weight: 1, usual: 14 },
  description: { weight: 0.5, usual: 40 },
  provider: { weight: 0.7, usual: 3 },
  place: { weight: 0.6, usual: 2 },
} as const satisfies Readonly<Record<string, FieldRule>>;

/** What is searched of an article; `others`: titles and keywords of the same article in other languages. */
export const articleFields = {
  title: { weight: 3, usual: 3, name: true },
  keywords: { weight: 2, usual: 5 },
  summary: { weight: 1.3, usual: 20 },
  body: { weight: 0.5, usual: 150 },
  others: { weight: 1.5, usual: 8 },
} as const satisfies Readonly<Record<string, FieldRule>>;

type Text = { fi: string; sv?: string | undefined; en?: string | undefined };
const lines = (...texts: (Text | undefined)[]): string =>
  texts
    .flatMap((text) => [text?.fi, text?.sv, text?.en])
    .filter((text) => text !== undefined)
    .join('\n');

/** A service as it is searched, whatever the interface's language is. */
export const serviceDocument = (service: {
  id: string;
  name: Text;
  summary?: Text | undefined;
  description?: Text | undefined;
  provider?: Text | undefined;
  municipalities?: readonly Text[];
  keywords: readonly string[];
}): SearchDocument => ({
  id: service.id,
  texts: {
    name: lines(service.name),
    keywords: service.keywords.join(', '),
    summary: lines(service.summary),
    description: lines(service.description),
    provider: lines(service.provider),
    place: lines(...(service.municipalities ?? [])),
  },
});

interface ArticleTexts {
  id: string;
  title: string;
  keywords: readonly string[];
  summary: string;
  body: string;
}

/** An article as it is searched. @param others the same article in other languages */
export const articleDocument = (article: ArticleTexts, others: readonly ArticleTexts[]): SearchDocument => ({
  id: article.id,
  texts: {
    title: article.title,
    keywords: article.keywords.join(', '),
    summary: article.summary,
    body: article.body,
    others: others.flatMap((other) => [other.title, ...other.keywords]).join(', '),
  },
});
