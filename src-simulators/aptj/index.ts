import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../lib/clock.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRelyingParty } from '../lib/relying-party.js';
import { redirect, sendPage, type Exchange, type Handler } from '../lib/web.js';
import { isTrustedHub } from './hub/access.js';
import { refusedPage } from './page.js';
import { createFhirClient } from './records/fhir.js';
import { createRecords } from './records/index.js';
import { createRoutes } from './routes.js';
import { createSession, type Launch, type Session } from './session.js';

export interface AptjParts {
  server: LoopbackServer;
  issuer: string;
  clientSecret: string;
  /** Resource indicator of the workbench's services: for whom the access token is asked. */
  audience: string;
  /** Path of the redirect URI that the provider knows. */
  callback: string;
  /** Base address of the data store, when it is known. */
  fhir: () => Promise<string | undefined>;
  /** The workbench's own FHIRcast address, when it is known. */
  fhircast: () => string | undefined;
  clock: Clock;
  random: () => number;
}

const SCOPE = [
  'openid profile',
  ...['Patient-open', 'Patient-close'].flatMap((event) => [`fhircast/${event}.read`, `fhircast/${event}.write`]),
  'fhircast/userlogout.read',
  'fhircast/SyncError.read',
].join(' ');

/**
 * A client and patient record system (APTJ) of the old school: signs in by the county's provider, keeps its data in a
 * FHIR server, and follows and leads the workbench's client by FHIRcast 3.0.0.
 */
export function startAptj(parts: AptjParts): { close: () => Promise<void> } {
  const { server, clock, random } = parts;
  const sessions = new Map<string, Session>();
  const cookies = { session: `aptj_${server.port}`, attempt: `aptj_${server.port}_sign_in` };
  const records = createRecords(createFhirClient(parts.fhir), clock.now);
  const party = createRelyingParty<Launch>({
    issuer: parts.issuer,
    clientId: 'aptj',
    clientSecret: parts.clientSecret,
    redirectUri: `${server.url}${parts.callback}`,
    scope: SCOPE,
    resource: parts.audience,
    now: clock.now,
  });
  const sessionOf = (exchange: Exchange) => sessions.get(exchange.cookie(cookies.session) ?? '');
  const setCookie = (name: string, value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

  /** Every launch signs in anew, silently when the provider knows who it is: never the previous user's session. */
  const launch: Handler = async ({ response, url }) => {
    const hubUrl = url.searchParams.get('hub.url');
    const topic = url.searchParams.get('hub.topic');
    const hub = hubUrl === null || topic === null ? undefined : { url: hubUrl.replace(/\/$/, ''), topic };
    if (hub !== undefined && !isTrustedHub(hub.url, parts.fhircast())) {
      return sendPage(response, 400, refusedPage('Käynnistyksessä annettu työpöydän osoite ei ole sallittu.'));
    }
    try {
      const { location, attempt } = await party.begin({ hub });
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
    const { user, tokens, carried } = result;
    const old = sessionOf(exchange);
    if (old !== undefined && old.user.sub === user.sub && isSame(old.launch, carried)) {
      old.renew(tokens);
      return redirect(response, '/desk');
    }
    await old?.end();
    const id = randomBytes(24).toString('base64url');
    const session = createSession({
      user,
      tokens,
      launch: carried,
      records,
      refresh: party.refresh,
      clock,
      random,
      newId: randomUUID,
      onEnd: () => void sessions.delete(id),
    });
    sessions.set(id, session);
    session.watched();
    response.setHeader('set-cookie', setCookie(cookies.session, id));
    return redirect(response, '/desk');
  };

  server.handle(createRoutes({ 'GET /': launch, [`GET ${parts.callback}`]: signedIn }, sessionOf));
  return {
    close: async () => void (await Promise.all([...sessions.values()].map((session) => session.end()))),
  };
}

const isSame = (a: Launch, b: Launch): boolean => a.hub?.url === b.hub?.url && a.hub?.topic === b.hub?.topic;
