import * as z from 'zod';
import { createRouter, readJson, sendJson, sendPage, sendText, type Exchange, type Handler } from '../lib/web.js';
import { deskPage, endedPage } from './page.js';
import type { Session } from './session.js';

/** The page's own files, as text in this bundle: `./front/app.js` → its source. */
const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

const idSchema = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const noteSchema = z.object({ client: idSchema, text: z.string().max(50_000) });

/** What the front end may ask of a session, by path. `false` = it could not be done. */
const actions = {
  '/open': action(z.object({ id: idSchema }), ({ desk }, { id }) => desk.open(id)),
  '/close': action(z.object({}), ({ desk }) => desk.close()),
  '/search': action(z.object({ query: z.string().max(100) }), ({ desk }, { query }) => desk.search(query)),
  '/work-list': action(z.object({}), ({ desk }) => desk.refreshWorkList()),
  '/record': action(z.object({}), ({ desk }) => desk.retryRecord()),
  '/shown': action(z.object({ window: z.number().int(), version: z.number().int() }), ({ desk }, { window, version }) =>
    desk.windows.confirm(window, version),
  ),
  '/draft': action(noteSchema, ({ desk, draftSettled }, { client, text }) => {
    const taken = desk.draft(client, text);
    if (taken && text === '') draftSettled();
    return taken;
  }),
  '/save': action(noteSchema, async ({ desk, draftSettled }, { client, text }) => {
    const saved = desk.draft(client, text) && (await desk.saveDraft(true));
    if (saved) draftSettled();
    return saved;
  }),
  '/cancel': action(z.object({}), ({ desk, draftSettled }) => {
    desk.cancelDraft();
    draftSettled();
  }),
};

type Action = (session: Session, exchange: Exchange) => Promise<void>;

function action<T>(
  schema: z.ZodType<T>,
  run: (session: Session, input: T) => Promise<boolean | void> | boolean | void,
): Action {
  return async (session, { request, response }) => {
    const input = await readJson(request, schema);
    if (input === undefined) return sendJson(response, 400, { error: 'invalid request' });
    const done = await run(session, input);
    return sendJson(response, done === false ? 409 : 200, {});
  };
}

/** Server-sent events: first the number of this window, then the whole view at each change. */
function openWindow(session: Session, { request, response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  let greeted = false;
  const backlog: string[] = [];
  const window = session.desk.windows.open((view) => {
    const text = `event: view\ndata: ${JSON.stringify(view)}\n\n`;
    if (greeted) response.write(text);
    else backlog.push(text);
    if (view.over) response.end();
  }, session.desk.view());
  response.write(`event: window\ndata: ${window.id}\n\n${backlog.join('')}`);
  greeted = true;
  session.watched();
  request.on('close', () => {
    window.close();
    session.watched();
  });
}

const assets = Object.fromEntries(
  Object.entries(files).map(([path, body]): [string, Handler] => [
    `GET /app/${path.slice('./front/'.length)}`,
    ({ response }) => sendText(response, 200, path.endsWith('.js') ? 'text/javascript' : 'text/css', body),
  ]),
);

/** Everything that the record system serves, apart from signing in. */
export function createRoutes(signIn: Record<string, Handler>, sessionOf: (exchange: Exchange) => Session | undefined) {
  const posts = Object.entries(actions).map(([path, run]): [string, Handler] => [
    `POST ${path}`,
    (exchange) => {
      const session = sessionOf(exchange);
      return session === undefined ? sendJson(exchange.response, 401, { error: 'no session' }) : run(session, exchange);
    },
  ]);
  return createRouter({
    ...signIn,
    ...Object.fromEntries(posts),
    'GET /desk': (exchange) => {
      const session = sessionOf(exchange);
      if (session === undefined) sendPage(exchange.response, 200, endedPage());
      else sendPage(exchange.response, 200, deskPage(session.user));
    },
    'GET /events': (exchange) => {
      const session = sessionOf(exchange);
      if (session === undefined) sendJson(exchange.response, 401, { error: 'no session' });
      else openWindow(session, exchange);
    },
    ...assets,
  });
}
