import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { demoUsers, fullName } from '../idp/users.js';
import { frontFiles } from '../lib/front-files.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { tellOpener } from '../lib/opener.js';
import { createRouter, readForm, sendJson, sendPage, type Handler } from '../lib/web.js';
import { nobodyPage, programmePage, usedPage } from './page.js';
import { programmeOf } from './programme.js';
import { createTickets } from './tickets.js';

const files = import.meta.glob<string>('./front/*.css', { query: '?raw', import: 'default', eager: true });

export interface FysitraxParts {
  server: LoopbackServer;
  /** What the county's workbench shows by HTTP Basic. */
  launcher: { id: string; secret: string };
  now: () => Date;
}

const launchSchema = z.object({
  asiakasavain: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  kayttaja: z.string().min(1).max(100),
  yksikko: z.string().max(100),
});
const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Fysitrax, exercise programmes. It is joined by a launch: the workbench posts `/launch` with the key under which this
 * service keeps a client, and gets the address of a page that opens once, within a minute.
 */
export function startFysitrax({ server, launcher, now }: FysitraxParts): void {
  const tickets = createTickets(now);
  const wanted = digest(`Basic ${Buffer.from(`${launcher.id}:${launcher.secret}`).toString('base64')}`);
  const users = new Map(demoUsers().map((user) => [user.sub, fullName(user)]));

  const launch: Handler = async ({ request, response }) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), wanted)) {
      response.setHeader('www-authenticate', 'Basic realm="fysitrax"');
      return sendJson(response, 401, { error: 'unknown launcher' });
    }
    const form = await readForm(request);
    const asked = launchSchema.safeParse(Object.fromEntries(form ?? []));
    if (!asked.success) return sendJson(response, 400, { error: 'asiakasavain, kayttaja and yksikko are needed' });
    const { asiakasavain: key, kayttaja, yksikko: unit } = asked.data;
    const user = users.get(kayttaja);
    if (user === undefined) return sendJson(response, 403, { error: 'unknown user' });
    response.setHeader('location', `${server.url}/ohjelma?lippu=${tickets.issue({ key, user, unit })}`);
    return sendJson(response, 201, {});
  };
  const programme: Handler = ({ response, url }) => {
    const launched = tickets.use(url.searchParams.get('lippu') ?? '');
    if (launched === undefined) return sendPage(response, 410, usedPage());
    tellOpener(response, launched.key);
    return sendPage(response, 200, programmePage(programmeOf(launched.key, now()), launched));
  };
  const nobody: Handler = ({ response }) => {
    tellOpener(response, '');
    return sendPage(response, 200, nobodyPage());
  };

  server.handle(
    createRouter({
      'GET /': nobody,
      'POST /launch': launch,
      'GET /ohjelma': programme,
      ...frontFiles('fysitrax', files),
    }),
  );
}
