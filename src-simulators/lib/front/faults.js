import { byId, post } from './dom.js';

const buttons = () => [...byId('faults').querySelectorAll('button')];

/**
 * Shows in the menu how the switch stands.
 * @param {string} mode
 */
export function showBehaviour(mode) {
  const menu = byId('faults');
  if (menu.dataset['mode'] === mode) return;
  menu.dataset['mode'] = mode;
  for (const button of buttons()) button.setAttribute('aria-pressed', String(button.value === mode));
  const name = buttons().find((button) => button.value === mode)?.dataset['name'] ?? '';
  byId('faults-now').textContent = mode === 'normal' ? '' : `: ${name.toLowerCase()}`;
}

/** @param {boolean} back whether the keyboard goes back to the menu's name */
function close(back) {
  byId('faults').removeAttribute('open');
  if (back) byId('faults').querySelector('summary')?.focus();
}

/**
 * Makes the menu work.
 * @param {(mode: string) => Promise<unknown>} choose
 */
export function wireFaults(choose = (mode) => post('/demo/behaviour', { mode })) {
  const menu = byId('faults');
  for (const button of buttons()) {
    button.addEventListener('click', () => {
      close(true);
      void choose(button.value);
    });
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return close(true);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !menu.hasAttribute('open')) return undefined;
    event.preventDefault();
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    return all[(at + step + all.length) % all.length]?.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close(false);
  });
}
