import { html } from '../lib/html.js';
import { startLinkTool, type LinkToolParts } from './link-tool.js';
import style from './terveyskyla.css?raw';

const TITLE = 'TerveyskyläPRO';
const HEADER = html`<header><strong>TerveyskyläPRO</strong><span>demoalueen jäljitelmä</span></header>`;

/** Kinds of material that such a service offers to professionals. */
const MATERIALS = [
  'Digihoitopolut ammattilaisen näkymässä',
  'Potilasohjauksen tukiaineisto',
  'Etäohjauksen ja chatin toimintaohjeet',
  'Verkkokoulutukset',
];

/** A TerveyskyläPRO-like service for professionals. Opened without a client, so there is nobody to show. */
export const startTerveyskyla = (parts: LinkToolParts): void =>
  startLinkTool(
    {
      clientId: 'terveyskyla',
      title: TITLE,
      style,
      body: (user) =>
        html`${HEADER}
          <main>
            <p class="user">${user.name} · ${user.unit}</p>
            <h1>Tietoa ja työvälineitä ammattilaiselle</h1>
            <ul>
              ${MATERIALS.map((name) => html`<li>${name}</li>`)}
            </ul>
            <aside>
              <h2>Ei asiakasta</h2>
              <p>
                Palvelu avattiin ilman asiakasta. Se ei tiedä, kenen asioita hoidat, eikä näytä kenenkään tietoja.
                Luettelossa on vain otsikot: aineistot ovat varsinaisessa palvelussa.
              </p>
            </aside>
          </main>`,
      refused: html`${HEADER}
        <main>
          <h1>Kirjautuminen ei onnistunut</h1>
          <p><a href="/">Yritä uudelleen</a></p>
        </main>`,
    },
    parts,
  );
