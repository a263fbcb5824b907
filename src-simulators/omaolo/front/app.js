import { byId, el } from '../../lib/front/dom.js';
import { signInSilently } from '../../lib/front/silent-sign-in.js';

/**
 * @typedef {import('../assessments.js').Assessment} Assessment
 * @typedef {{ name: string, unit: string }} User
 * @typedef {{ state: 'signedOut' }
 *   | { state: 'noClient', user: User }
 *   | { state: 'failed', user: User, why: string }
 *   | { state: 'ready', user: User, client: { id: string, name: string, born: string }, assessments: Assessment[] }} Data
 */

const client = new URLSearchParams(location.search).get('client') ?? '';
const ADVICE = {
  urgent: 'Ota heti yhteys päivystykseen',
  soon: 'Hoitoon 1–3 päivässä',
  contact: 'Ammattilainen ottaa yhteyttä',
  selfCare: 'Itsehoito-ohjeet annettu',
  none: 'Ei toimenpiteitä',
};

/** @returns {Promise<Data>} */
const load = async () => (await fetch(`/data?client=${encodeURIComponent(client)}`)).json();

/** @param {Assessment} assessment @param {number} index */
const card = ({ title, kind, given, advice, answers }, index) =>
  el(
    'section',
    { class: 'card', 'data-testid': 'assessment' },
    el('p', { class: 'kind' }, `${kind} · ${given}`),
    el('h2', {}, title),
    el('p', { class: `advice ${advice}` }, ADVICE[advice]),
    el(
      'details',
      { open: index === 0 },
      el('summary', {}, `Vastaukset (${answers.length})`),
      el('dl', {}, ...answers.flatMap(({ question, answer }) => [el('dt', {}, question), el('dd', {}, answer)])),
    ),
  );

async function begin() {
  let data = await load();
  if (data.state === 'signedOut' && (await signInSilently())) data = await load();
  if (data.state !== 'signedOut') byId('user').textContent = `${data.user.name} · ${data.user.unit}`;
  switch (data.state) {
    case 'ready':
      return byId('main').replaceChildren(
        el(
          'p',
          { class: 'client' },
          el('strong', { 'data-testid': 'client-name' }, data.client.name),
          ` s. ${data.client.born}`,
        ),
        el('h1', {}, `Saapuneet arviot (${data.assessments.length})`),
        el('div', { class: 'cards' }, ...data.assessments.map(card)),
      );
    case 'noClient':
      return byId('main').replaceChildren(
        el('h1', {}, `Hei ${data.user.name}`),
        el(
          'p',
          { class: 'none' },
          el('strong', {}, 'Ei asiakasta.'),
          ' Asiakkaan täyttämät arviot näkyvät, kun asiakas on avattu työpöydällä.',
        ),
      );
    case 'failed':
      return byId('main').replaceChildren(el('p', { class: 'none', role: 'alert' }, data.why));
    default:
      return byId('main').replaceChildren(
        el('p', {}, 'Kirjaudu, jotta tiedot voidaan näyttää.'),
        el('a', { class: 'button', href: `/sign-in?client=${encodeURIComponent(client)}` }, 'Kirjaudu sisään'),
      );
  }
}
void begin();
