import { byId, post, postInTurn } from './dom.js';
import { showBehaviour, wireFaults } from './faults.js';

/**
 * @template {import('../desk/view.js').BaseView<unknown>} V
 * @typedef {{ receive: (next: V, before: V | undefined) => void }} Drawing
 */

/**
 * Reads the session's view as it changes, and confirms each client once it has been drawn.
 * @template {import('../desk/view.js').BaseView<unknown>} V
 * @param {Drawing<V>} drawing
 */
export function connectDesk({ receive }) {
  /** @type {V | undefined} */
  let view;
  let windowId = 0;
  let confirmed = -1;
  const name = document.title;
  wireFaults();
  byId('restart').addEventListener('click', () => void post('/demo/behaviour', { mode: 'normal' }));

  const events = new EventSource('/events');
  events.addEventListener('window', (event) => {
    windowId = Number(event.data);
    confirmed = -1;
  });
  events.addEventListener('view', (event) => {
    /** @type {V} */
    const next = JSON.parse(event.data);
    const before = view;
    view = next;
    if (!next.over) showFault(next, name);
    receive(next, before);
    if (next.over) return events.close();
    if (confirmed === next.version) return undefined;
    confirmed = next.version;
    return void post('/shown', { window: windowId, version: next.version });
  });
}

/**
 * @param {import('../desk/view.js').BaseView<unknown>} view
 * @param {string} name
 */
function showFault({ fault, behaviour }, name) {
  showBehaviour(behaviour);
  document.documentElement.dataset['fault'] = fault ?? 'none';
  document.title = fault === 'hung' ? `${name} (Ei vastaa)` : name;
  for (const part of document.querySelectorAll('[data-stops]')) part.toggleAttribute('inert', fault !== null);
  for (const heading of document.querySelectorAll('[data-title]')) heading.textContent = document.title;
}

/**
 * Sends unsaved text as it is typed, one request at a time. The first letter is told at once: from then on the workbench
 * may not change the client.
 * @param {HTMLTextAreaElement} field
 * @param {() => { id: string } | null | undefined} client the one on the screen
 */
export function sendsDraft(field, client) {
  let sending = false;
  let unsent = false;
  return async () => {
    unsent = true;
    if (sending) return;
    sending = true;
    for (let whose = client(); unsent && whose; whose = client()) {
      unsent = false;
      await postInTurn('/draft', { client: whose.id, text: field.value });
    }
    sending = false;
  };
}

const drawn = new Map();
/**
 * Draws a part only when what it shows has changed, so that focus and selection stay.
 * @param {string} id
 * @param {unknown} data
 * @param {() => (Node | string)[]} draw
 */
export function part(id, data, draw) {
  const key = JSON.stringify(data);
  if (drawn.get(id) === key) return;
  drawn.set(id, key);
  byId(id).replaceChildren(...draw());
}
/** @param {string} id a part that is drawn anew the next time, whatever it shows */
export const forget = (id) => void drawn.delete(id);

/** @type {Record<import('../desk/view.js').ConnectionState, string>} */
export const CONNECTION = {
  off: 'ei käytössä',
  connecting: 'yhdistetään…',
  connected: 'yhdistetty',
  lost: 'katkennut, yritetään uudelleen',
  refused: 'hylätty',
};
