import { oc } from '@orpc/contract';
import * as z from 'zod';
import { languageSchema } from './language.js';

/** Front matter and body of one documentation guideline (kirjaamisohje). */
export const articleSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  language: languageSchema,
  title: z.string(),
  /** The answer in one sentence ("Lyhyesti"). */
  summary: z.string(),
  topics: z.array(z.string()),
  /** Other words people search by, lay words included. */
  keywords: z.array(z.string()),
  layer: z.enum(['national', 'regional', 'unit']),
  register: z.enum(['health', 'social', 'both']),
  /** Who keeps the article, e.g. a team; never a person. */
  owner: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.url().optional() })),
  /** When the content was last checked against its sources, YYYY-MM-DD. */
  checked: z.string(),
  validFrom: z.string().optional(),
  /** True when a fact could not be verified: shown as "tarkista voimassaolo". */
  checkValidity: z.boolean(),
  version: z.string(),
  /** Markdown without raw HTML or remote images. */
  body: z.string(),
  /** Ids of related articles. */
  related: z.array(z.string()),
});
export type Article = z.infer<typeof articleSchema>;

/** What is wrong in an article's file: `refused` keeps the article out, `warned` shows it and asks its owner to look. */
export const articleProblemSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  severity: z.enum(['refused', 'warned']),
  message: z.string(),
});
export type ArticleProblem = z.infer<typeof articleProblemSchema>;

export const guidelinesContract = {
  /** All articles; `articles` is absent when `knownVersion` is still the newest (the renderer keeps them in Dexie). */
  articles: oc.input(z.object({ knownVersion: z.string().optional() })).output(
    z.object({
      version: z.string(),
      articles: z.array(articleSchema).optional(),
      problems: z.array(articleProblemSchema),
    }),
  ),
};
