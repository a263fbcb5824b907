import * as z from 'zod';
import { action, createDeskRoutes, idSchema } from '../lib/desk/routes.js';
import type { Exchange, Handler } from '../lib/web.js';
import { deskPage, endedPage } from './page.js';
import type { AptjSession } from './session.js';

/** The page's own files, as text in this bundle: `./front/app.js` → its source. */
const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

/** What only this system's front end may ask, by path. */
const actions = {
  '/open': action(z.object({ id: idSchema }), ({ desk }: AptjSession, { id }) => desk.open(id)),
  '/close': action(z.object({}), ({ desk }: AptjSession) => desk.close()),
  '/search': action(z.object({ query: z.string().max(100) }), ({ desk }: AptjSession, { query }) => desk.search(query)),
  '/work-list': action(z.object({}), ({ desk }: AptjSession) => desk.refreshWorkList()),
};

/** Everything that the record system serves, apart from signing in. */
export const createRoutes = (sessionOf: (exchange: Exchange) => AptjSession | undefined): Record<string, Handler> =>
  createDeskRoutes({
    folder: 'aptj',
    files,
    sessionOf,
    actions,
    page: ({ user, behaviour }) => deskPage(user, behaviour.now()),
    endedPage,
  });
