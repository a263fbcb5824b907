import { oc } from '@orpc/contract';
import * as z from 'zod';
import { purposeSchema, serviceSchema } from './access.js';
import { documentKinds, servicePhases, workSteps } from './choices.js';
import { sectionIdSchema } from './client-summary.js';
import { languageSchema } from './language.js';

/** What an entry of the library is: an instruction, a quick note (vinkki), a model entry to copy, or a term of the dictionary. */
export const articleKinds = ['article', 'tip', 'model', 'term'] as const;

/** What is written in the workbench itself. */
export const writingKinds = ['note', 'consultation', 'referral', 'handover'] as const;

/** What of the professional's doing brings an article up by itself. Each list holds ids; an empty one says nothing. */
export const suggestForSchema = z.strictObject({
  /** Tools of the county file that are open. Not a closed list: each county has its own. */
  tools: z.array(z.string()).default([]),
  /** Sections of the client summary. */
  sections: z.array(sectionIdSchema).default([]),
  /** Services and service tasks (palvelutehtävä) for which the client is open. */
  tasks: z.array(serviceSchema).default([]),
  /** Why the client is open (käyttötarkoitus). */
  purposes: z.array(purposeSchema).default([]),
  /** Phases of the service process. */
  phases: z.array(z.enum(servicePhases)).default([]),
  documents: z.array(z.enum(documentKinds)).default([]),
  /** What is being written in the workbench itself. */
  writing: z.array(z.enum(writingKinds)).default([]),
  /** What is done with the client at the desk. */
  steps: z.array(z.enum(workSteps)).default([]),
});
export type SuggestFor = z.infer<typeof suggestForSchema>;

/** Front matter and body of one documentation guideline (kirjaamisohje). */
export const articleSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  language: languageSchema,
  title: z.string(),
  /** The answer in one sentence ("Lyhyesti"). */
  summary: z.string(),
  kind: z.enum(articleKinds).default('article'),
  topics: z.array(z.string()),
  /** Other words people search by, lay words included. */
  keywords: z.array(z.string()),
  layer: z.enum(['national', 'regional', 'unit']),
  /** Whose it is, in the unit layer: the unit as the identity provider names it. */
  unit: z.string().optional(),
  /** Id of the article under which this one is shown, as what the region or the unit adds to it. */
  addsTo: z.string().optional(),
  /** Id of the article that this one is shown in place of (korvaa). Holds only when it is approved. */
  replaces: z.string().optional(),
  /** Who approved it, by duty or body and never by a person's name, and when. */
  approved: z.object({ by: z.string().min(1), date: z.iso.date() }).optional(),
  register: z.enum(['health', 'social', 'both']),
  /** Who keeps the article, e.g. a team; never a person. */
  owner: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.url().optional() })),
  /** When the content was last checked against its sources, YYYY-MM-DD. */
  checked: z.string(),
  validFrom: z.string().optional(),
  /** Last day, YYYY-MM-DD; later it is shown as no longer valid. */
  validUntil: z.string().optional(),
  /** By when its owner looks at it again, YYYY-MM-DD. */
  reviewBy: z.string().optional(),
  /** True when a fact could not be verified: shown as "tarkista voimassaolo". */
  checkValidity: z.boolean(),
  version: z.string(),
  /** Markdown without raw HTML or remote images. */
  body: z.string(),
  /** Ids of related articles. */
  related: z.array(z.string()),
  suggestFor: suggestForSchema.prefault({}),
  /** Everybody whom it concerns acknowledges each version as read. */
  acknowledge: z.boolean().default(false),
  /** Its file cannot be read now: this is the last good version, the newest since then. Never in a file. */
  lastGood: z.iso.datetime().optional(),
});
export type Article = z.infer<typeof articleSchema>;

/** What may be wrong with an article's file. What each means stands in `article-file/problem-words.ts`. */
export const problemCodes = [
  'tooLong',
  'noFrontMatter',
  'yaml',
  'fieldMissing',
  'fieldWrong',
  'fieldUnknown',
  'empty',
  'html',
  'image',
  'link',
  'identityCode',
  'telephone',
  'twice',
  'related',
  'addsTo',
  'replaces',
  'notApproved',
  'noUnit',
  'folderUnreadable',
  'fileUnreadable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong in an article's file: `refused` keeps the article out, `warned` shows it and asks its owner to look. */
export const articleProblemSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  severity: z.enum(['refused', 'warned']),
  code: z.enum(problemCodes),
  /** The field, id or file that it is about. */
  about: z.string().optional(),
});
export type ArticleProblem = z.infer<typeof articleProblemSchema>;

/** An earlier or the present version of an article, as this workbench has kept it. */
export const articleVersionSchema = z.object({
  version: z.string(),
  /** When this workbench first saw it. */
  since: z.iso.datetime(),
  title: z.string(),
  owner: z.string(),
});

/** What became of an article. `before` is the version to compare with. */
export const articleChangeSchema = z.object({
  id: z.string(),
  language: languageSchema,
  title: z.string(),
  what: z.enum(['new', 'changed', 'removed']),
  at: z.iso.datetime(),
  before: z.string().optional(),
});
export type ArticleChange = z.infer<typeof articleChangeSchema>;

export const guidelinesContract = {
  /** All articles; `articles` is absent when `knownVersion` is still the newest (the renderer keeps them in Dexie). */
  articles: oc.input(z.object({ knownVersion: z.string().optional() })).output(
    z.object({
      version: z.string(),
      articles: z.array(articleSchema).optional(),
      problems: z.array(articleProblemSchema),
    }),
  ),
  /** Kept versions of an article, the newest first. Empty where none was kept. */
  versions: oc
    .input(z.object({ id: z.string(), language: languageSchema }))
    .output(z.object({ versions: z.array(articleVersionSchema) })),
  /** One kept version as an article, to be compared; absent when it is kept no more. */
  version: oc.input(z.object({ version: z.string() })).output(z.object({ article: articleSchema.optional() })),
  /** What has changed after a moment, the latest first. */
  changes: oc.input(z.object({ since: z.iso.datetime() })).output(z.object({ changes: z.array(articleChangeSchema) })),
};
