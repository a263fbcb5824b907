import type { Behaviour } from '../lib/behaviour.js';
import { crashNotice } from '../lib/desk/crash.js';
import { faultsMenu } from '../lib/desk/faults-menu.js';
import { html, page, type Html } from '../lib/html.js';
import type { User } from '../lib/relying-party.js';

const STYLE = '/pex360/front/pex360.css';
const HEADER = html`<header class="top">
  <h1 data-title>PEX360</h1>
  <span class="sub">Kliinikon näkymä</span>
  <span class="demo">demoalueen jäljitelmä</span>
</header>`;

/** The only page. It carries the user's name, never anything of a client. */
export const deskPage = (user: User, behaviour: Behaviour): Html =>
  page(
    'PEX360',
    STYLE,
    html`<div id="desk" class="desk">
      ${HEADER}
      <nav class="bar" aria-label="Valikko">
        <span data-stops>${user.name}, ${user.unit}</span>
        <button type="button" id="refresh" data-stops>Hae tiedot uudelleen</button>
        ${faultsMenu(behaviour)}
        <span id="connection" class="connection" data-testid="connection" role="status" data-stops></span>
      </nav>
      ${crashNotice('PEX360')}
      <section id="client" class="client" data-stops aria-label="Asiakas"></section>
      <main id="main" data-stops tabindex="0"></main>
      <form id="remark" class="remark" aria-label="Huomio" data-stops hidden>
        <label for="note">Huomio riskitekijöistä</label>
        <textarea id="note" data-testid="note" maxlength="4000" rows="2"></textarea>
        <button id="save" data-testid="save-note" disabled>Tallenna huomio</button>
        <button type="button" id="cancel" disabled>Hylkää</button>
        <output id="message" class="message"></output>
      </form>
    </div>`,
    '/pex360/front/app.js',
  );

const notice = (title: string, text: string): Html =>
  page(
    'PEX360',
    STYLE,
    html`<div class="desk">
      ${HEADER}
      <main class="notice">
        <h2>${title}</h2>
        <p>${text}</p>
      </main>
    </div>`,
  );

export const endedPage = (): Html => notice('Istunto on päättynyt', 'Avaa PEX360 uudelleen työpöydältä.');
export const refusedPage = (reason: string): Html =>
  notice('PEX360 ei auennut', `${reason} Avaa PEX360 uudelleen työpöydältä.`);
