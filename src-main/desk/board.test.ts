import type { DeskStep } from '#shared/desk.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardEvent, apply, wantedClient } from './board.js';
import { type Board, EMPTY, restored } from './kept.js';
import { registersOf, compose } from './text/compose.js';
import { wordsIn } from './text/words.js';
import { AT, call, idOf } from './testing/contact.js';

const words = wordsIn('fi');
const LATER = '2026-11-27T09:00:00.000Z';
const ref = (name: string) => `Patient/${name}`;
const client = (name: string) => ({ reference: ref(name), label: name.toUpperCase(), masked: false });
const must = (board: Board, ...events: BoardEvent[]): Board =>
  events.reduce((now, event) => {
    const next = apply(now, event);
    if (!next.ok) throw new Error(`${event.type} was refused: ${next.why}`);
    return next.board;
  }, board);
const arrive = (n: number): BoardEvent => ({ type: 'arrive', contact: call(idOf(n)), at: AT });
const clientIs = (name: string | null): BoardEvent => ({
  type: 'clientIs',
  client: name === null ? null : ref(name),
  at: AT,
});
const identify = (n: number, name: string): BoardEvent => ({
  type: 'identify',
  id: idOf(n),
  client: client(name),
  at: AT,
});
const step = (id: string, text: string): DeskStep => ({
  id,
  at: AT,
  kind: 'consulted',
  part: 'actions',
  text,
  removed: false,
});
const happening = (n: number, event: Extract<BoardEvent, { type: 'happen' }>['event']): BoardEvent => ({
  type: 'happen',
  id: idOf(n),
  event,
  at: AT,
});
const promise = { id: idOf(9), kind: 'callBack' as const, about: 'soitetaan', state: { kind: 'open' as const } };
const identified = must(EMPTY, arrive(1), clientIs('aune'), identify(1, 'aune'));

