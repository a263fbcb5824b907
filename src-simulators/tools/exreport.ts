import { html, page } from '../lib/html.js';
import { createRouter, sendPage, sendText, type Handler } from '../lib/web.js';
import { isKnown, type LegacyParts, legacyHeader, legacyStyle } from './legacy.js';

/** Password of the demo's user, in this folder's README too. */
export const EXREPORT_PASSWORD = 'kymi-exreport';

const TITLE = 'ExReport';
const header = legacyHeader(TITLE, 'raportit');
const front = page(
  TITLE,
  '/style.css',
  html`${header}
    <main>
      <h1>Yksikön raportit</h1>
      <dl class="cards">
        <div>
          <dt>Käynnit</dt>
          <dd>Käynnit ja etäkontaktit kuukausittain.</dd>
        </div>
        <div>
          <dt>Palveluun pääsy</dt>
          <dd>Odotusajat palveluittain, ryhmätason luvut.</dd>
        </div>
        <div>
          <dt>Henkilöstö</dt>
          <dd>Toteutuneet vuorot ja täyttämättä jääneet.</dd>
        </div>
      </dl>
      <p class="none"><strong>Ei asiakasta.</strong> Raporteissa on vain ryhmätason lukuja.</p>
    </main>`,
);
const refused = page(
  TITLE,
  '/style.css',
  html`${header}
    <main>
      <h1>ExReport kysyy tunnusta ja salasanaa</h1>
      <p><a href="/">Yritä uudelleen</a></p>
    </main>`,
);

/** User and password of an Authorization header (RFC 7617 §2). */
function readBasic(value: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(value ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: rest.join(':') };
}

/** An old reporting system behind HTTP Basic (RFC 7617). */
export function startExreport({ server }: LegacyParts): void {
  const guarded: Handler = ({ request, response }) => {
    const given = readBasic(request.headers.authorization);
    if (given !== undefined && isKnown(EXREPORT_PASSWORD, given.user, given.password)) {
      return sendPage(response, 200, front);
    }
    response.setHeader('www-authenticate', 'Basic realm="ExReport", charset="UTF-8"');
    return sendPage(response, 401, refused);
  };
  server.handle(
    createRouter({
      'GET /': guarded,
      // The page that refuses has its look too.
      'GET /style.css': ({ response }) => sendText(response, 200, 'text/css', legacyStyle('#3a4a1e', '#f1f4ea')),
    }),
  );
}
