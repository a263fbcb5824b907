import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallBackPromise } from '#shared/telephony.js';
import { looseCallBacks, withCallBacks } from './call-back-rows.js';
import { EMPTY } from './kept.js';
import { AT, call, idOf } from './testing/contact.js';

const promise = (id: string, more: Partial<CallBackPromise> = {}): CallBackPromise => ({
  id,
  madeAt: AT,
  due: { at: '2026-11-27T14:00:00.000Z', by: 'sameDay' },
  state: 'open',
  attempts: [],
  keptBy: 'workbench',
  holder: 'own',
  ...more,
});
const aune = { reference: 'Patient/aune', label: 'SAARIKOSKI, Aune', masked: false } as const;

describe('call-backs in the contacts', () => {
  it('stand in the contact in which they were promised, at the desk or by its line, and never with another client', () => {
    const line = { id: 'l1', state: 'ended' } as const;
    const board = { ...EMPTY, contacts: [call(idOf(1), { client: aune, line }), call(idOf(2))] };
    const next = withCallBacks(board, [
      promise('a', { desk: idOf(1) }),
      promise('b', { contact: 'l1' }),
      promise('c', { contact: 'l1', client: 'Patient/eero' }),
      promise('d', { desk: idOf(2), holder: 'colleague' }),
      promise('e'),
    ]);
    expect(next.contacts.map(({ promises }) => promises.map(({ id }) => id))).toEqual([['a', 'b'], []]);
    expect(withCallBacks(next, [promise('a', { desk: idOf(1) })])).toBe(next);
  });

  it('are each in one place: in its contact, on the follow-up list, or among those that wait', () => {
    const state = fc.constantFrom<CallBackPromise['state']>('open', 'late', 'kept', 'cancelled');
    const holder = fc.constantFrom<CallBackPromise['holder']>('own', 'colleague', 'nobody');
    const desk = fc.constantFrom(idOf(1), idOf(2), undefined);
    fc.assert(
      fc.property(fc.array(fc.record({ state, holder, desk }), { maxLength: 8 }), (drawn) => {
        const told = drawn.map(({ desk: of, ...one }, at) =>
          promise(`p${at}`, { ...one, ...(of === undefined ? {} : { desk: of }) }),
        );
        const board = withCallBacks({ ...EMPTY, contacts: [call(idOf(1))] }, told);
        const [contact] = board.contacts;
        const here = contact?.promises.map(({ id }) => id) ?? [];
        const loose = looseCallBacks(board, told).map(({ id }) => id);
        expect(here.filter((id) => loose.includes(id))).toEqual([]);
        for (const one of told) {
          const isOpen = one.state === 'open' || one.state === 'late';
          const inContact = one.holder === 'own' && one.desk === idOf(1);
          expect(here.includes(one.id)).toBe(inContact);
          expect(loose.includes(one.id)).toBe(isOpen && one.holder !== 'colleague' && !inContact);
        }
        // Twice told is once.
        expect(withCallBacks(board, told)).toBe(board);
      }),
    );
  });
});
