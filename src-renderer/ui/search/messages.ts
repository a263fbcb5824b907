import type { DocumentsPart, SearchProgress } from '#shared/search/collections.js';
import type { Narrowing } from '#shared/search/narrow.js';
import type { SearchAnswer, SearchRules } from '#shared/search/text-search.js';

/** What the page asks of the worker that searches. Nothing of it is kept or logged. */
export type Ask =
  | { ask: 'rules'; collection: string; rules: SearchRules }
  | { ask: 'documents'; collection: string; part: DocumentsPart }
  | { ask: 'search'; id: number; collection: string; query: string; limit: number; narrowing?: Narrowing | undefined };

/** What the worker tells the page. */
export type Tell =
  | { tell: 'ready' }
  | { tell: 'progress'; collection: string; progress: SearchProgress }
  | { tell: 'answer'; id: number; answer: SearchAnswer };

// Both ends are of one build, and only they hold the line: what kind of message it is tells the rest of its form.
const isOneOf = (data: unknown, field: string, kinds: readonly string[]): boolean =>
  typeof data === 'object' &&
  data !== null &&
  kinds.includes(String(new Map<string, unknown>(Object.entries(data)).get(field)));

export const isAsk = (data: unknown): data is Ask => isOneOf(data, 'ask', ['rules', 'documents', 'search']);
export const isTell = (data: unknown): data is Tell => isOneOf(data, 'tell', ['ready', 'progress', 'answer']);