describe('the board of contacts', () => {
  it('begins a contact without a client, and has the open one closed first', () => {
    const open = must(EMPTY, clientIs('aune'), arrive(1));
    expect([open.active, open.opening, wantedClient(open)]).toEqual([undefined, idOf(1), null]);
    const closed = must(open, clientIs(null));
    expect([closed.active, closed.opening, wantedClient(closed)]).toEqual([idOf(1), undefined, undefined]);
  });

  it('is about a client only when the professional says so, and only about the open one', () => {
    const opened = must(EMPTY, arrive(1), clientIs('aune'));
    expect(opened.contacts[0]?.client).toBeUndefined();
    expect(apply(opened, identify(1, 'eero'))).toEqual({ ok: false, why: 'changed' });
    expect(must(opened, identify(1, 'aune')).contacts[0]).toMatchObject({
      phase: 'identified',
      client: client('aune'),
    });
  });

  it('waits when its client goes, goes on when they come back, and is resumed with its client', () => {
    const gone = must(identified, clientIs('eero'));
    expect([gone.active, gone.contacts[0]?.waits?.because]).toEqual([undefined, 'clientChanged']);
    expect(must(gone, clientIs('aune')).active).toBe(idOf(1));
    const parked = must(identified, { type: 'park', id: idOf(1), cue: 'soittaa klo 11', at: AT }, clientIs(null));
    // One that was put aside comes back when it is asked for, and not by itself.
    expect(must(parked, clientIs('aune')).active).toBeUndefined();
    const resumed = must(parked, { type: 'resume', id: idOf(1), at: AT });
    expect([resumed.active, wantedClient(resumed)]).toEqual([undefined, ref('aune')]);
    expect(must(resumed, clientIs('aune')).active).toBe(idOf(1));
    const refused = must(resumed, { type: 'notOpened', at: AT });
    expect([refused.opening, refused.contacts[0]?.waits?.because]).toEqual([undefined, 'other']);
  });

  it('forgets what was told of a client who was the wrong one', () => {
    const told = must(
      identified,
      happening(1, { type: 'describe', with: { reason: 'Hakee apua kotiin', caller: 'parent' } }),
      happening(1, { type: 'promise', promise }),
      {
        type: 'done',
        client: ref('aune'),
        begunAt: LATER,
        event: { type: 'step', step: step('c', 'Konsultoitu') },
        at: AT,
      },
    );
    const back = must(told, happening(1, { type: 'unidentify' }));
    // Whoever called is called back all the same, and nothing of the client is told with it.
    const promises = [{ ...promise, about: '' }];
    expect(back.contacts[0]).toEqual(call(idOf(1), { caller: 'parent', promises }));
  });

  it('does not close over an open promise, an unrecorded text or the wrong outcome; what is followed up stays on a list', () => {
    const close = { type: 'close' as const, id: idOf(1), at: LATER, unrecorded: undefined, untold: true };
    const promised = must(identified, happening(1, { type: 'promise', promise }));
    expect(apply(promised, { ...close, outcome: 'resolved' })).toEqual({ ok: false, why: 'openPromise' });
    const settled = must(
      promised,
      happening(1, { type: 'settle', promise: idOf(9), as: { kind: 'followUp', on: '2026-11-30' } }),
    );
    expect(apply(settled, { ...close, outcome: 'resolved' })).toEqual({ ok: false, why: 'notRecorded' });
    const taken = must(settled, happening(1, { type: 'take', register: 'social', how: 'note', from: '' }));
    expect(apply(taken, { ...close, outcome: 'wrongNumber' })).toEqual({ ok: false, why: 'outcome' });
    const closed = must(taken, { ...close, untold: false, outcome: 'followUp' });
    expect([closed.contacts, closed.active]).toEqual([[], undefined]);
    expect(closed.followUps).toEqual([
      { id: idOf(9), kind: 'callBack', about: 'soitetaan', on: '2026-11-30', channel: 'call', client: client('aune') },
    ]);
    expect(JSON.stringify(closed.done)).not.toContain('aune');
    expect(must(closed, { type: 'followedUp', id: idOf(9), at: AT }).followUps).toEqual([]);
  });

  it('after a restart everything waits', () => {
    const back = restored(identified, null, LATER);
    expect([back.active, back.contacts[0]?.waits]).toEqual([undefined, { since: LATER, because: 'restart' }]);
  });

  // What is written or done names the client who was open then; what is found in a contact must name its own.
  const names = ['aune', 'eero', 'ifrah'];
  const n = fc.nat(4);
  type Make = (board: Board) => BoardEvent;
  const random = fc.oneof<fc.MaybeWeightedArbitrary<Make>[]>(
    { weight: 2, arbitrary: n.map((id) => () => arrive(id)) },
    { weight: 4, arbitrary: fc.constantFrom(...names, null).map((name) => () => clientIs(name)) },
    {
      weight: 4,
      arbitrary: fc.tuple(n, fc.constantFrom(...names)).map(
        ([id, name]) =>
          () =>
            identify(id, name),
      ),
    },
    { weight: 3, arbitrary: n.map((id) => () => ({ type: 'resume', id: idOf(id), at: AT })) },
    { weight: 2, arbitrary: n.map((id) => () => ({ type: 'park', id: idOf(id), cue: undefined, at: AT })) },
    { weight: 1, arbitrary: fc.constant(() => ({ type: 'notOpened', at: AT })) },
    // A window that is late speaks of a contact that may be another's by now: it names the client that it shows.
    {
      weight: 5,
      arbitrary: n.map((id) => (board) => {
        const of = board.contacts.find((one) => one.id === idOf(id))?.client?.label ?? '';
        return happening(id, { type: 'describe', with: { reason: of === '' ? '' : `${of} kertoo` } });
      }),
    },
    {
      weight: 5,
      arbitrary: fc.tuple(fc.constantFrom(...names), fc.nat(6)).map(([name, key]) => () => ({
        type: 'done',
        client: ref(name),
        begunAt: LATER,
        event: { type: 'step', step: step(`${name} ${key}`, `${name.toUpperCase()} ${key}`) },
        at: AT,
      })),
    },
    { weight: 1, arbitrary: n.map((id) => () => happening(id, { type: 'unidentify' })) },
    {
      weight: 2,
      arbitrary: fc.tuple(n, fc.boolean()).map(
        ([id, on]) =>
          () =>
            happening(id, { type: 'wrapUp', on }),
      ),
    },
    {
      weight: 1,
      arbitrary: n.map((id) => () => ({
        type: 'close',
        id: idOf(id),
        outcome: 'resolved',
        unrecorded: 'ei kirjattavaa',
        untold: true,
        at: AT,
      })),
    },
  );

  it('whatever happens in whatever order: one contact at most is active, with the open client or none, and nothing of one is in another', () => {
    fc.assert(
      fc.property(fc.array(random, { maxLength: 80, size: 'max' }), (events) => {
        let board = EMPTY;
        for (const make of events) {
          const next = apply(board, make(board));
          if (!next.ok) continue;
          board = next.board;
          const active = board.contacts.find(({ id }) => id === board.active);
          if (board.active !== undefined) expect(active).toBeDefined();
          expect([board.client, undefined]).toContain(active?.client?.reference);
          expect(board.active === undefined || board.opening === undefined).toBe(true);
          // Every other one waits, and says why.
          for (const one of board.contacts)
            expect(one.waits === undefined).toBe(one.id === board.active || one.id === board.opening);
          for (const contact of board.contacts) {
            const text = [
              JSON.stringify([contact.reason, contact.steps]),
              ...registersOf(contact).map((register) => compose(contact, register, words)),
            ].join('\n');
            const found = names.filter((name) => text.includes(name.toUpperCase()));
            expect(found.every((name) => contact.client?.reference === ref(name))).toBe(true);
            if (contact.client === undefined) expect(registersOf(contact)).toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
