import { html, page, type Html } from '../lib/html.js';
import { formatDate, formatTime } from '../lib/records/format.js';
import type { Account, Letter } from './inbox.js';

const STYLE = '/asiointipalvelu/front/asiointipalvelu.css';
const when = (time: string): string => [formatDate(time), formatTime(time)].filter((one) => one !== '').join(' klo ');

const frame = (main: Html): Html =>
  page(
    'Oma asiointi',
    STYLE,
    html`<header class="top">
        <span class="mark" aria-hidden="true"></span>
        <h1><a href="/">Oma asiointi</a></h1>
      </header>
      ${main}
      <footer>
        Demoalueen jäljitelmä: asiakkaan asiointipalvelu, joka saa viestit FHIR R4 -rajapinnasta. Vahva tunnistautuminen
        on jätetty pois.
      </footer>`,
  );

/** In the place of a sign-in: whose letters to see. */
export const doorPage = (accounts: readonly Account[]): Html =>
  frame(
    html`<main>
      <h2>Kenenä asioit?</h2>
      ${
        accounts.every(({ letters }) => letters.length === 0)
          ? html`<p>Kukaan ei ole vielä saanut viestiä. Lähetä sellainen työpöydän palvelutarjottimelta.</p>`
          : html`<ul class="list">
              ${accounts
                .filter(({ letters }) => letters.length > 0)
                .map(
                  ({ id, born, letters }) =>
                    html`<li data-testid="account">
                      <a href="/viestit?kuka=${id}">Syntynyt ${born}</a>
                      <span
                        >${letters.filter(({ read }) => read === undefined).length} lukematta, yhteensä
                        ${letters.length}</span
                      >
                    </li>`,
                )}
            </ul>`
      }
    </main>`,
  );

export const inboxPage = ({ id, born, letters }: Account): Html =>
  frame(
    html`<main>
      <h2>Viestit</h2>
      <p class="weak">Syntynyt ${born}</p>
      <ul class="list">
        ${letters.map(
          (one) =>
            html`<li data-testid="letter">
              <a href="/viesti?kuka=${id}&id=${one.id}">${one.title}</a>
              <span>${one.from}, ${when(one.sent)}${one.read === undefined ? ' · lukematta' : ''}</span>
            </li>`,
        )}
      </ul>
    </main>`,
  );

export const letterPage = ({ id }: Account, letter: Letter): Html =>
  frame(
    html`<main>
      <p><a href="/viestit?kuka=${id}">‹ Kaikki viestit</a></p>
      <h2>${letter.title}</h2>
      <p class="weak">${letter.from}, ${when(letter.sent)}</p>
      <div class="letter" data-testid="text">${letter.text}</div>
    </main>`,
  );

export const missingPage = (): Html => frame(html`<main><p>Viestiä ei ole.</p></main>`);
