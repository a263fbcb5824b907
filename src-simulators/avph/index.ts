import * as z from 'zod';
import { createPages } from '../fhir/pages.js';
import type { Identified } from '../fhir/resource.js';
import type { RouteParts } from '../fhir/routes.js';
import type { Store } from '../fhir/store.js';
import { html } from '../lib/html.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, readJson, readText, sendJson, sendPage, sendText, type Exchange } from '../lib/web.js';
import { serveFhir } from './serve.js';
import { createAvphStore } from './store.js';

const troubleSchema = z.object({ mode: z.enum(['none', 'errors', 'silent', 'rival']) });
export type AvphTrouble = z.infer<typeof troubleSchema>['mode'];

export interface AvphParts {
  server: LoopbackServer;
  /** Resources of each store, made when they are first asked for. */
  health: () => Promise<Iterable<Identified>>;
  social: () => Promise<Iterable<Identified>>;
  now: () => Date;
  newId: () => string;
}

const MOST_BYTES = 2_000_000;

/**
 * AVPH of the demo: schedules, slots and bookings over FHIR R4, health at `/fhir` and social welfare at `/sosiaali/fhir`.
 * `POST /demo/trouble` makes it misbehave: `errors` (500), `silent` (no answer), `rival` (somebody is faster, once).
 */
export function startAvph({ server, health, social, now, newId }: AvphParts): void {
  let trouble: AvphTrouble = 'none';
  const open = async (base: string, resources: () => Promise<Iterable<Identified>>): Promise<RouteParts> => {
    const store = createAvphStore(await resources(), now, () => `${server.url}/etavastaanotto/${newId()}`);
    return { base, store, pages: createPages(newId), now, newId, extraReport: [], startedAt: now().toISOString() };
  };
  const made = new Map<string, Promise<RouteParts>>();
  const storeOf = (name: 'health' | 'social') => {
    const known =
      made.get(name) ??
      open(`${server.url}${name === 'health' ? '/fhir' : '/sosiaali/fhir'}`, name === 'health' ? health : social);
    made.set(name, known);
    return known;
  };

  async function fhir(name: 'health' | 'social', path: string[], { request, response, url }: Exchange): Promise<void> {
    const parts = await storeOf(name);
    const body = (await readText(request, MOST_BYTES)) ?? '';
    if (trouble === 'silent') return;
    if (trouble === 'errors') {
      const issue = [{ severity: 'error', code: 'exception', diagnostics: 'Database failed' }];
      return sendJson(response, 500, { resourceType: 'OperationOutcome', issue });
    }
    const method = request.method ?? 'GET';
    if (trouble === 'rival' && method === 'POST') {
      trouble = 'none';
      outrun(parts.store, body);
    }
    const header = (key: string) => {
      const value = request.headers[key];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    const result = serveFhir(parts, { method, path, query: url.searchParams, header, body });
    for (const [key, value] of Object.entries(result.headers ?? {})) response.setHeader(key, value);
    sendText(
      response,
      result.status,
      'application/fhir+json',
      result.body === undefined ? '' : JSON.stringify(result.body),
    );
  }

  server.handle(
    createRouter(
      {
        'POST /demo/trouble': async ({ request, response }) => {
          const asked = await readJson(request, troubleSchema);
          if (asked === undefined) return sendText(response, 400, 'text/plain', 'Tuntematon häiriö.\n');
          trouble = asked.mode;
          sendJson(response, 200, { mode: trouble });
        },
        'GET /': ({ response }) =>
          sendPage(
            response,
            200,
            html`<!doctype html>
              <html lang="fi">
                <title>AVPH</title>
                <p>Ajanvaraus: FHIR R4 (/fhir, /sosiaali/fhir).</p>
              </html>`,
          ),
      },
      async (exchange) => {
        const path = exchange.url.pathname.split('/').filter((part) => part !== '');
        if (path[0] === 'fhir') return fhir('health', path.slice(1), exchange);
        if (path[0] === 'sosiaali' && path[1] === 'fhir') return fhir('social', path.slice(2), exchange);
        if (path[0] === 'etavastaanotto')
          return sendPage(
            exchange.response,
            200,
            html`<!doctype html>
              <html lang="fi">
                <title>Etävastaanotto</title>
                <h1>Etävastaanotto</h1>
                <p>Odota hetki, ammattilainen avaa yhteyden.</p>
              </html>`,
          );
        sendText(exchange.response, 404, 'text/plain', 'Sivua ei ole.\n');
      },
    ),
  );
}

/** Somebody else takes the slots that the body is about to take. */
function outrun(store: Store, body: string): void {
  const found = [...body.matchAll(/Slot\/([A-Za-z0-9\-.]+)/g)].flatMap(([, id]) => id ?? []);
  for (const id of new Set(found)) {
    const slot = store.read('Slot', id);
    if (slot.state === 'present') store.put({ ...slot.resource, status: 'busy' });
  }
}
