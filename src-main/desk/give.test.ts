import { describe, expect, it } from 'vitest';
import { HANDED_CHARACTERS, inRegisters } from '#shared/handed-contact.js';
import { apply } from './board.js';
import { toHanded } from './hand-on.js';
import { type Board, EMPTY } from './kept.js';
import type { DeskEvent } from './parts.js';
import { settledOf } from './receive.js';
import { AT, call, idOf } from './testing/contact.js';
import { compose } from './text/compose.js';
import { wordsIn } from './text/words.js';

const words = wordsIn('fi');
const REQUEST = '00000000-0000-4000-8000-000000000001';
const aune = { reference: 'Patient/aune', label: 'SAARIKOSKI, Aune', masked: false };
const must = (board: Board, ...events: DeskEvent[]): Board =>
  events.reduce((now, event) => {
    const next = apply(now, { ...event, at: AT });
    if (!next.ok) throw new Error(`${event.type} was refused: ${next.why}`);
    return next.board;
  }, board);
const refusal = (board: Board, event: DeskEvent) => {
  const next = apply(board, { ...event, at: AT });
  return next.ok ? undefined : next.why;
};
const own = (id: string, text: string, more: object = {}) => ({
  id,
  at: AT,
  kind: 'own' as const,
  part: 'state' as const,
  text,
  removed: false,
  ...more,
});
const contact = call(idOf(1), {
  client: aune,
  phase: 'working',
  reason: 'Ei jaksa laittaa ruokaa.',
  line: { id: 'c1', state: 'held' },
  steps: [own('a', 'Liikkuu rollaattorilla.'), own('b', 'Verenpaine koholla.', { register: 'health' })],
  promises: [
    { id: 'p', kind: 'message', about: 'esite', state: { kind: 'open' } },
    { id: 'q', kind: 'callBack', about: 'tulokset', number: '05 000 1001', due: AT, state: { kind: 'open' } },
    { id: 'r', kind: 'other', about: 'lasku', state: { kind: 'kept', at: AT } },
  ],
});
const give: DeskEvent = { type: 'give', id: idOf(1), request: REQUEST };
const mine = { ...EMPTY, contacts: [contact], active: idOf(1), client: aune.reference };
const given = must(mine, give);
const accepted: DeskEvent = { type: 'given', request: REQUEST, is: 'accepted', to: 'Kaisa Korpi' };
const whole = () => toHanded(contact, words) ?? expect.fail('more than goes at once');
const receive = (acceptedAt = AT): DeskEvent => ({
  type: 'receive',
  request: REQUEST,
  acceptedAt,
  from: 'Antti Vuorela',
  contact: whole(),
  client: { reference: aune.reference, label: '', masked: true },
  registers: ['social'],
});
const promises = (board: Board) => board.contacts[0]?.promises.map(({ about, state }) => `${about} ${state.kind}`);

describe('a contact that is given on', () => {
  it('stands still until somebody takes it, goes by one request at a time, and is the giver’s when nobody does', () => {
    expect(given.contacts[0]?.given).toMatchObject({ request: REQUEST, state: 'waiting' });
    expect(must(given, give)).toEqual(given);
    expect(refusal(given, { ...give, request: idOf(9) })).toBe('beingGiven');
    const kept = { type: 'settle' as const, promise: 'p', as: { kind: 'kept' as const, at: AT } };
    const keep: DeskEvent = { type: 'happen', id: idOf(1), event: kept };
    expect(refusal(given, keep)).toBe('beingGiven');
    expect(refusal(given, { type: 'happen', id: idOf(1), event: { type: 'unidentify' } })).toBe('beingGiven');
    const close: DeskEvent = { type: 'close', id: idOf(1), outcome: 'resolved', unrecorded: 'x', untold: false };
    expect(refusal(given, close)).toBe('beingGiven');
    const back = must(given, { type: 'given', request: REQUEST, is: 'back' });
    expect(promises(must(back, keep))).toEqual(['esite kept', 'tulokset open', 'lasku kept']);
    expect(must(back, { ...give, request: idOf(9) }).contacts[0]?.given?.state).toBe('waiting');
  });

  it('has its promises with the colleague once they have it, and can be closed as handed over', () => {
    const gone = must(given, accepted);
    expect(promises(gone)).toEqual(['esite handedOver', 'tulokset handedOver', 'lasku kept']);
    // Whoever remembers the call-back is told that it is another's.
    expect(gone.moved).toEqual([{ id: 'q', at: AT, to: 'Kaisa Korpi', told: false }]);
    expect(compose(gone.contacts[0] ?? contact, 'social', words)).toContain('Viesti: esite, siirretty: Kaisa Korpi.');
    const closed = must(gone, { type: 'close', id: idOf(1), outcome: 'handedOver', unrecorded: 'x', untold: true });
    expect([closed.contacts, closed.gave]).toEqual([[], [{ request: REQUEST, at: AT }]]);
  });

  it('comes back with what has not been kept, a call-back promised anew, whether or not it was heard that it was taken', () => {
    const back = must(given, accepted, { type: 'given', request: REQUEST, is: 'waiting', left: ['q'] });
    expect(promises(back)).toEqual(['esite handedOver', 'tulokset open', 'lasku kept']);
    const renewed = back.contacts[0]?.promises[1]?.id;
    expect(renewed).not.toBe('q');
    expect(back.contacts[0]?.given?.promises).toContainEqual({ as: 'q', id: renewed });
    const unheard = must(given, { type: 'given', request: REQUEST, is: 'back', left: ['q'], keeper: 'kollega' });
    expect(promises(unheard)).toEqual(['esite handedOver', 'tulokset open', 'lasku kept']);
  });

  it('comes again when it was closed, then given back, and nobody wants it', () => {
    const closed = must(given, accepted, {
      type: 'close',
      id: idOf(1),
      outcome: 'handedOver',
      unrecorded: 'x',
      untold: true,
    });
    const event = {
      type: 'returned' as const,
      request: REQUEST,
      contact: whole(),
      client: aune,
      self: 'Antti Vuorela',
    };
    const again = must(closed, event);
    expect(promises(again)).toEqual(['esite open', 'tulokset open']);
    expect(again.contacts[0]).toMatchObject({ given: { state: 'back' }, waits: { because: 'handedOver' } });
    // Told again, it comes once.
    expect(refusal(again, event)).toBe('gone');
  });

  it('tells what was done, and no number of a client under turvakielto; more than goes at once does not go', () => {
    expect(whole()).toMatchObject({
      onLine: true,
      reason: contact.reason,
      promises: [{ id: 'p' }, { number: '05 000 1001' }],
    });
    const masked = toHanded({ ...contact, client: { ...aune, masked: true } }, words);
    expect(JSON.stringify(masked)).not.toContain('1001');
    const long = own('c', 'a'.repeat(20_000));
    const much = Array.from({ length: Math.ceil(HANDED_CHARACTERS / 20_000) }, (_, n) => ({ ...long, id: String(n) }));
    expect(toHanded({ ...contact, steps: much }, words)).toBeUndefined();
  });
});

