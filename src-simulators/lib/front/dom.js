/**
 * Makes an element. Texts go in as text, never as markup.
 * @param {string} tag
 * @param {Record<string, string | boolean>} attributes true = present, false = absent
 * @param {...(Node | string)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}`);
  return element;
}

/** @param {string} id a field of several lines */
export function textArea(id) {
  const element = byId(id);
  if (!(element instanceof HTMLTextAreaElement)) throw new Error(`${id} is not a field`);
  return element;
}

/**
 * A table with a heading row.
 * @param {string} caption
 * @param {string[]} headings
 * @param {string[][]} rows
 */
export function table(caption, headings, rows) {
  return el(
    'table',
    {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...headings.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((text) => el('td', {}, text))))),
  );
}

/**
 * Sends a request of this page to its own server.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<boolean>} whether it was done
 */
export async function post(path, body = {}) {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });
    return response.ok;
  } catch {
    return false;
  }
}

/** @type {Promise<unknown>} */
let turn = Promise.resolve();
/**
 * Sends a request after those that were sent before it: requests side by side may arrive in any order, and the client
 * must be the one that was picked last.
 * @param {string} path
 * @param {unknown} body
 */
export function postInTurn(path, body = {}) {
  const answer = turn.then(() => post(path, body));
  turn = answer;
  return answer;
}
