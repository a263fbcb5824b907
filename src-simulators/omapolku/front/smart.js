import { byId, el } from '../../lib/front/dom.js';

/**
 * What this application uses of the library `fhirclient`, which the page has loaded before and which puts itself on the window.
 * @typedef {{ serverUrl: string, tokenResponse?: { id_token?: string } }} State
 * @typedef {{ id: string, name?: { use?: string, family?: string, given?: string[] }[], birthDate?: string }} Patient
 * @typedef {{ name?: { text?: string }[] }} Practitioner
 * @typedef {{ state: State, patient: { id: string | null, read: () => Promise<Patient> }, user: { read: () => Promise<Practitioner> } }} Client
 * @typedef {{ authorize: (options: Record<string, string>) => Promise<unknown>, ready: () => Promise<Client> }} Smart
 */

/** @type {Smart} */
export const smart = Reflect.get(window, 'FHIR').oauth2;

/** The launch did not succeed: nothing of anybody is shown. */
export function refuse() {
  byId('main').replaceChildren(
    el('h2', {}, 'Hoitopolkua ei voitu avata'),
    el(
      'p',
      { class: 'quiet', role: 'alert' },
      'Käynnistys ei kelvannut tai vanheni. Avaa Omapolku uudelleen työpöydältä.',
    ),
  );
}
