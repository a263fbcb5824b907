import { randomBytes } from 'node:crypto';
import { html, page, type Html } from '../lib/html.js';
import { createRouter, readForm, redirect, sendPage, sendText, type Handler } from '../lib/web.js';
import { isKnown, LEGACY_USER, type LegacyParts, legacyHeader, legacyStyle } from './legacy.js';

/** Password of the demo's user, in this folder's README too. */
export const PIRKKO_PASSWORD = 'kymi-pirkko';
const SIGN_IN = '/kirjaudu';

const show = (body: Html) =>
  page('Pirkko', '/style.css', html`${legacyHeader('Pirkko', 'palkka ja poissaolot')}${body}`);

const form = (wrong: boolean) =>
  show(
    html`<main>
      <h1>Kirjaudu Pirkkoon</h1>
      ${wrong ? html`<p class="wrong" role="alert">Tunnus tai salasana on väärä.</p>` : ''}
      <form method="post" action="${SIGN_IN}">
        <label for="tunnus">Tunnus</label>
        <input id="tunnus" name="tunnus" autocomplete="username" required />
        <label for="salasana">Salasana</label>
        <input id="salasana" name="salasana" type="password" autocomplete="current-password" required />
        <button id="kirjaudu">Kirjaudu</button>
      </form>
    </main>`,
  );

const front = show(
  html`<main>
    <p class="user">Kirjautunut: ${LEGACY_USER}</p>
    <h1>Omat työsuhdeasiat</h1>
    <dl class="rows">
      <div>
        <dt>Poissaolot</dt>
        <dd>Ilmoita poissaolo ja katso, onko se hyväksytty.</dd>
      </div>
      <div>
        <dt>Vuosiloma</dt>
        <dd>Loman toiveet ja vahvistetut lomat.</dd>
      </div>
      <div>
        <dt>Palkkalaskelmat</dt>
        <dd>Laskelmat kuukausittain.</dd>
      </div>
    </dl>
    <p class="none"><strong>Ei asiakasta.</strong> Tässä järjestelmässä ei käsitellä asiakkaiden tietoja.</p>
    <form method="post" action="/ulos"><button id="ulos">Kirjaudu ulos</button></form>
  </main>`,
);

/** An old system with a log-in form of its own, which knows nothing of the county's provider. */
export function startPirkko({ server }: LegacyParts): void {
  const sessions = new Set<string>();
  const name = `pirkko_${server.port}`;
  const setCookie = (value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;

  const enter: Handler = async ({ request, response }) => {
    const fields = await readForm(request);
    if (!isKnown(PIRKKO_PASSWORD, fields?.get('tunnus') ?? '', fields?.get('salasana') ?? '')) {
      return sendPage(response, 401, form(true));
    }
    const session = randomBytes(24).toString('base64url');
    sessions.add(session);
    response.setHeader('set-cookie', setCookie(session));
    return redirect(response, '/');
  };
  const leave: Handler = ({ response, cookie }) => {
    sessions.delete(cookie(name) ?? '');
    response.setHeader('set-cookie', `${setCookie('')}; Max-Age=0`);
    return redirect(response, SIGN_IN);
  };
  server.handle(
    createRouter({
      'GET /': ({ response, cookie }) =>
        sessions.has(cookie(name) ?? '') ? sendPage(response, 200, front) : redirect(response, SIGN_IN),
      [`GET ${SIGN_IN}`]: ({ response }) => sendPage(response, 200, form(false)),
      [`POST ${SIGN_IN}`]: enter,
      'POST /ulos': leave,
      'GET /style.css': ({ response }) => sendText(response, 200, 'text/css', legacyStyle('#5c2a7a', '#f4eef8')),
    }),
  );
}
