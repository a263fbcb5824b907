import * as z from 'zod';
import { behaviourSchema, createBehaviours, LATE_MS } from '../lib/behaviour.js';
import type { RunningSystem } from '../lib/desk/system.js';
import { frontFiles } from '../lib/front-files.js';
import type { Html } from '../lib/html.js';
import { tellOpener } from '../lib/opener.js';
import { createFhirClient } from '../lib/records/fhir.js';
import { logOutHandler } from '../lib/log-out.js';
import { createRelyingParty } from '../lib/relying-party.js';
import type { SystemParts } from '../lib/sign-in.js';
import {
  createRouter,
  pagePolicy,
  readJson,
  redirect,
  sendJson,
  sendText,
  type Exchange,
  type Handler,
} from '../lib/web.js';
import { clientPage, refusedPage, signedInPage, wrongAddressPage } from './page.js';
import { readOwnData } from './records.js';
import { createSessions } from './sessions.js';
import { fateOf } from './trouble.js';

const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

export interface OmavointiParts extends SystemParts {
  fhir: () => Promise<string | undefined>;
}

/** The client's pseudonymous key in this service; '' = no client. */
const keySchema = z.string().regex(/^[A-Za-z0-9\-.]{0,64}$/);
const signInSchema = z.object({ silent: z.boolean(), client: keySchema });
type Carried = z.infer<typeof signInSchema>;

/**
 * Omavointi, a service of what clients measure and answer themselves. It is joined by its address alone:
 * `/?client=<key>`, where the key tells nobody who the client is. Its page never redirects, and tells whoever opened it
 * whose page it is; signing in goes on behind it, in a frame of its own. An error page tells nothing.
 */
export function startOmavointi(parts: OmavointiParts): RunningSystem {
  const { server, clock, issuer } = parts;
  const behaviours = createBehaviours();
  const sessions = createSessions(behaviours);
  const fhir = createFhirClient(parts.fhir);
  const cookies = { session: `omavointi_${server.port}`, attempt: `omavointi_${server.port}_sign_in` };
  const party = createRelyingParty<Carried>({
    issuer,
    clientId: 'omavointi',
    clientSecret: parts.clientSecret,
    redirectUri: `${server.url}${parts.callback}`,
    scope: 'openid profile',
    now: clock.now,
  });
  const sessionOf = (exchange: Exchange) => sessions.of(exchange.cookie(cookies.session));
  const keyOf = ({ url }: Exchange) => keySchema.safeParse(url.searchParams.get('client') ?? '').data;
  const setCookie = (name: string, value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

  function send({ response }: Exchange, status: number, page: Html): void {
    response.setHeader('content-security-policy', `${pagePolicy("'self'")}; frame-src 'self' ${issuer}`);
    sendText(response, status, 'text/html', page.text);
  }

  const open: Handler = (exchange) => {
    const { request, response } = exchange;
    const session = sessionOf(exchange);
    const mode = session?.behaviour.now() ?? behaviours.standing();
    const wanted = keyOf(exchange);
    if (wanted === undefined) return send(exchange, 400, wrongAddressPage(mode));
    const serve = () => {
      if (session !== undefined) session.shown = wanted;
      tellOpener(response, wanted);
      send(exchange, 200, clientPage(session?.behaviour.now() ?? mode));
    };
    const fate = fateOf(mode, wanted, session?.shown ?? '');
    switch (fate) {
      case 'serve':
        return serve();
      case 'refuse':
        return send(exchange, 409, refusedPage(mode));
      case 'hang': {
        const again = () => void open(exchange);
        session?.hanging.add(again);
        return void request.on('close', () => session?.hanging.delete(again));
      }
      case 'late':
        return void clock.after(LATE_MS, serve);
      case 'drop':
        return void request.socket.destroy();
      default:
        response.setHeader('timing-allow-origin', '*');
        return redirect(response, fate.redirectTo === '' ? '/' : `/?client=${fate.redirectTo}`);
    }
  };

  const data: Handler = async (exchange) => {
    const session = sessionOf(exchange);
    const client = keyOf(exchange);
    if (session === undefined) return sendJson(exchange.response, 200, { state: 'signedOut' });
    const user = session.user.name;
    if (client === undefined || client === '') return sendJson(exchange.response, 200, { state: 'noClient', user });
    session.shown = client;
    const answer = await readOwnData(fhir, client, clock.now());
    if ('found' in answer) return sendJson(exchange.response, 200, { state: 'ready', user, ...answer.found });
    const why = 'failed' in answer ? answer.failed : 'Asiakkaalla ei ole Omavointi-tietoja.';
    return sendJson(exchange.response, 200, { state: 'failed', user, why });
  };

  const signIn: Handler = async (exchange) => {
    const { response, url } = exchange;
    const silent = url.searchParams.has('silent');
    try {
      const carried = { silent, client: keyOf(exchange) ?? '' };
      const { location, attempt } = await party.begin(carried, silent ? { prompt: 'none' } : undefined);
      response.setHeader('set-cookie', setCookie(cookies.attempt, attempt));
      return redirect(response, location);
    } catch {
      return send(exchange, 502, signedInPage(false));
    }
  };

  const signedIn: Handler = async (exchange) => {
    const { response, url } = exchange;
    const answer = new URL(`${url.pathname}${url.search}`, server.url);
    const result = await party.finish(answer, exchange.cookie(cookies.attempt));
    if ('failure' in result) return send(exchange, 200, signedInPage(false));
    response.setHeader('set-cookie', setCookie(cookies.session, sessions.open(result.user, result.sid)));
    if (result.carried.silent) return send(exchange, 200, signedInPage(true));
    return redirect(response, `/?client=${result.carried.client}`);
  };

  const behave: Handler = async (exchange) => {
    const session = sessionOf(exchange);
    if (session === undefined) return sendJson(exchange.response, 401, { error: 'no session' });
    const input = await readJson(exchange.request, z.object({ mode: behaviourSchema }));
    if (input === undefined) return sendJson(exchange.response, 400, { error: 'invalid request' });
    session.behaviour.set(input.mode);
    return sendJson(exchange.response, 200, {});
  };

  server.handle(
    createRouter({
      'GET /': open,
      'GET /data': data,
      'GET /sign-in': signIn,
      [`GET ${parts.callback}`]: signedIn,
      [`POST ${parts.logOut}`]: logOutHandler(party.ended, sessions.end),
      'POST /demo/behaviour': behave,
      ...frontFiles('omavointi', files),
    }),
  );
  return { behave: behaviours.setAll, close: async () => {} };
}
