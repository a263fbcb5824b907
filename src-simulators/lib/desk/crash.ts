import { html, type Html } from '../html.js';

/** What a crashed system shows instead of its work; hidden as long as it runs. */
export const crashNotice = (name: string): Html =>
  html`<main class="crash" data-testid="crashed">
    <div role="alert">
      <h2>${name} on lakannut toimimasta</h2>
      <p>Yhteys työpöytään katkesi kesken asiakkaan vaihdon. Mitään asiakasta ei näytetä.</p>
    </div>
    <button type="button" id="restart">Käynnistä uudelleen</button>
  </main>`;
