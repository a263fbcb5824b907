import library from 'fhirclient/build/fhir-client.pure.min.js?raw';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import { frontFiles } from '../lib/front-files.js';
import { html, page, type Html } from '../lib/html.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { tellOpener } from '../lib/opener.js';
import { createRouter, pagePolicy, readJson, sendJson, sendText, type Handler } from '../lib/web.js';
import { pathwayOf } from './pathway.js';

const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

export interface OmapolkuParts {
  server: LoopbackServer;
  /** This application's id at the one that launches it. */
  clientId: string;
  now: () => Date;
}

/** Only a launcher on this machine: what others say of their issuer is nothing to this service. */
const launcherSchema = z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ });
const askSchema = z.object({
  idToken: z.string().max(8000),
  iss: launcherSchema,
  patient: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
});

const shell = (main: Html, script?: string): Html =>
  page(
    'Omapolku',
    '/omapolku/front/omapolku.css',
    html`<header class="top">
        <h1><span aria-hidden="true"></span>Omapolku</h1>
        <p>Ammattilaisen näkymä</p>
        <p id="user" class="user" data-testid="user"></p>
      </header>
      ${main}
      <footer>Demoalueen jäljitelmä. Hoitopolku on keksitty.</footer>`,
    script,
  );
/** All that the scripts import, asked for at once. */
const LOADING = html`<link rel="modulepreload" href="/omapolku/front/smart.js" /><link
    rel="modulepreload"
    href="/lib/front/dom.js"
  />
  <script src="/fhir-client.js"></script>
  <main id="main" aria-live="polite"><p class="quiet">Avataan hoitopolkua…</p></main>`;

/**
 * Omapolku, digital care pathways: a SMART app (SMART App Launch 2.2, EHR launch, public client with PKCE). Its page does
 * the launch by the library `fhirclient`; this server gives the pathway to who shows an ID token of the launch.
 */
export function startOmapolku({ server, clientId, now }: OmapolkuParts): void {
  const keysOf = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  function keysAt(iss: string) {
    const known = keysOf.get(iss) ?? createRemoteJWKSet(new URL(`${iss}/jwks`));
    keysOf.set(iss, known);
    return known;
  }
  const send = (status: number, body: Html): Handler => {
    return ({ response }) => {
      const policy = pagePolicy("'self'").replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:*");
      response.setHeader('content-security-policy', policy);
      sendText(response, status, 'text/html', body.text);
    };
  };
  const nobody: Handler = (exchange) => {
    tellOpener(exchange.response, '');
    return send(
      200,
      shell(
        html`<main class="notice">
          <h2>Ei asiakasta</h2>
          <p>Asiakkaan digihoitopolku avautuu, kun asiakas on avattu työpöydällä.</p>
        </main>`,
      ),
    )(exchange);
  };
  const pathway: Handler = async ({ request, response }) => {
    const ask = await readJson(request, askSchema);
    if (ask === undefined) return sendJson(response, 400, { error: 'invalid request' });
    const { idToken, iss, patient } = ask;
    const proven = await jwtVerify(idToken, keysAt(iss), { issuer: iss, audience: clientId }).catch(() => undefined);
    if (proven === undefined) return sendJson(response, 401, { error: 'not launched' });
    return sendJson(response, 200, pathwayOf(patient, now()));
  };

  // Both pages of every launch load it: it is kept, and so is what the browser has made of it.
  const script: Handler = ({ response }) => {
    const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=86400, immutable' };
    response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' }).end(library);
  };

  server.handle(
    createRouter({
      'GET /': nobody,
      'GET /launch': send(200, shell(LOADING, '/omapolku/front/launch.js')),
      'GET /app': send(200, shell(LOADING, '/omapolku/front/app.js')),
      'GET /fhir-client.js': script,
      'POST /pathway': pathway,
      ...frontFiles('omapolku', files),
    }),
  );
}
