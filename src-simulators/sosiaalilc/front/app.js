import { CONNECTION, connectDesk, part, sendsDraft } from '../../lib/front/desk.js';
import { byId, el, post, postInTurn, table, textArea } from '../../lib/front/dom.js';

/**
 * @typedef {import('../desk.js').ViewState} View
 * @typedef {import('../records/case-file.js').CaseFile} CaseFile
 */

/** @type {View | undefined} */
let view;
const note = textArea('note');

/** @param {View} now */
function drawList({ caseList, client }) {
  part('list', [caseList, client?.id], () => {
    const title = el('h2', {}, 'Asiakkaat');
    if (caseList.state === 'loading') return [title, el('p', { class: 'quiet', role: 'status' }, 'Haetaan…')];
    if (caseList.state === 'failed') return [title, el('p', { class: 'quiet', role: 'alert' }, `${caseList.why}.`)];
    const rows = caseList.value.map((row) => {
      const button = el(
        'button',
        {
          type: 'button',
          'data-testid': 'case-row',
          'data-patient-id': row.id,
          'aria-current': row.id === client?.id && 'true',
        },
        el('b', {}, row.name),
        el('span', {}, row.service),
      );
      button.addEventListener('click', () => void postInTurn('/open', { id: row.id }));
      return el('li', {}, button);
    });
    return [title, rows.length === 0 ? el('p', { class: 'quiet' }, 'Ei asiakkaita.') : el('ul', {}, ...rows)];
  });
}

/**
 * @param {string} title
 * @param {string[]} headings
 * @param {string[][]} rows
 */
const block = (title, headings, rows) =>
  rows.length === 0
    ? el('section', { class: 'block' }, el('h2', {}, title), el('p', { class: 'quiet' }, 'Ei tietoja.'))
    : el('section', { class: 'block' }, table(title, headings, rows));

/** @param {CaseFile} file */
const caseFile = (file) => [
  el(
    'p',
    { class: 'worker' },
    'Omatyöntekijä: ',
    el(
      'b',
      {},
      file.worker === null ? 'Ei nimetty' : [file.worker.name, file.worker.unit].filter((one) => one !== '').join(', '),
    ),
  ),
  ...file.notices.map((text) => el('p', { class: 'mark' }, text)),
  block(
    'Palvelut ja päätökset',
    ['Palvelu', 'Suunnitelma', 'Tila'],
    file.services.map((one) => [one.name, one.plan, one.state]),
  ),
  block(
    'Suunnitelmat',
    ['Alkaen', 'Laji', 'Otsikko', 'Sisältö', 'Laatija', 'Tila'],
    file.plans.map((one) => [one.since, one.kind, one.title, one.text, one.author, one.state]),
  ),
  block(
    'Tavoitteet',
    ['Tavoite', 'Alkaen', 'Määräpäivä', 'Tila'],
    file.goals.map((one) => [one.text, one.since, one.due, one.state]),
  ),
  block(
    'Tapaamiset ja yhteydenotot',
    ['Pvm', 'Klo', 'Laji', 'Aihe', 'Työntekijä', 'Tila'],
    file.contacts.map((one) => [one.date, one.time, one.type, one.reason, one.worker, one.state]),
  ),
  block(
    'Varatut ajat',
    ['Pvm', 'Klo', 'Aihe', 'Paikka', 'Tila'],
    file.bookings.map((one) => [one.date, one.time, one.title, one.place, one.state]),
  ),
];

/** @param {View} now */
function drawMain({ client, record }) {
  part('main', [client?.id, record], () => {
    if (client === null)
      return [el('p', { class: 'quiet' }, 'Valitse asiakas luettelosta tai avaa asiakas työpöydällä.')];
    if (record?.state === 'ready') return caseFile(record.value);
    if (record?.state === 'failed') return [el('p', { class: 'quiet', role: 'alert' }, `${record.why}.`)];
    return [el('p', { class: 'quiet', role: 'status' }, 'Haetaan asiakkuutta…')];
  });
}

/** @param {View} now */
function drawQuestion({ question }) {
  const before = byId('question').hidden;
  byId('question').hidden = question === null;
  part('question', question, () => {
    if (question === null) return [];
    const choice = (/** @type {string} */ text, /** @type {boolean} */ yes) => {
      const button = el('button', { type: 'button', 'data-testid': yes ? 'change-anyway' : 'keep-client' }, text);
      button.addEventListener('click', () => void post('/answer', { yes }));
      return button;
    };
    return [
      el('h2', { id: 'question-title' }, 'Kaikki järjestelmät eivät ole valmiita vaihtoon'),
      el('ul', {}, ...question.objections.map((text) => el('li', {}, text))),
      choice('Pidä nykyinen asiakas', false),
      choice('Vaihda silti', true),
    ];
  });
  if (before && question !== null) byId('question').querySelector('button')?.focus();
}

function draw() {
  const now = view;
  if (now === undefined) return;
  if (now.over) {
    byId('desk').replaceChildren(
      el('header', { class: 'title' }, el('h1', {}, 'SosiaaliLC')),
      el(
        'main',
        { class: 'notice' },
        el('h2', {}, 'Istunto on päättynyt'),
        el('p', {}, 'Avaa SosiaaliLC uudelleen työpöydältä.'),
      ),
    );
    return;
  }
  drawList(now);
  part('client', now.client, () =>
    now.client === null
      ? [el('span', { class: 'nobody' }, 'Ei avointa asiakasta')]
      : [
          el('b', { 'data-testid': 'client-name' }, now.client.name),
          el('span', {}, now.client.identityCode),
          el('span', {}, now.client.summary),
          el('span', {}, now.client.municipality),
        ],
  );
  drawQuestion(now);
  drawMain(now);
  byId('entry').hidden = now.client === null;
  byId('close-client').toggleAttribute('disabled', now.client === null);
  for (const id of ['save', 'cancel']) byId(id).toggleAttribute('disabled', note.value === '');
  part('message', now.message, () => [now.message?.text ?? '']);
  byId('message').dataset['tone'] = now.message?.tone ?? 'info';
  part('connection', now.connection, () => [`Yhteinen asiakas: ${CONNECTION[now.connection]}`]);
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
byId('entry').addEventListener('submit', (event) => {
  event.preventDefault();
  if (view?.client) void post('/save', { client: view.client.id, text: note.value });
});
byId('cancel').addEventListener('click', () => {
  note.value = '';
  void postInTurn('/cancel');
  draw();
});
byId('close-client').addEventListener('click', () => void postInTurn('/close'));
byId('refresh').addEventListener('click', () => {
  void post('/case-list');
  if (view?.client) void post('/record');
});

connectDesk({ receive });
