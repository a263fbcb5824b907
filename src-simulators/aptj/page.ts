import type { User } from '../lib/relying-party.js';
import { html, page, type Html } from '../lib/html.js';

const STYLE = '/app/aptj.css';

/** The record system's only page. It carries the user's name, never anything of a client. */
export const deskPage = (user: User): Html =>
  page(
    'PotilasPro 7.4',
    STYLE,
    html`<div id="desk" class="desk">
      <header class="title">
        <h1>PotilasPro 7.4</h1>
        <span>Käyttäjä: ${user.preferred_username} · ${user.unit}</span>
        <span id="clock" class="clock">Istunto 00:00</span>
      </header>
      <nav class="menu" aria-label="Valikko">
        <button type="button" id="show-list">Työlista</button>
        <button type="button" id="show-client" disabled>Potilas</button>
        <button type="button" id="refresh">Päivitä</button>
        <form id="search-form" role="search">
          <label for="search">Haku</label>
          <input
            id="search"
            data-testid="search"
            autocomplete="off"
            spellcheck="false"
            maxlength="100"
            placeholder="nimi tai henkilötunnus"
          />
          <button>Hae</button>
        </form>
      </nav>
      <section id="strip" class="strip" aria-label="Avoin asiakas"></section>
      <div class="body">
        <aside id="tree" class="tree" aria-label="Kertomus ja työlista"></aside>
        <main id="main" class="main" tabindex="-1"></main>
      </div>
      <footer class="foot">
        <button type="button" id="save" data-testid="save-note" disabled>Tallenna</button>
        <button type="button" id="cancel" disabled>Peruuta</button>
        <output id="message" class="message"></output>
        <span id="connection" class="connection" data-testid="connection" role="status"></span>
      </footer>
    </div>`,
    '/app/app.js',
  );

const notice = (title: string, text: string): Html =>
  page(
    'PotilasPro 7.4',
    STYLE,
    html`<div class="desk">
      <header class="title"><h1>PotilasPro 7.4</h1></header>
      <main class="notice">
        <h2>${title}</h2>
        <p>${text}</p>
      </main>
    </div>`,
  );

export const endedPage = (): Html => notice('Istunto on päättynyt', 'Avaa PotilasPro uudelleen työpöydältä.');
export const refusedPage = (reason: string): Html =>
  notice('PotilasPro ei auennut', `${reason} Avaa PotilasPro uudelleen työpöydältä.`);
