import { html, page, type Html } from '../lib/html.js';
import { shortKey, type Day, type Planned, type Programme } from './programme.js';

const STYLE = '/fysitrax/front/fysitrax.css';

const frame = (who: Html | string, main: Html): Html =>
  page(
    'Fysitrax',
    STYLE,
    html`<header class="top">
        <span class="mark" aria-hidden="true"></span>
        <h1>Fysitrax</h1>
        <span class="sub">Harjoitusohjelmat</span>
        ${who}
      </header>
      ${main}
      <footer>Demoalueen jäljitelmä. Ohjelma on keksitty asiakasavaimen perusteella.</footer>`,
  );

const figure = ({ head, figure: lines, thing, name }: Planned): Html =>
  html`<svg viewBox="0 0 64 64" role="img" aria-label="${name}">
    <path class="thing" d="${thing}" />
    <path d="${lines}" />
    <circle cx="${head[0]}" cy="${head[1]}" r="5" />
  </svg>`;

const wordOf = ({ done }: Day): string =>
  done === undefined ? 'lepopäivä' : done === 1 ? 'tehty' : done === 0 ? 'tekemättä' : 'osittain tehty';
const kindOf = ({ done }: Day): string =>
  done === undefined ? 'rest' : done === 1 ? 'full' : done === 0 ? 'none' : 'half';

/** The programme of a key. The service knows neither the client's name nor anything else of who they are. */
export const programmePage = (
  programme: Programme,
  { key, user, unit }: { key: string; user: string; unit: string },
): Html => {
  const due = programme.days.filter(({ done }) => done !== undefined);
  const done = due.filter((day) => day.done === 1).length;
  return frame(
    html`<span class="user" data-testid="user">${user}<small>${unit}</small></span>`,
    html`<main>
      <section class="client">
        <div>
          <span class="label">Asiakasavain</span>
          <strong data-testid="client-key">${shortKey(key)}</strong>
        </div>
        <div class="goal">
          <h2>${programme.title}</h2>
          <p>Ohjelma alkoi ${programme.since}. Tarkistus ${programme.review}.</p>
        </div>
        <div>
          <span class="label">Toteutunut, 2 viikkoa</span>
          <strong>${done} / ${due.length} päivää</strong>
        </div>
        <div>
          <span class="label">Kipu alussa ja nyt (0–10)</span>
          <strong>${programme.pain.first} → ${programme.pain.last}</strong>
        </div>
      </section>
      <section>
        <h2>Päiväkirja</h2>
        <ol class="days">
          ${programme.days.map(
            (day) =>
              html`<li class="${kindOf(day)}">
                <span>${day.date.split('.').slice(0, 2).join('.')}.</span>${wordOf(day)}
              </li>`,
          )}
        </ol>
        <p class="note">Asiakkaan viesti: ”${programme.note}”</p>
      </section>
      <section>
        <h2>Harjoitteet (${programme.exercises.length})</h2>
        <ol class="exercises">
          ${programme.exercises.map(
            (exercise) =>
              html`<li>
                ${figure(exercise)}
                <div>
                  <h3>${exercise.name}</h3>
                  <p class="dose">${exercise.dose}, ${exercise.often}</p>
                  <p>${exercise.how}</p>
                </div>
              </li>`,
          )}
        </ol>
      </section>
    </main>`,
  );
};

export const nobodyPage = (): Html =>
  frame(
    '',
    html`<main class="notice">
      <h2>Ei asiakasta</h2>
      <p>Harjoitusohjelma avautuu, kun asiakas on avattu työpöydällä.</p>
    </main>`,
  );

export const usedPage = (): Html =>
  frame(
    '',
    html`<main class="notice" data-testid="used">
      <h2>Linkki on jo käytetty tai vanhentunut</h2>
      <p>Avaa Fysitrax uudelleen työpöydältä. Linkki toimii kerran ja minuutin ajan.</p>
    </main>`,
  );
