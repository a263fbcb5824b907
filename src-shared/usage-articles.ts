const ARTICLE = 'article:';

/** A guideline among what is counted: only its openings are. */
export const ofArticle = (id: string): string => `${ARTICLE}${id}`;

/** The guideline that figures are of; undefined when they are a tool's. */
export const articleOf = (toolId: string): string | undefined =>
  toolId.startsWith(ARTICLE) ? toolId.slice(ARTICLE.length) : undefined;
