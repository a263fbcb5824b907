import { CONNECTION, connectDesk, part, sendsDraft } from '../../lib/front/desk.js';
import { byId, el, post, postInTurn, textArea } from '../../lib/front/dom.js';

/**
 * @typedef {import('../session.js').ViewState} View
 * @typedef {import('../factors.js').RiskProfile} Profile
 * @typedef {import('../factors.js').Level} Level
 */

/** @type {Record<Level, string>} */
const LEVELS = { raised: 'Viitteen ulkopuolella', usual: 'Viitteessä', noted: 'Kirjattu', past: 'Aiemmin' };

/** @type {View | undefined} */
let view;
const note = textArea('note');

/** @param {import('../factors.js').Factor} factor */
const row = (factor) =>
  el(
    'li',
    { 'data-level': factor.level },
    el('span', { class: 'level' }, LEVELS[factor.level]),
    el('span', { class: 'label' }, factor.label),
    el('strong', { class: 'value' }, factor.value),
    el('span', { class: 'detail' }, [factor.detail, factor.date].filter((text) => text !== '').join(' · ')),
  );

/** @param {import('../factors.js').Theme} theme */
const card = ({ title, factors }) =>
  el(
    'section',
    { class: 'theme', 'data-testid': 'theme' },
    el('h2', {}, title),
    factors.length === 0 ? el('p', { class: 'none' }, 'Ei tietoa') : el('ul', {}, ...factors.map(row)),
  );

/** @param {Profile} profile */
const themes = (profile) => [
  el(
    'p',
    { class: 'sum' },
    el('strong', {}, String(profile.raised)),
    ` tulosta viitteen ulkopuolella · ${profile.unknown} teemasta ei ole tietoa · tiedot: terveydenhuollon rekisteri`,
  ),
  el('div', { class: 'themes' }, ...profile.themes.map(card)),
];

/** @param {View} now */
function drawMain({ client, record }) {
  part('main', [client?.id, record], () => {
    if (client === null)
      return [
        el(
          'p',
          { class: 'empty' },
          'Riskitekijät näkyvät, kun asiakas on avattu työpöydällä tai potilastietojärjestelmässä.',
        ),
      ];
    if (record?.state === 'ready') return themes(record.value);
    if (record?.state === 'failed') return [el('p', { class: 'empty', role: 'alert' }, `${record.why}.`)];
    return [el('p', { class: 'empty', role: 'status' }, 'Haetaan riskitekijöitä…')];
  });
}

function draw() {
  const now = view;
  if (now === undefined) return;
  if (now.over) {
    byId('desk').replaceChildren(
      el('header', { class: 'top' }, el('h1', {}, 'PEX360')),
      el(
        'main',
        { class: 'notice' },
        el('h2', {}, 'Istunto on päättynyt'),
        el('p', {}, 'Avaa PEX360 uudelleen työpöydältä.'),
      ),
    );
    return;
  }
  part('client', now.client, () =>
    now.client === null
      ? [el('span', { class: 'nobody' }, 'Ei asiakasta')]
      : [
          el('strong', { 'data-testid': 'client-name' }, now.client.name),
          el('span', {}, now.client.identityCode),
          el('span', {}, now.client.summary),
          el('span', {}, now.client.municipality),
        ],
  );
  drawMain(now);
  byId('remark').hidden = now.client === null;
  for (const id of ['save', 'cancel']) byId(id).toggleAttribute('disabled', note.value === '');
  part('message', now.message, () => [now.message?.text ?? '']);
  byId('message').dataset['tone'] = now.message?.tone ?? 'info';
  part('connection', now.connection, () => [`Työpöytä: ${CONNECTION[now.connection]}`]);
  byId('connection').dataset['state'] = now.connection;
}

/** @param {View} next @param {View | undefined} before */
function receive(next, before) {
  view = next;
  const changed = before === undefined || before.version !== next.version;
  // The server's text replaces what is here only for another client, or when it was saved or dropped.
  if (changed || (before.draft !== '' && next.draft === '')) note.value = next.draft;
  draw();
}

const sendDraft = sendsDraft(note, () => view?.client);
note.addEventListener('input', () => {
  void sendDraft();
  draw();
});
byId('remark').addEventListener('submit', (event) => {
  event.preventDefault();
  if (view?.client) void post('/save', { client: view.client.id, text: note.value });
});
byId('cancel').addEventListener('click', () => {
  note.value = '';
  void postInTurn('/cancel');
  draw();
});
byId('refresh').addEventListener('click', () => void post('/record'));

connectDesk({ receive });
