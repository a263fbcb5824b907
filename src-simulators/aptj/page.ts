import type { Behaviour } from '../lib/behaviour.js';
import { crashNotice } from '../lib/desk/crash.js';
import { faultsMenu } from '../lib/desk/faults-menu.js';
import { html, page, type Html } from '../lib/html.js';
import type { User } from '../lib/relying-party.js';

const STYLE = '/aptj/front/aptj.css';

/** The record system's only page. It carries the user's name, never anything of a client. */
export const deskPage = (user: User, behaviour: Behaviour): Html =>
  page(
    'PotilasPro 7.4',
    STYLE,
    html`<div id="desk" class="desk">
      <header class="title">
        <h1 data-title>PotilasPro 7.4</h1>
        <span>Käyttäjä: ${user.preferred_username} · ${user.unit}</span>
        <span id="clock" class="clock">Istunto 00:00</span>
      </header>
      <nav class="menu" aria-label="Valikko">
        <button type="button" id="show-list" data-stops>Työlista</button>
        <button type="button" id="show-client" data-stops disabled>Potilas</button>
        <button type="button" id="refresh" data-stops>Päivitä</button>
        ${faultsMenu(behaviour)}
        <form id="search-form" role="search" data-stops>
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
      ${crashNotice('PotilasPro')}
      <section id="strip" class="strip" data-stops aria-label="Avoin asiakas"></section>
      <div class="body" data-stops>
        <aside id="tree" class="tree" aria-label="Kertomus ja työlista"></aside>
        <main id="main" class="main" tabindex="-1"></main>
      </div>
      <footer class="foot" data-stops>
        <button type="button" id="save" data-testid="save-note" disabled>Tallenna</button>
        <button type="button" id="cancel" disabled>Peruuta</button>
        <output id="message" class="message"></output>
        <span id="connection" class="connection" data-testid="connection" role="status"></span>
      </footer>
    </div>`,
    '/aptj/front/app.js',
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
