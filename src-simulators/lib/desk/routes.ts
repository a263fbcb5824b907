import * as z from 'zod';
import { behaviourSchema, type BehaviourSwitch } from '../behaviour.js';
import { frontFiles } from '../front-files.js';
import type { Html } from '../html.js';
import { readJson, sendJson, sendPage, type Exchange, type Handler } from '../web.js';
import type { Desk } from './desk.js';

/** A session as far as its pages see it. */
export interface DeskSession {
  desk: Desk;
  link: { draftSettled: () => void };
  behaviour: BehaviourSwitch;
  watched: () => void;
}

/** What the front end may ask of a session. */
export type Action<S> = (session: S, exchange: Exchange) => Promise<void>;

export const idSchema = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const noteSchema = z.object({ client: idSchema, text: z.string().max(50_000) });

/** An action with its input read by `schema`; one that gives `false` could not be done. */
export function action<S extends DeskSession, T>(
  schema: z.ZodType<T>,
  run: (session: S, input: T) => Promise<boolean | void> | boolean | void,
  evenInFault = false,
): Action<S> {
  return async (session, { request, response }) => {
    const input = await readJson(request, schema);
    if (input === undefined) return sendJson(response, 400, { error: 'invalid request' });
    // A system that hangs or has crashed does nothing.
    const stopped = !evenInFault && session.desk.view().fault !== null;
    const done = stopped ? false : await run(session, input);
    return sendJson(response, done === false ? 409 : 200, {});
  };
}

/** What every desk's front end may ask, by path. */
const common: Record<string, Action<DeskSession>> = {
  '/record': action(z.object({}), ({ desk }) => desk.retryRecord()),
  '/shown': action(
    z.object({ window: z.number().int(), version: z.number().int() }),
    ({ desk }, { window, version }) => desk.windows.confirm(window, version),
    true,
  ),
  '/draft': action(noteSchema, ({ desk, link }, { client, text }) => {
    const taken = desk.draft(client, text);
    if (taken && text === '') link.draftSettled();
    return taken;
  }),
  '/save': action(noteSchema, async ({ desk, link }, { client, text }) => {
    const saved = desk.draft(client, text) && (await desk.saveDraft(true));
    if (saved) link.draftSettled();
    return saved;
  }),
  '/cancel': action(z.object({}), ({ desk, link }) => {
    desk.cancelDraft();
    link.draftSettled();
  }),
  '/demo/behaviour': action(
    z.object({ mode: behaviourSchema }),
    ({ behaviour }, { mode }) => behaviour.set(mode),
    true,
  ),
};

/** Server-sent events: first the number of this window, then the whole view at each change. */
function openWindow(session: DeskSession, { request, response }: Exchange): void {
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

export interface DeskRouteParts<S> {
  /** The system's folder: its front-end files stand at `/<folder>/front/…`. */
  folder: string;
  files: Record<string, string>;
  sessionOf: (exchange: Exchange) => S | undefined;
  actions: Record<string, Action<S>>;
  page: (session: S) => Html;
  endedPage: () => Html;
}

/** Everything that a desk serves, apart from signing in. */
export function createDeskRoutes<S extends DeskSession>(parts: DeskRouteParts<S>): Record<string, Handler> {
  const { sessionOf } = parts;
  const actions: Record<string, Action<S>> = { ...common, ...parts.actions };
  const posts = Object.entries(actions).map(([path, run]): [string, Handler] => [
    `POST ${path}`,
    (exchange) => {
      const session = sessionOf(exchange);
      return session === undefined ? sendJson(exchange.response, 401, { error: 'no session' }) : run(session, exchange);
    },
  ]);
  return {
    ...Object.fromEntries(posts),
    'GET /desk': (exchange) => {
      const session = sessionOf(exchange);
      sendPage(exchange.response, 200, session === undefined ? parts.endedPage() : parts.page(session));
    },
    'GET /events': (exchange) => {
      const session = sessionOf(exchange);
      if (session === undefined) sendJson(exchange.response, 401, { error: 'no session' });
      else openWindow(session, exchange);
    },
    ...frontFiles(parts.folder, parts.files),
  };
}
