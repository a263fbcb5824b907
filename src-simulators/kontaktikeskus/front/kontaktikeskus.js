// @ts-check
import { byId, el, table } from '../../lib/front/dom.js';

/** @typedef {{ contactId: string, channel: string, queueId: string, ani?: string, aniHidden?: boolean, state: string, agent?: string, messages?: { messageId: string, sender: string, text: string }[], preInfo?: { subject: string } }} Contact */
/** @typedef {{ callers: { id: string, title: string, detail: string, channel: string }[], agents: { id: string, status: string }[], queues: { queueId: string, name: string, waiting: number, agentsReady: number, agentsBusy: number }[], contacts: Contact[], callbacks: { callbackId: string, ani?: string, subject?: string, state: string, attempts: string[] }[] }} State */

const STATES = {
  QUEUED: 'jonossa',
  ALERTING: 'soi',
  CONNECTED: 'yhteydessä',
  HELD: 'pidossa',
  ENDED: 'päättynyt',
  ABANDONED: 'luopui',
};
const CHANNELS = { voice: 'Puhelu', chat: 'Chat', callback: 'Takaisinsoitto', digital: 'Lomake' };
const PROMISES = { OPEN: 'avoin', COMPLETED: 'hoidettu', CANCELLED: 'peruttu' };
/** @param {Record<string, string>} words @param {string} key */
const word = (words, key) => words[key] ?? key;
const NOBODY = 'Kukaan ei ole valmiina. Kirjaudu jonoihin työpöydän Yhteydenotot-ruudussa.';

/** @param {string} path @param {object} body */
const post = (path, body) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(look);

/** @param {string} text @param {() => void} run */
function button(text, run) {
  const made = el('button', { type: 'button' }, text);
  made.addEventListener('click', run);
  return made;
}

let drawn = '';
async function look() {
  const response = await fetch('/demo/state');
  const text = await response.text();
  if (text === drawn) return;
  drawn = text;
  /** @type {State} */
  const state = JSON.parse(text);
  draw(state);
}

/** @param {State} state */
function draw(state) {
  const ready = state.agents.filter(({ status }) => status === 'READY').length;
  byId('valmius').textContent = ready === 0 ? NOBODY : `Valmiina ${ready}. Puhelu soi heti.`;
  const callers = byId('soittajat');
  if (callers.childElementCount === 0) {
    for (const { id, title, detail, channel } of state.callers) {
      const made = button(title, () => void post('/demo/contact', { caller: id }));
      made.className = `caller caller-${channel}`;
      made.append(el('small', {}, detail));
      callers.append(made);
    }
    byId('jono').replaceChildren(...state.queues.map(({ queueId, name }) => el('option', { value: queueId }, name)));
  }
  const names = new Map(state.queues.map(({ queueId, name }) => [queueId, name]));
  drawContacts(state.contacts, names);
  byId('jonotaulu').replaceChildren(
    table(
      'Jonot',
      ['Jono', 'Odottaa', 'Vapaana', 'Varattuna'],
      state.queues.map((one) => [one.name, String(one.waiting), String(one.agentsReady), String(one.agentsBusy)]),
    ),
  );
  byId('takaisinsoitot').replaceChildren(
    state.callbacks.length === 0
      ? el('p', { class: 'weak' }, 'Ei takaisinsoittoja.')
      : table(
          'Takaisinsoitot',
          ['Numero', 'Aihe', 'Tila', 'Yrityksiä'],
          state.callbacks.map((one) => [
            one.ani ?? '',
            one.subject ?? '',
            word(PROMISES, one.state),
            String(one.attempts.length),
          ]),
        ),
  );
}

/** What the trainer is writing outlives a redraw. @type {Map<string, HTMLElement>} */
const chatRows = new Map();

/** @param {Contact[]} contacts @param {Map<string, string>} names */
function drawContacts(contacts, names) {
  const open = contacts.filter(({ state }) => state !== 'ENDED' && state !== 'ABANDONED');
  const rows = open.map((one) => {
    const number = one.aniHidden === true ? 'salattu numero' : (one.ani ?? '');
    const head = el(
      'div',
      { class: 'contact-head' },
      el('b', {}, word(CHANNELS, one.channel)),
      el('span', {}, [names.get(one.queueId) ?? '', number].filter(Boolean).join(' · ')),
      el('span', { class: `state state-${one.state}` }, word(STATES, one.state)),
      button(
        one.channel === 'voice' ? 'Katkaise' : 'Poistu',
        () => void post('/demo/hangup', { contactId: one.contactId }),
      ),
    );
    const row = el('article', { class: 'contact' }, head);
    if (one.channel !== 'chat') return row;
    row.append(
      el(
        'ul',
        {},
        ...(one.messages ?? []).map(({ sender, text }) =>
          el('li', { class: sender === 'AGENT' ? 'theirs' : 'mine' }, text),
        ),
      ),
      chatRows.get(one.contactId) ?? writing(one.contactId),
    );
    return row;
  });
  byId('yhteydenotot').replaceChildren(
    ...(rows.length === 0 ? [el('p', { class: 'weak' }, 'Ei yhteydenottoja.')] : rows),
  );
}

/** @param {string} contactId */
function writing(contactId) {
  const field = el('input', { 'aria-label': 'Asiakkaan viesti', autocomplete: 'off' });
  const form = el('form', { class: 'own' }, field, el('button', {}, 'Lähetä'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!(field instanceof HTMLInputElement) || field.value.trim() === '') return;
    void post('/demo/say', { contactId, text: field.value.trim() });
    field.value = '';
  });
  chatRows.set(contactId, form);
  return form;
}

byId('oma').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return;
  const data = new FormData(form);
  const number = String(data.get('numero') ?? '').trim();
  void post('/demo/contact', {
    channel: 'voice',
    queueId: String(data.get('jono') ?? ''),
    ...(number === '' ? { aniHidden: true } : { ani: number }),
  });
  form.reset();
});

void look();
setInterval(() => void look(), 1000);