describe('a contact that comes', () => {
  const come = must(EMPTY, receive());
  const here = must({ ...come, client: aune.reference }, { type: 'resume', id: idOf(1) });

  it('waits, with what the colleague did as theirs to record, and its promises as one’s own', () => {
    expect(come.active).toBeUndefined();
    expect(come.contacts[0]).toMatchObject({
      id: idOf(1),
      client: { label: '', masked: true },
      waits: { because: 'handedOver' },
      steps: [{ by: 'Antti Vuorela', removed: true }, { by: 'Antti Vuorela' }],
    });
    expect(promises(come)).toEqual(['esite open', 'tulokset open']);
    const record = (board: Board) => compose(board.contacts[0] ?? contact, 'social', words);
    expect(record(here)).not.toContain('rollaattorilla');
    const taken = must(here, { type: 'happen', id: idOf(1), event: { type: 'leaveOut', step: 'a', removed: false } });
    expect(record(taken)).toContain('Liikkuu rollaattorilla. (teki Antti Vuorela)');
  });

  it('comes once, also after it has been closed; taken anew it comes anew', () => {
    expect(refusal(come, receive())).toBe('gone');
    const kept = { kind: 'kept' as const, at: AT };
    const rows = here.contacts[0]?.promises ?? [];
    const done = must(
      here,
      ...rows.map(({ id }): DeskEvent => ({
        type: 'happen',
        id: idOf(1),
        event: { type: 'settle', promise: id, as: kept },
      })),
      { type: 'close', id: idOf(1), outcome: 'resolved', unrecorded: 'x', untold: true },
    );
    expect(refusal(done, receive())).toBe('gone');
    expect(must(done, receive('2026-11-27T10:00:00.000Z')).contacts).toHaveLength(1);
  });

  it('goes back whole while nothing was done in it, else its part stays to be recorded, without the promises', () => {
    const leaves = must(here, { type: 'releasing', request: REQUEST }, { type: 'gaveBack', request: REQUEST });
    expect([leaves.contacts, leaves.active]).toEqual([[], undefined]);
    expect(leaves.moved).toMatchObject([{ to: 'Antti Vuorela' }]);
    const said = must(here, { type: 'ownStep', id: idOf(1), event: { type: 'step', step: own('z', 'Soitettu.') } });
    const esite = { type: 'settle' as const, promise: 'p', as: { kind: 'kept' as const, at: AT } };
    const kept = must(said, { type: 'happen', id: idOf(1), event: esite });
    expect(kept.contacts.map(settledOf)).toEqual([['p']]);
    const back = must(kept, { type: 'gaveBack', request: REQUEST });
    expect(promises(back)).toEqual(['esite kept']);
    expect(back.contacts[0]?.received).toBeUndefined();
  });

  it('holds nothing of a register in which one may not record, and says so', () => {
    const part = inRegisters(whole(), ['health']);
    expect(part).toMatchObject({ withheld: true, steps: [{ id: 'b' }], promises: [{ about: '' }, { about: '' }] });
    expect(JSON.stringify(part)).not.toMatch(/ruokaa|rollaattori|esite|tulokset/);
    expect(inRegisters(whole(), ['health', 'social'])).toEqual(whole());
  });
});
