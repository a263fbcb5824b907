import type { Behaviour } from '../lib/behaviour.js';
import { crashNotice } from '../lib/desk/crash.js';
import { faultsMenu } from '../lib/desk/faults-menu.js';
import { html, page, type Html } from '../lib/html.js';
import type { User } from '../lib/relying-party.js';

const STYLE = '/sosiaalilc/front/sosiaalilc.css';

/** The only page. It carries the user's name, never anything of a client. */
export const deskPage = (user: User, behaviour: Behaviour): Html =>
  page(
    'SosiaaliLC',
    STYLE,
    html`<div id="desk" class="desk">
      <header class="title">
        <h1 data-title>SosiaaliLC</h1>
        <span>Asiakastietojärjestelmä · sosiaalihuolto</span>
        <span class="user">${user.name} · ${user.unit}</span>
      </header>
      <nav class="tools" aria-label="Valikko">
        <button type="button" id="close-client" data-testid="close-client" data-stops disabled>Sulje asiakas</button>
        <button type="button" id="refresh" data-stops>Päivitä</button>
        ${faultsMenu(behaviour)}
        <span id="connection" class="connection" data-testid="connection" role="status" data-stops></span>
      </nav>
      ${crashNotice('SosiaaliLC')}
      <div class="body" data-stops>
        <aside id="list" class="list" aria-label="Asiakkaat"></aside>
        <div class="side">
          <section id="client" class="client" aria-label="Avoin asiakas"></section>
          <div id="question" class="question" role="alertdialog" aria-labelledby="question-title" hidden></div>
          <main id="main" tabindex="0"></main>
          <form id="entry" class="entry" aria-label="Kirjaus" hidden>
            <label for="note">Uusi kirjaus asiakaskertomukseen</label>
            <textarea id="note" data-testid="note" rows="3" maxlength="20000"></textarea>
            <button id="save" data-testid="save-note" disabled>Tallenna</button>
            <button type="button" id="cancel" disabled>Peruuta</button>
          </form>
          <output id="message" class="message"></output>
        </div>
      </div>
    </div>`,
    '/sosiaalilc/front/app.js',
  );

const notice = (title: string, text: string): Html =>
  page(
    'SosiaaliLC',
    STYLE,
    html`<div class="desk">
      <header class="title"><h1>SosiaaliLC</h1></header>
      <main class="notice">
        <h2>${title}</h2>
        <p>${text}</p>
      </main>
    </div>`,
  );

export const endedPage = (): Html => notice('Istunto on päättynyt', 'Avaa SosiaaliLC uudelleen työpöydältä.');
export const refusedPage = (reason: string): Html =>
  notice('SosiaaliLC ei auennut', `${reason} Avaa SosiaaliLC uudelleen työpöydältä.`);
