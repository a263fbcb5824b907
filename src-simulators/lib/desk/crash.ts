import { html, type Html } from '../html.js';

/** What a crashed system shows instead of its work; hidden as long as it runs. */
export const crashNotice = (name: string): Html =>
  html`<section class="crash" data-testid="crashed" role="alert" aria-labelledby="crash-title">
    <h2 id="crash-title">${name} on lakannut toimimasta</h2>
    <p>Yhteys työpöytään katkesi kesken asiakkaan vaihdon. Mitään asiakasta ei näytetä.</p>
    <button type="button" id="restart">Käynnistä uudelleen</button>
  </section>`;
