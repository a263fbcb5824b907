import { el, postInTurn } from '../../lib/front/dom.js';

/**
 * @typedef {import('../view-state.js').Row} Row
 * @typedef {import('../../lib/desk/view.js').Loaded<Row[]>} LoadedRows
 */

/**
 * One line that opens a client; a click anywhere on it will do, and the button in it serves the keyboard.
 * @param {Row} row
 * @param {string} testId
 * @param {boolean} compact for the narrow column
 * @param {boolean} open the client is the one on the screen
 */
function line(row, testId, compact, open) {
  const name = el('button', { type: 'button', class: 'link' }, row.name);
  const cells = compact
    ? [el('td', {}, row.time), el('td', {}, name)]
    : [...(row.time === '' ? [] : [row.time]), name, row.identityCode, row.reason, row.unit].map((content) =>
        el('td', {}, content),
      );
  const tr = el(
    'tr',
    { 'data-testid': testId, 'data-patient-id': row.id, class: 'pick', 'aria-current': open && 'true' },
    ...cells,
  );
  tr.addEventListener('click', () => void postInTurn('/open', { id: row.id }));
  return tr;
}

/**
 * @param {string} caption
 * @param {LoadedRows} rows
 * @param {{ testId: string, compact: boolean, headings: string[], empty: string, open: string | undefined, retry: () => void }} options
 */
export function clientList(caption, rows, { testId, compact, headings, empty, open, retry }) {
  if (rows.state === 'loading') return el('p', { class: 'quiet', role: 'status' }, 'Haetaan…');
  if (rows.state === 'failed') {
    const again = el('button', { type: 'button' }, 'Yritä uudelleen');
    again.addEventListener('click', retry);
    return el('p', { class: 'quiet', role: 'alert' }, `${rows.why}. `, again);
  }
  if (rows.value.length === 0) return el('p', { class: 'quiet' }, empty);
  return el(
    'table',
    { class: compact ? 'compact' : '' },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...headings.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...rows.value.map((row) => line(row, testId, compact, row.id === open))),
  );
}
