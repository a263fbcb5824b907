import { chart } from './chart.js';
import { byId, el, post, table } from '../../lib/front/dom.js';
import { signInSilently } from '../../lib/front/silent-sign-in.js';
import { showBehaviour, wireFaults } from '../../lib/front/faults.js';

/**
 * @typedef {import('../series.js').Series} Series
 * @typedef {{ state: 'signedOut' }
 *   | { state: 'noClient', user: string }
 *   | { state: 'failed', user: string, why: string }
 *   | { state: 'ready', user: string, client: { id: string, name: string, born: string }, series: Series[] }} Data
 */

const PERIODS = [14, 30, 90];
const client = new URLSearchParams(location.search).get('client') ?? '';
let days = 30;

/** @returns {Promise<Data>} */
const load = async () => (await fetch(`/data?client=${encodeURIComponent(client)}`)).json();

/** @param {Series} series @param {number} until */
function figure(series, until) {
  const from = until - days * 24 * 3600_000;
  const shown = series.lines.some(({ points }) => points.some(({ at }) => at >= from));
  return el(
    'section',
    { class: 'series', 'data-testid': 'series' },
    el(
      'header',
      {},
      el('h2', {}, series.title),
      el('p', {}, 'Viimeisin ', el('strong', {}, `${series.last.value} ${series.unit}`.trim()), ` ${series.last.at}`),
    ),
    ...(series.lines.length > 1
      ? [
          el(
            'p',
            { class: 'legend' },
            ...series.lines.map(({ name }, index) => el('span', { class: `key-${index}` }, name)),
          ),
        ]
      : []),
    shown ? chart(series, from, until) : el('p', { class: 'quiet' }, `Ei kirjauksia viimeisten ${days} päivän ajalta.`),
    el(
      'details',
      {},
      el('summary', {}, `Taulukkona (${series.rows.length})`),
      el(
        'div',
        { class: 'rows', tabindex: '0', role: 'region', 'aria-label': `${series.title} taulukkona` },
        table(
          series.title,
          ['Aika', `Tulos${series.unit === '' ? '' : `, ${series.unit}`}`],
          series.rows.map(({ at, value }) => [at, value]),
        ),
      ),
    ),
  );
}

/** @param {Extract<Data, { state: 'ready' }>} data */
function show(data) {
  // A clock that runs behind the measuring device's must not hide the newest result.
  const newest = data.series.flatMap(({ lines }) => lines.flatMap(({ points }) => points.at(-1)?.at ?? []));
  const until = Math.max(Date.now(), ...newest);
  const buttons = PERIODS.map((period) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(period === days) }, `${period} päivää`);
    button.addEventListener('click', () => {
      days = period;
      show(data);
    });
    return button;
  });
  byId('main').replaceChildren(
    el(
      'section',
      { class: 'client' },
      el('strong', { 'data-testid': 'client-name' }, data.client.name),
      el('span', {}, `s. ${data.client.born}`),
      el('span', { class: 'periods', role: 'group', 'aria-label': 'Ajanjakso' }, ...buttons),
    ),
    ...(data.series.length === 0
      ? [el('p', { class: 'quiet' }, 'Asiakas ei ole ilmoittanut mittauksia eikä vastannut kyselyihin.')]
      : [el('div', { class: 'all' }, ...data.series.map((series) => figure(series, until)))]),
  );
}

async function begin() {
  let data = await load();
  if (data.state === 'signedOut' && (await signInSilently())) data = await load();
  if (data.state !== 'signedOut') byId('user').textContent = data.user;
  switch (data.state) {
    case 'ready':
      return show(data);
    case 'noClient':
      return byId('main').replaceChildren(
        el('h2', {}, 'Ei asiakasta'),
        el(
          'p',
          { class: 'quiet' },
          'Omavointi näyttää asiakkaan omat mittaukset ja kyselyt, kun asiakas on avattu työpöydällä.',
        ),
      );
    case 'failed':
      return byId('main').replaceChildren(el('p', { class: 'quiet', role: 'alert' }, data.why));
    default:
      return byId('main').replaceChildren(
        el('p', {}, 'Kirjaudu, jotta tiedot voidaan näyttää.'),
        el('a', { class: 'button', href: `/sign-in?client=${encodeURIComponent(client)}` }, 'Kirjaudu sisään'),
      );
  }
}

wireFaults(async (mode) => {
  if (await post('/demo/behaviour', { mode })) showBehaviour(mode);
});
void begin();
