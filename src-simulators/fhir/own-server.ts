import { createPages } from './pages.js';
import { answer, type RouteParts } from './routes.js';
import { createStore, type Store } from './store.js';
import { transact } from './transaction.js';
import { readText, sendText, type Exchange } from '../lib/web.js';

/**
 * A system's own FHIR R4 server: everything begins empty, and is gone with the process.
 * @param before hears of each request before it is answered
 */
export function createOwnServer({
  base,
  now,
  newId,
  before = () => {},
}: {
  base: string;
  now: () => Date;
  newId: () => string;
  before?: (path: readonly string[], body: string) => void;
}): {
  store: Store;
  /** Serves `/fhir` and what is under it. */
  serve: (exchange: Exchange) => Promise<void>;
} {
  const store = createStore([], now);
  const parts: RouteParts = {
    base,
    store,
    pages: createPages(newId),
    now,
    newId,
    extraReport: [],
    startedAt: now().toISOString(),
  };
  return {
    store,
    async serve({ request, response, url }) {
      const path = url.pathname.split('/').filter((part) => part !== '');
      const body = await readText(request);
      const header = (name: string) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      };
      const [, ...below] = path;
      const method = request.method ?? 'GET';
      before(below, body ?? '');
      const result =
        body !== undefined && method === 'POST' && below.length === 0
          ? transact(parts, body)
          : answer(parts, { method, path: below, query: url.searchParams, header, body: body ?? '' });
      for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, value);
      const text = result.body === undefined ? '' : JSON.stringify(result.body);
      sendText(response, result.status, 'application/fhir+json', text);
    },
  };
}
