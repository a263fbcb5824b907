import type { Behaviour } from '../lib/behaviour.js';
import { faultsMenu } from '../lib/desk/faults-menu.js';
import { html, page, type Html } from '../lib/html.js';

const STYLE = '/omavointi/front/omavointi.css';

const frame = (behaviour: Behaviour, main: Html, script: string): Html =>
  page(
    'Omavointi',
    STYLE,
    html`<header class="top">
        <h1>Omavointi</h1>
        <span class="sub">Asiakkaan omat mittaukset ja kyselyt</span>
        <span id="user" class="user"></span>
        ${faultsMenu(behaviour)}
      </header>
      ${main}
      <footer>Demoalueen jäljitelmä. Tiedot ovat asiakkaan itsensä ilmoittamia.</footer>`,
    script,
  );

/** The service's page. Whose data it shows stands in its address and is read by its script. */
export const clientPage = (behaviour: Behaviour): Html =>
  frame(
    behaviour,
    html`<main id="main" aria-live="polite"><p class="quiet">Haetaan…</p></main>`,
    '/omavointi/front/app.js',
  );

export const refusedPage = (behaviour: Behaviour): Html =>
  frame(
    behaviour,
    html`<main class="notice" data-testid="refused">
      <h2>Asiakkaan vaihto ei onnistu</h2>
      <p>Omavointi ei voi nyt avata pyydettyä asiakasta. Yritä hetken kuluttua uudelleen työpöydältä.</p>
    </main>`,
    '/omavointi/front/refused.js',
  );

export const wrongAddressPage = (behaviour: Behaviour): Html =>
  frame(
    behaviour,
    html`<main class="notice">
      <h2>Osoitetta ei voi avata</h2>
      <p>Asiakkaan avain puuttuu tai on virheellinen. Avaa Omavointi uudelleen työpöydältä.</p>
    </main>`,
    '/omavointi/front/refused.js',
  );

/** Where signing in ends; its script tells the page that waits for it. */
export const signedInPage = (done: boolean): Html =>
  page(
    'Omavointi',
    STYLE,
    html`<main class="notice" id="signed-in" data-done="${String(done)}">
      <h2>${done ? 'Olet kirjautunut' : 'Kirjautuminen ei onnistunut'}</h2>
      <p><a href="/">Palaa Omavointiin</a></p>
    </main>`,
    '/lib/front/signed-in.js',
  );
