import { html } from '../lib/html.js';
import { startLinkTool, type LinkToolParts } from './link-tool.js';
import style from './omaolo.css?raw';

const TITLE = 'Omaolo ammattilaiselle';
const HEADER = html`<header>
  <strong>Omaolo</strong> ammattilaiselle <span class="demo">demoalueen jäljitelmä</span>
</header>`;

/** Assessments that clients fill in themselves, as such a service names them to professionals. */
const ASSESSMENTS = [
  ['Oirearviot', 'Asiakkaan vastaukset oirekyselyyn ja niiden perusteella annettu toimintaohje.'],
  ['Palveluarviot', 'Asiakkaan oma arvio palvelujen tarpeesta, esimerkiksi kotihoito tai omaishoito.'],
  ['Hyvinvointitarkastukset', 'Elintapoihin ja terveyteen liittyvä kysely ja siitä koottu yhteenveto.'],
];

/** The professional's view of an Omaolo-like service. Opened without a client, so there is nobody to show. */
export const startOmaolo = (parts: LinkToolParts): void =>
  startLinkTool(
    {
      clientId: 'omaolo',
      title: TITLE,
      style,
      body: (user) =>
        html`${HEADER}
          <main>
            <h1>Hei ${user.name}</h1>
            <p class="none">
              <strong>Ei asiakasta.</strong> Palvelu avattiin ilman asiakasta, joten se ei näytä kenenkään arvioita.
              Asiakkaan vastaukset avataan palvelussa asiakkaan saapuneesta arviosta.
            </p>
            <h2>Palvelun osiot</h2>
            <dl>
              ${ASSESSMENTS.map(
                ([name = '', what = '']) =>
                  html`<div>
                    <dt>${name}</dt>
                    <dd>${what}</dd>
                    <dd class="count">0 saapunutta</dd>
                  </div>`,
              )}
            </dl>
            <p>Olet kirjautunut yksikköön ${user.unit}.</p>
          </main>`,
      refused: html`${HEADER}
        <main>
          <h1>Kirjautuminen ei onnistunut</h1>
          <p><a href="/">Yritä uudelleen</a></p>
        </main>`,
    },
    parts,
  );
