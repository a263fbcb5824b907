import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';
import type { Html } from './html.js';
import type { LoopbackServer } from './loopback.js';
import { createRelyingParty, type RelyingParty, type Tokens, type User } from './relying-party.js';
import { logOutHandler } from './log-out.js';
import { redirect, sendPage, type Exchange, type Handler } from './web.js';

/** What every web system of the county is started with. */
export interface SystemParts {
  server: LoopbackServer;
  issuer: string;
  clientSecret: string;
  /** Path of the redirect URI that the provider knows. */
  callback: string;
  /** Path where the provider tells that a session has ended. */
  logOut: string;
  clock: Clock;
}

/** A session as far as signing in sees it. */
interface SignedIn<L> {
  user: User;
  launch: L;
  /** New tokens of the same person, after a new launch from the same workbench. */
  renew: (tokens: Tokens) => void;
  /** Call when a window opens or closes. */
  watched: () => void;
  end: () => Promise<void>;
}

export interface SignInParts<L, S> extends SystemParts {
  clientId: string;
  scope: string;
  /** Resource indicator of the services the access token is for. */
  audience?: string;
  /** What the address that opened the system says; words for the professional when it will not do. */
  readLaunch: (url: URL) => { launch: L } | { refused: string };
  isSame: (a: L, b: L) => boolean;
  refusedPage: (reason: string) => Html;
  start: (begun: {
    user: User;
    tokens: Tokens;
    launch: L;
    refresh: RelyingParty<L>['refresh'];
    onEnd: () => void;
  }) => S;
}

/**
 * Signs in the professionals of a system whose pages stand under `/desk`. Every launch signs in anew, silently when the
 * provider knows who it is: never the previous user's session.
 */
export function createSignIn<L, S extends SignedIn<L>>(parts: SignInParts<L, S>) {
  const { server, clientId, refusedPage } = parts;
  const sessions = new Map<string, S>();
  /** Numbers of the provider's sessions, by the secret of ours. */
  const numbers = new Map<string, string | undefined>();
  const cookies = { session: `${clientId}_${server.port}`, attempt: `${clientId}_${server.port}_sign_in` };
  const party = createRelyingParty<L>({
    issuer: parts.issuer,
    clientId,
    clientSecret: parts.clientSecret,
    redirectUri: `${server.url}${parts.callback}`,
    scope: parts.scope,
    ...(parts.audience === undefined ? {} : { resource: parts.audience }),
    now: parts.clock.now,
  });
  const sessionOf = (exchange: Exchange): S | undefined => sessions.get(exchange.cookie(cookies.session) ?? '');
  const setCookie = (name: string, value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

  const launch: Handler = async ({ response, url }) => {
    const read = parts.readLaunch(url);
    if ('refused' in read) return sendPage(response, 400, refusedPage(read.refused));
    try {
      const { location, attempt } = await party.begin(read.launch);
      response.setHeader('set-cookie', setCookie(cookies.attempt, attempt));
      return redirect(response, location);
    } catch {
      return sendPage(response, 502, refusedPage('Tunnistautumispalvelu ei vastannut.'));
    }
  };

  const signedIn: Handler = async (exchange) => {
    const { response, url } = exchange;
    const answer = new URL(`${url.pathname}${url.search}`, server.url);
    const result = await party.finish(answer, exchange.cookie(cookies.attempt));
    if ('failure' in result) return sendPage(response, 400, refusedPage('Kirjautuminen ei onnistunut.'));
    const { user, tokens, carried, sid } = result;
    const old = sessionOf(exchange);
    if (old !== undefined && old.user.sub === user.sub && parts.isSame(old.launch, carried)) {
      old.renew(tokens);
      numbers.set(exchange.cookie(cookies.session) ?? '', sid);
      return redirect(response, '/desk');
    }
    await old?.end();
    const id = randomBytes(24).toString('base64url');
    const session = parts.start({
      user,
      tokens,
      launch: carried,
      refresh: party.refresh,
      onEnd: () => {
        sessions.delete(id);
        numbers.delete(id);
      },
    });
    sessions.set(id, session);
    numbers.set(id, sid);
    session.watched();
    response.setHeader('set-cookie', setCookie(cookies.session, id));
    return redirect(response, '/desk');
  };

  const loggedOut = logOutHandler(party.ended, async (sid) => {
    const ended = [...numbers].filter(([, number]) => number === sid).flatMap(([id]) => sessions.get(id) ?? []);
    await Promise.all(ended.map((session) => session.end()));
  });

  return {
    routes: { 'GET /': launch, [`GET ${parts.callback}`]: signedIn, [`POST ${parts.logOut}`]: loggedOut },
    sessionOf,
    close: async () => void (await Promise.all([...sessions.values()].map((session) => session.end()))),
  };
}
