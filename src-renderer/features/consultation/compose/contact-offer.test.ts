import { expect, it } from 'vitest';
import type { DeskPromise, DeskStep, OpenContact } from '#shared/desk.js';
import { goingOf, offerOf } from './contact-offer.js';

const AT = '2026-11-23T10:42:00Z';
const REQUEST = '5a1b0b52-2f3c-4f0e-9d27-4a8f5b8f2b10';
const contact: OpenContact = {
  id: 'c5d7e1f0-5d8c-4f4e-8b55-3a7b9f3c1a01',
  channel: 'call',
  beganAt: AT,
  phase: 'working',
  client: { reference: 'Patient/1', label: 'TESTI, Tiina', masked: false },
  caller: 'self',
  callerName: '',
  register: 'health',
  reason: 'Huimaus',
  steps: [],
  promises: [],
  texts: [],
};
const { client: _client, ...nobodys } = contact;

it('goes over with its very client, or without one when it has none', () => {
  expect(offerOf(undefined, 'Patient/1')).toEqual({ kind: 'none' });
  expect(offerOf(contact, 'Patient/1')).toEqual({ kind: 'goes', contact });
  expect(offerOf(contact, 'Patient/2')).toEqual({ kind: 'withItsClient' });
  expect(offerOf(contact, undefined)).toEqual({ kind: 'withItsClient' });
  expect(offerOf(nobodys, undefined)).toEqual({ kind: 'goes', contact: nobodys });
  expect(offerOf(nobodys, 'Patient/1')).toEqual({ kind: 'notConfirmed' });
});

it('is in one hand-over at a time, and may be given anew when it came back', () => {
  const given = (state: 'waiting' | 'accepted' | 'back') =>
    offerOf({ ...contact, given: { request: REQUEST, since: AT, state } }, 'Patient/1').kind;
  expect((['waiting', 'accepted', 'back'] as const).map(given)).toEqual(['underWay', 'underWay', 'goes']);
});

it('counts what goes, and tells the registers that it tells of', () => {
  const step = (part: Partial<DeskStep>): DeskStep => ({
    id: crypto.randomUUID(),
    at: AT,
    kind: 'own',
    part: 'state',
    text: 'Puhuu hengästymättä.',
    removed: false,
    ...part,
  });
  const promise = (state: DeskPromise['state']): DeskPromise => ({ id: 'p', kind: 'other', about: 'x', state });
  const steps = [step({ register: 'social' }), step({ removed: true }), step({ text: '' }), step({})];
  const promises = [promise({ kind: 'open' }), promise({ kind: 'kept', at: AT })];
  expect(goingOf({ ...contact, steps, promises })).toEqual({ steps: 2, promises: 1, registers: ['health', 'social'] });
  expect(goingOf({ ...contact, reason: ' ' }).registers).toEqual([]);
});
