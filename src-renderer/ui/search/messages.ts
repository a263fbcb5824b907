import type { DocumentsPart, SearchProgress } from '#shared/search/collections.js';
import type { SearchAnswer, SearchRules } from '#shared/search/text-search.js';

/** What the page asks of the worker that searches. Nothing of it is kept or logged. */
export type Ask =
  | { ask: 'rules'; collection: string; rules: SearchRules }
  | { ask: 'documents'; collection: string; part: DocumentsPart }
  | { ask: 'search'; id: number; collection: string; query: string; limit: number };

/** What the worker tells the page. Both are parts of one build, on one machine: there is no other version to guard against. */
export type Tell =
  | { tell: 'ready' }
  | { tell: 'progress'; collection: string; progress: SearchProgress }
  | { tell: 'answer'; id: number; answer: SearchAnswer };
