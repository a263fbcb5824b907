import { byId, el } from '../../lib/front/dom.js';
import { refuse, smart } from './smart.js';

/** @typedef {import('../pathway.js').Pathway} Pathway */

const STATES = { done: 'Tehty', now: 'Meneillään, määräaika', ahead: 'Tulossa' };

/** @param {string | undefined} date */
const finnish = (date) =>
  /^\d{4}-\d{2}-\d{2}/.test(date ?? '') ? (date ?? '').slice(0, 10).split('-').map(Number).toReversed().join('.') : '';

/** @param {import('./smart.js').Patient} patient */
function nameOf({ name = [] }) {
  const official = name.find(({ use }) => use === 'official') ?? name[0];
  return `${(official?.family ?? '').toLocaleUpperCase('fi')} ${(official?.given ?? []).join(' ')}`.trim();
}

/** @param {import('./smart.js').Client} client @returns {Promise<Pathway>} */
async function readPathway({ state, patient }) {
  const response = await fetch('/pathway', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ idToken: state.tokenResponse?.id_token, iss: state.serverUrl, patient: patient.id }),
  });
  if (!response.ok) throw new Error('the pathway was not given');
  return response.json();
}

/** @param {import('./smart.js').Patient} patient @param {Pathway} pathway */
function show(patient, pathway) {
  const done = pathway.steps.filter(({ state }) => state === 'done').length;
  byId('main').replaceChildren(
    el(
      'section',
      { class: 'client' },
      el('strong', { 'data-testid': 'client-name', 'data-patient-id': patient.id }, nameOf(patient)),
      el('span', {}, `s. ${finnish(patient.birthDate)}`),
    ),
    el(
      'section',
      { class: 'path' },
      el('h2', {}, pathway.title),
      el('p', { class: 'quiet' }, `${pathway.unit} · ${done}/${pathway.steps.length} vaihetta tehty`),
      el(
        'ol',
        { class: 'steps' },
        ...pathway.steps.map(({ title, what, state, date }) =>
          el(
            'li',
            { class: state, ...(state === 'now' ? { 'aria-current': 'step' } : {}) },
            el('span', { class: 'state' }, `${STATES[state]} ${date}`),
            el('h3', {}, title),
            el('p', {}, what),
          ),
        ),
      ),
    ),
    el(
      'div',
      { class: 'two' },
      el(
        'section',
        {},
        el('h2', {}, `Odottaa ammattilaista (${pathway.waiting.length})`),
        el(
          'ul',
          {},
          ...pathway.waiting.map(({ what, since }) => el('li', {}, el('b', {}, what), el('span', {}, since))),
        ),
      ),
      el(
        'section',
        {},
        el('h2', {}, 'Viimeisimmät vastaukset'),
        el(
          'ul',
          {},
          ...pathway.answers.map(({ title, given, result }) =>
            el('li', {}, el('b', {}, title), el('span', {}, given), el('p', {}, result)),
          ),
        ),
      ),
    ),
  );
}

async function begin() {
  const client = await smart.ready();
  const [patient, user, pathway] = await Promise.all([client.patient.read(), client.user.read(), readPathway(client)]);
  byId('user').textContent = user.name?.[0]?.text ?? '';
  show(patient, pathway);
}
begin().catch(refuse);
