import { html, page } from '../lib/html.js';

const ROOT = '/kontaktikeskus/front';

/** The trainer's page; its script draws what the contact centre has. */
export const trainerPage = () =>
  page(
    'Kontaktikeskus (demo)',
    `${ROOT}/kontaktikeskus.css`,
    html`<header class="top">
        <span class="mark" aria-hidden="true"></span>
        <h1>Kontaktikeskus</h1>
        <span class="sub">demo: soita itse työpöydälle</span>
      </header>
      <main>
        <section aria-labelledby="soita">
          <h2 id="soita">Soita tai kirjoita</h2>
          <p class="weak" id="valmius"></p>
          <div id="soittajat" class="callers"></div>
          <form id="oma" class="own">
            <label>Muu numero <input name="numero" autocomplete="off" inputmode="tel" /></label>
            <label
              >Jono
              <select name="jono" id="jono"></select
            ></label>
            <button>Soita</button>
          </form>
        </section>
        <section aria-labelledby="meneilla">
          <h2 id="meneilla">Meneillään</h2>
          <div id="yhteydenotot"></div>
        </section>
        <section aria-labelledby="jonot">
          <h2 id="jonot">Jonot</h2>
          <div id="jonotaulu"></div>
        </section>
        <section aria-labelledby="pyynnot">
          <h2 id="pyynnot">Takaisinsoitot</h2>
          <div id="takaisinsoitot"></div>
        </section>
      </main>`,
    `${ROOT}/kontaktikeskus.js`,
  );
