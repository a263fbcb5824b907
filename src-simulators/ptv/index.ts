import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, readJson, sendJson } from '../lib/web.js';
import * as z from 'zod';
import { answer } from './answers.js';
import { answer12 } from './v12/answer.js';
import type { PtvData } from './data.js';
import { type Trouble, SLOW_MS, troubled, troubleSchema } from './trouble.js';

export type { PtvData, PtvObject } from './data.js';
export type { Trouble } from './trouble.js';

export interface PtvParts {
  server: LoopbackServer;
  /** Asked at the first request, so that nobody's start waits for it. */
  data: () => Promise<PtvData>;
  /** The table of associations' services and events at `/jarjestot.csv`, as text; absent = there is none. */
  table?: () => Promise<string>;
  /** Key that v12 asks for in `x-api-key`. */
  apiKey: string;
  pageSize?: number;
}

const DEFAULT_PAGE = 100;
const ADDRESS = /^\/api\/(v11|v12)\/(.+)$/;

/**
 * Palvelutietovaranto's open interface, v11 and (with a key) v12, over real sockets, and beside it the table that the
 * county's associations keep. `POST /demo/trouble {"mode"}` turns the troublemaker's switch.
 */
export function startPtv({ server, data, table, apiKey, pageSize = DEFAULT_PAGE }: PtvParts) {
  let mode: Trouble = 'none';
  let asked = new Set<string>();
  let requests = 0;
  const setMode = (next: Trouble) => {
    mode = next;
    asked = new Set();
  };

  server.handle(
    createRouter(
      {
        'POST /demo/trouble': async ({ request, response }) => {
          const told = await readJson(request, z.object({ mode: troubleSchema }));
          if (told !== undefined) setMode(told.mode);
          sendJson(response, told === undefined ? 400 : 200, { mode });
        },
        'GET /jarjestot.csv': async ({ response }) => {
          const text = await table?.();
          response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/csv; charset=utf-8' });
          response.end(text ?? '');
        },
      },
      async ({ request, response, url }) => {
        requests += 1;
        const [, version, path] = ADDRESS.exec(url.pathname) ?? [];
        if (request.method !== 'GET' || path === undefined) return sendJson(response, 404, 'Not found.');
        if (version === 'v12' && request.headers['x-api-key'] !== apiKey)
          return sendJson(response, 401, { title: 'Unauthorized', status: 401 });
        const all = await data();
        const given =
          version === 'v12'
            ? answer12(path, url.searchParams, all)
            : answer(path, url.searchParams, { data: all, pageSize, mode });
        const { status, type, body } = troubled(given, mode, asked.has(url.href));
        asked.add(url.href);
        const write = () => response.writeHead(status, { 'content-type': type }).end(body);
        if (mode === 'slow') setTimeout(write, SLOW_MS).unref();
        else write();
      },
    ),
  );
  return {
    url: server.url,
    trouble: setMode,
    /** How many requests of the interface have come: for tests. */
    requests: () => requests,
  };
}
