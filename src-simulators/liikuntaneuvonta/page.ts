import { html, page, type Html } from '../lib/html.js';
import { formatDate, formatTime } from '../lib/records/format.js';
import { NEXT, STEPS, type Received, type Step } from './referrals.js';

const STYLE = '/liikuntaneuvonta/front/liikuntaneuvonta.css';
const ACT: Record<Step, string> = {
  sent: '',
  received: 'Ota vastaan',
  contacted: 'Merkitse: yhteyttä otettu',
  takingPart: 'Merkitse: osallistuu',
  ended: 'Päätä',
  notReached: 'Asiakasta ei tavoitettu',
  cancelled: '',
  rejected: 'Ei voida ottaa vastaan',
};

const frame = (main: Html): Html =>
  page(
    'Liikunta- ja hyvinvointineuvonta',
    STYLE,
    html`<header class="top">
        <span class="mark" aria-hidden="true"></span>
        <h1><a href="/">Liikunta- ja hyvinvointineuvonta</a></h1>
        <span class="sub">Kunnan neuvojan työtila</span>
      </header>
      ${main}
      <footer>Demoalueen jäljitelmä: kunnan oma järjestelmä, joka saa lähetteet FHIR R4 -rajapinnasta.</footer>`,
  );

const when = (time: string): string => [formatDate(time), formatTime(time)].filter((one) => one !== '').join(' klo ');
const stepTag = (step: Step): Html => html`<span class="step ${step}" data-testid="step">${STEPS[step]}</span>`;

/** Everything that has come, newest first. */
export const listPage = (all: readonly Received[]): Html => {
  const open = all.filter(({ step }) => NEXT[step].length > 0);
  return frame(
    html`<main>
      <h2>Lähetteet (${all.length}), avoinna ${open.length}</h2>
      ${
        all.length === 0
          ? html`<p class="none">Lähetteitä ei ole tullut. Ne näkyvät täällä heti, kun ne on lähetetty.</p>`
          : html`<ul class="list">
              ${all.map(
                (one) =>
                  html`<li data-testid="referral">
                    <a href="/lahete?id=${one.id}"><strong>${one.client}</strong></a>
                    <span>${one.title}</span>
                    <span class="weak">${one.sender} · ${when(one.at)}</span>
                    ${stepTag(one.step)}
                  </li>`,
              )}
            </ul>`
      }
    </main>`,
  );
};

const feedbackForm = ({ id, feedback, feedbackAllowed }: Received): Html =>
  feedbackAllowed
    ? html`<form method="post" action="/palaute">
        <input type="hidden" name="id" value="${id}" />
        <label for="palaute">Palaute lähettäjälle</label>
        <textarea id="palaute" name="palaute" rows="4" maxlength="1000">${feedback}</textarea>
        <button>Tallenna palaute</button>
      </form>`
    : html`<p class="weak" data-testid="no-feedback">Asiakas ei ole antanut lupaa kertoa palautetta lähettäjälle.</p>`;

const planForm = ({ id, planned }: Received): Html =>
  html`<form method="post" action="/aika">
    <input type="hidden" name="id" value="${id}" />
    <label for="aika">Otan asiakkaaseen yhteyttä viimeistään</label>
    <input type="date" id="aika" name="aika" value="${planned}" />
    <button>Tallenna päivä</button>
  </form>`;

/** One referral, with the steps that can be taken next. @param problem why the last one could not */
export const referralPage = (one: Received, problem?: string): Html =>
  frame(
    html`<main>
      <p><a href="/">‹ Kaikki lähetteet</a></p>
      <h2>${one.client} ${stepTag(one.step)}</h2>
      <p>${one.title}</p>
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
      ${one.byLink ? html`<p class="problem">Asiakkaaseen saa ottaa yhteyttä vain yhdyshenkilön kautta.</p>` : ''}
      <dl>
        ${one.answers.map(
          ({ question, answer }) =>
            html`<div>
              <dt>${question}</dt>
              <dd>${answer}</dd>
            </div>`,
        )}
        <div>
          <dt>Lähettäjä</dt>
          <dd>${one.sender}, ${when(one.at)}</dd>
        </div>
        <div>
          <dt>Yhdyshenkilö</dt>
          <dd>${one.link}</dd>
        </div>
        <div>
          <dt>Voimassa</dt>
          <dd>${formatDate(one.until)} asti</dd>
        </div>
      </dl>
      ${
        NEXT[one.step].length === 0
          ? ''
          : html`<form method="post" action="/tila" class="steps">
              <input type="hidden" name="id" value="${one.id}" />
              ${NEXT[one.step].map((step) => html`<button name="tila" value="${step}">${ACT[step]}</button>`)}
            </form>`
      }
      ${one.step === 'received' ? planForm(one) : ''}
      <h3>Palaute</h3>
      ${feedbackForm(one)}
    </main>`,
  );

export const missingPage = (): Html => frame(html`<main><p class="problem">Lähetettä ei ole.</p></main>`);
