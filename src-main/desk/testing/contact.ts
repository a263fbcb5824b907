import type { Contact } from '../contact.js';

export const AT = '2026-11-27T08:42:00.000Z';

/** A phone call that has just been answered. */
export const call = (id: string, more: Partial<Contact> = {}): Contact => ({
  id,
  channel: 'call',
  beganAt: AT,
  phase: 'new',
  caller: 'self',
  callerName: '',
  register: 'social',
  reason: '',
  steps: [],
  promises: [],
  texts: {},
  ...more,
});
/** A contact's id. @param n 0–9 */
export const idOf = (n: number) => `3f1c9a52-7f64-4a0e-9b43-0d5c7a2b1e1${n}`;
