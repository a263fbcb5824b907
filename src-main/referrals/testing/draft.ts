import type { Referral } from '../referral.js';

/** A draft for an invented client. */
export const draft: Referral = {
  id: '3f1c9a52-7f64-4a0e-9b43-0d5c7a2b1e10',
  type: 'liikuntalahete',
  client: 'Patient/aune',
  clientName: { family: 'Saarikoski', given: 'Aune' },
  sender: { id: 'antti', name: 'Antti Vuorela', unit: 'Asiakasohjaus' },
  masked: false,
  answers: {},
  link: { name: 'Antti Vuorela', contact: '' },
  language: 'fi',
  phase: 'draft',
  revision: 1,
  savedAt: '2026-11-27T10:00:00.000Z',
};
