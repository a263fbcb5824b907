import { html, type Html } from '../html.js';
import type { Behaviour } from '../behaviour.js';

const MODES: [Behaviour, string, string][] = [
  ['normal', 'Toimii', 'vaihtaa asiakkaan ja vahvistaa vaihdon'],
  ['refuse', 'Kieltäytyy', 'ilmoittaa, ettei vaihda asiakasta'],
  ['hang', 'Ei vastaa', 'jää jumiin eikä vastaa'],
  ['late', 'Vastaa myöhässä', 'vaihtaa asiakkaan vasta 3 sekunnin kuluttua'],
  ['crash', 'Kaatuu', 'yhteys katkeaa kesken vaihdon'],
  ['oldClient', 'Näyttää vanhaa asiakasta', 'ei ota vaihtoa huomioon'],
];

const nameOf = (mode: Behaviour): string => MODES.find(([one]) => one === mode)?.[1] ?? '';

/**
 * The troublemaker's menu, the same in every system and dressed as a part of each (`lib/front/faults.css`). By keyboard:
 * Enter opens, arrows or Tab move, Enter chooses, Escape closes (`lib/front/faults.js`).
 * @param standing the mode that the switch is in now
 */
export const faultsMenu = (standing: Behaviour): Html =>
  html`<details id="faults" class="faults" data-testid="faults" data-mode="${standing}">
    <summary>
      Häiriöt (demo)<span id="faults-now">${standing === 'normal' ? '' : `: ${nameOf(standing).toLowerCase()}`}</span>
    </summary>
    <div class="faults-list" role="group" aria-label="Häiriöt (demo)">
      <p>Kun työpöytä vaihtaa asiakkaan, järjestelmä</p>
      ${MODES.map(
        ([mode, name, what]) =>
          html`<button
            type="button"
            value="${mode}"
            data-name="${name}"
            data-testid="behaviour-${mode}"
            aria-pressed="${String(mode === standing)}"
          >
            <b>${name}</b> <span>${what}</span>
          </button>`,
      )}
    </div>
  </details>`;
