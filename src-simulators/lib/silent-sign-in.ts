import { randomBytes } from 'node:crypto';
import type { Html } from './html.js';
import { logOutHandler } from './log-out.js';
import { createRelyingParty, type User } from './relying-party.js';
import type { SystemParts } from './sign-in.js';
import { redirect, type Exchange, type Handler } from './web.js';

const MOST = 200;

interface Carried {
  silent: boolean;
  /** Query of the page to come back to. */
  back: string;
}

/**
 * Signs in behind a page that is already there, in a hidden frame of its own: the provider knows who is at the workstation
 * and asks nothing (`prompt=none`). Where it knows nobody, the page offers a link that asks.
 * @param send sends the page where signing in ends; `done` tells whether it succeeded
 * @param backTo the page's own query, out of the request; must hold nothing but what the service itself reads
 */
export function createSilentSignIn(
  parts: SystemParts & {
    clientId: string;
    send: (exchange: Exchange, status: number, page: Html) => void;
    page: (done: boolean) => Html;
    backTo: (exchange: Exchange) => string;
  },
) {
  const { server, clientId, callback, send, page } = parts;
  const users = new Map<string, { user: User; sid: string | undefined }>();
  const cookies = { session: `${clientId}_${server.port}`, attempt: `${clientId}_${server.port}_sign_in` };
  const party = createRelyingParty<Carried>({
    issuer: parts.issuer,
    clientId,
    clientSecret: parts.clientSecret,
    redirectUri: `${server.url}${callback}`,
    scope: 'openid profile',
    now: parts.clock.now,
  });
  const setCookie = (name: string, value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

  const begin: Handler = async (exchange) => {
    const { response, url } = exchange;
    const silent = url.searchParams.has('silent');
    try {
      const carried = { silent, back: parts.backTo(exchange) };
      const { location, attempt } = await party.begin(carried, silent ? { prompt: 'none' } : undefined);
      response.setHeader('set-cookie', setCookie(cookies.attempt, attempt));
      return redirect(response, location);
    } catch {
      return send(exchange, 502, page(false));
    }
  };
  const finish: Handler = async (exchange) => {
    const { response, url } = exchange;
    const answer = new URL(`${url.pathname}${url.search}`, server.url);
    const result = await party.finish(answer, exchange.cookie(cookies.attempt));
    if ('failure' in result) return send(exchange, 200, page(false));
    const session = randomBytes(24).toString('base64url');
    users.set(session, result);
    const [oldest] = users.keys();
    if (users.size > MOST && oldest !== undefined) users.delete(oldest);
    response.setHeader('set-cookie', setCookie(cookies.session, session));
    if (result.carried.silent) return send(exchange, 200, page(true));
    return redirect(response, `/${result.carried.back}`);
  };
  const loggedOut = logOutHandler(party.ended, (ended) => {
    for (const [session, { sid }] of users) if (sid === ended) users.delete(session);
  });
  return {
    routes: { 'GET /sign-in': begin, [`GET ${callback}`]: finish, [`POST ${parts.logOut}`]: loggedOut },
    userOf: (exchange: Exchange): User | undefined => users.get(exchange.cookie(cookies.session) ?? '')?.user,
  };
}
