import { CONNECTION, connectDesk, forget, part, sendsDraft } from '../../lib/front/desk.js';
import { byId, el, post, postInTurn } from '../../lib/front/dom.js';
import { clientList } from './lists.js';
import { BRANCHES, leafView } from './record.js';

/** @typedef {import('../view-state.js').ViewState} View */

/** @type {View | undefined} */
let view;
/** @type {import('./record.js').Leaf} */
let leaf = 'visits';
let listOnTop = false;

const note = document.createElement('textarea');
note.id = 'note';
note.setAttribute('data-testid', 'note');
note.setAttribute('aria-label', 'Uusi kirjaus');
note.placeholder = 'Uusi kirjaus';

/** @param {string} id @param {boolean} disabled */
const disable = (id, disabled) => byId(id).toggleAttribute('disabled', disabled);

/** Back from the search's results to what was under them. */
const leaveSearch = () => {
  if (view?.results) void post('/search', { query: '' });
};

/** @param {View} now */
function drawStrip({ client, record }) {
  const risks = record?.state === 'ready' ? record.value.risks : [];
  part('strip', [client, risks], () => {
    if (client === null) return [el('span', { class: 'nobody' }, 'Ei avointa asiakasta')];
    const close = el('button', { type: 'button', 'data-testid': 'close-client' }, 'Sulje potilas');
    close.addEventListener('click', () => void postInTurn('/close'));
    return [
      el('span', {}, el('strong', { 'data-testid': 'client-name' }, client.name), ` ${client.identityCode}`),
      el('span', {}, client.summary),
      el('span', {}, client.municipality),
      ...(risks.length === 0 ? [] : [el('span', { class: 'risk' }, `RISKI: ${risks.join(', ')}`)]),
      close,
    ];
  });
}

/** @param {View} now @param {boolean} compact */
const workList = ({ workList: rows, client }, compact) =>
  clientList('Työlista', rows, {
    testId: 'worklist-row',
    compact,
    headings: compact ? ['Klo', 'Asiakas'] : ['Klo', 'Asiakas', 'Henkilötunnus', 'Asia', 'Yksikkö'],
    open: client?.id,
    empty: 'Ei asiakkaita työlistalla tänään.',
    retry: () => void post('/work-list'),
  });

/** @param {View} now */
function drawTree(now) {
  const { client, record } = now;
  byId('tree').hidden = client === null || listOnTop;
  if (client === null || listOnTop) return forget('tree');
  const tables = record?.state === 'ready' ? record.value : undefined;
  const counts = tables && Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
  return part('tree', [counts, leaf, now.workList, now.version], () => [
    ...BRANCHES.flatMap(({ title, leaves }) => [
      el('h2', {}, `− ${title}`),
      ...leaves.map(([name, text]) => {
        const count = counts?.[name];
        const label = count === undefined ? text : `${text} (${count})`;
        const button = el('button', { type: 'button', class: 'leaf', 'aria-pressed': String(leaf === name) }, label);
        button.addEventListener('click', () => {
          leaf = name;
          leaveSearch();
          draw();
        });
        return button;
      }),
    ]),
    workList(now, true),
  ]);
}

/** @param {View} now */
function drawMain(now) {
  const { client, record, results } = now;
  if (results !== null) {
    return part('main', [results, client?.id], () => [
      clientList(`Haku: ${results.query}`, results.rows, {
        testId: 'search-result',
        compact: false,
        headings: ['Asiakas', 'Henkilötunnus', 'Syntynyt', 'Kotikunta'],
        open: client?.id,
        empty: 'Haulla ei löytynyt asiakkaita.',
        retry: () => void post('/search', { query: results.query }),
      }),
    ]);
  }
  if (client === null || listOnTop)
    return part('main', ['list', now.workList, client?.id], () => [workList(now, false)]);
  return part('main', [client.id, record, leaf], () => {
    const again = el('button', { type: 'button' }, 'Yritä uudelleen');
    again.addEventListener('click', () => void post('/record'));
    const content =
      record?.state === 'ready'
        ? leafView(leaf, record.value)
        : record?.state === 'failed'
          ? [el('p', { class: 'quiet', role: 'alert' }, `${record.why}. `, again)]
          : [el('p', { class: 'quiet', role: 'status' }, 'Haetaan kertomusta…')];
    return [el('div', { class: 'record', role: 'region', 'aria-label': 'Kertomus', tabindex: '0' }, ...content), note];
  });
}

function draw() {
  const now = view;
  if (now === undefined) return;
  if (now.over) {
    byId('desk').replaceChildren(
      el('header', { class: 'title' }, el('h1', {}, 'PotilasPro 7.4')),
      el(
        'main',
        { class: 'notice' },
        el('h2', {}, 'Istunto on päättynyt'),
        el('p', {}, 'Avaa PotilasPro uudelleen työpöydältä.'),
      ),
    );
    return;
  }
  const focused = document.activeElement === note;
  drawStrip(now);
  drawTree(now);
  drawMain(now);
  if (focused) note.focus();
  disable('show-client', now.client === null);
  disable('save', note.value === '' || now.client === null);
  disable('cancel', note.value === '' || now.client === null);
  part('message', now.message, () => [now.message?.text ?? '']);
  byId('message').dataset['tone'] = now.message?.tone ?? 'info';
  part('connection', now.connection, () => [`Työpöytäyhteys: ${CONNECTION[now.connection]}`]);
  byId('connection').dataset['state'] = now.connection;
}

/** @param {View} next @param {View | undefined} before */
function receive(next, before) {
  const changed = before === undefined || before.version !== next.version;
  view = next;
  const field = byId('search');
  if (before?.results && next.results === null && field instanceof HTMLInputElement) field.value = '';
  if (changed) {
    listOnTop = false;
    leaf = 'visits';
  }
  // The server's text replaces what is here only for another client, or when it was saved or dropped.
  if (changed || (before.draft !== '' && next.draft === '')) note.value = next.draft;
  draw();
}

const sendDraft = sendsDraft(note, () => view?.client);
note.addEventListener('input', () => {
  void sendDraft();
  draw();
});
byId('save').addEventListener('click', () => {
  if (view?.client) void post('/save', { client: view.client.id, text: note.value });
});
byId('cancel').addEventListener('click', () => {
  note.value = '';
  void postInTurn('/cancel');
  draw();
});
byId('show-list').addEventListener('click', () => {
  listOnTop = true;
  leaveSearch();
  draw();
});
byId('show-client').addEventListener('click', () => {
  listOnTop = false;
  leaveSearch();
  draw();
});
byId('refresh').addEventListener('click', () => {
  void post('/work-list');
  if (view?.client) void post('/record');
});
byId('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = byId('search');
  if (field instanceof HTMLInputElement) void post('/search', { query: field.value });
});

const began = Date.now();
const tick = () => {
  const minutes = Math.floor((Date.now() - began) / 60_000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const clock = document.getElementById('clock');
  if (clock !== null) clock.textContent = `Istunto ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
setInterval(tick, 30_000);
tick();

connectDesk({ receive });
