import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConsultationAction } from '#shared/consultation.js';
import type { Case } from '../../../src-hub/consultation/case.js';
import { fold } from '../../../src-hub/consultation/fold.js';
import { sightOf, viewAt } from '../../../src-hub/consultation/view.js';
import { apply } from '../../../src-main/desk/board.js';
import { standsStill } from '../../../src-main/desk/contact.js';
import { toHanded } from '../../../src-main/desk/hand-on.js';
import { type Board, EMPTY, restored } from '../../../src-main/desk/kept.js';
import type { DeskEvent } from '../../../src-main/desk/parts.js';
import { settledOf } from '../../../src-main/desk/receive.js';
import { arrivals, standings } from '../../../src-main/desk/standing.js';
import { AT, call, idOf } from '../../../src-main/desk/testing/contact.js';
import { wordsIn } from '../../../src-main/desk/text/words.js';

const PEOPLE = ['antti', 'bea', 'cia'] as const;
type Person = (typeof PEOPLE)[number];
const PROMISES = ['lainataan rollaattori', 'soitetaan tulokset'];
const BOTH = ['health', 'social'] as const;
const words = wordsIn('fi');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Operation {
  consultation: string;
  action: ConsultationAction;
}

/** A hub and three desks; what one does waits in an outbox, and what the hub says is heard later or not at all. */
function createWorld() {
  const cases = new Map<string, Case>();
  const boards = new Map<Person, Board>(PEOPLE.map((person) => [person, EMPTY]));
  const outboxes = new Map<Person, Operation[]>(PEOPLE.map((person) => [person, []]));
  const kept: string[] = [];
  let entries = 0;
  let requests = 100;
  const boardOf = (person: Person) => boards.get(person) ?? EMPTY;
  const outboxOf = (person: Person) => outboxes.get(person) ?? [];
  const contactOf = (person: Person) => boardOf(person).contacts[0];

  function dispatch(person: Person, event: DeskEvent): boolean {
    const applied = apply(boardOf(person), { ...event, at: AT });
    if (applied.ok) boards.set(person, applied.board);
    return applied.ok;
  }
  const post = (person: Person, operation: Operation) => outboxes.set(person, [...outboxOf(person), operation]);

  function hear(self: Person): void {
    const consultations = [...cases.values()].flatMap((one) => {
      const sight = sightOf(self, true, one, BOTH);
      return sight === 'none' ? [] : [viewAt(sight, one)];
    });
    const pending = outboxOf(self).map(({ consultation, action }) => ({
      id: consultation,
      consultation,
      do: action.do,
      since: AT,
    }));
    const heard = {
      self,
      consultations,
      pending,
      synced: true,
      underWay: new Set<string>(),
      nameOf: (who: string) => who,
    };
    for (const event of standings({ ...heard, board: boardOf(self) })) dispatch(self, event);
    for (const event of arrivals({ ...heard, board: boardOf(self), registers: BOTH })) dispatch(self, event);
  }
  /** The hub does the oldest of what waits, and whoever did it hears how it stands then. */
  function deliver(by: Person): void {
    const [operation, ...rest] = outboxOf(by);
    if (operation === undefined) return;
    const { consultation, action } = operation;
    entries += 1;
    const told = { id: uuid(entries), at: entries, body: { kind: 'did' as const, consultation, by, action } };
    const { after } = fold(cases.get(consultation), told);
    if (after !== undefined) cases.set(consultation, after);
    outboxes.set(by, rest);
    hear(by);
  }

  const doing = {
    give(person: Person): void {
      const contact = contactOf(person);
      if (contact === undefined) return;
      requests += 1;
      const request = uuid(requests);
      const whole = toHanded(contact, words);
      if (whole === undefined || !dispatch(person, { type: 'give', id: contact.id, request })) return;
      post(person, {
        consultation: request,
        action: {
          do: 'open',
          request: {
            kind: 'handOver',
            target: { kind: 'unit', unit: 'Neuvonta' },
            urgency: 'urgent',
            topic: 'siirto',
            handover: { identify: '', situation: '', background: '', assessment: '', recommendation: '' },
            contact: whole,
          },
        },
      });
    },
    release(person: Person): void {
      const contact = contactOf(person);
      if (contact?.received === undefined) return;
      const { request } = contact.received;
      if (!dispatch(person, { type: 'releasing', request })) return;
      post(person, { consultation: request, action: { do: 'release', settled: settledOf(contact) } });
    },
    /** Any request there is: what may not be done, the hub refuses. */
    act(person: Person, nth: number, action: ConsultationAction): void {
      const one = [...cases.keys()].at(-1 - nth);
      if (one !== undefined) post(person, { consultation: one, action });
    },
    keep(person: Person, about: string): void {
      const contact = contactOf(person);
      const row = contact?.promises.find((one) => one.about === about && one.state.kind === 'open');
      if (contact === undefined || row === undefined) return;
      const event = { type: 'settle' as const, promise: row.id, as: { kind: 'kept' as const, at: AT } };
      if (dispatch(person, { type: 'happen', id: contact.id, event })) kept.push(about);
    },
    resume(person: Person): void {
      const contact = contactOf(person);
      if (contact !== undefined) dispatch(person, { type: 'resume', id: contact.id });
    },
    close(person: Person): void {
      const contact = contactOf(person);
      const outcome = contact?.given?.state === 'accepted' ? 'handedOver' : 'anonymous';
      if (contact !== undefined)
        dispatch(person, { type: 'close', id: contact.id, outcome, unrecorded: undefined, untold: false });
    },
    restart(person: Person): void {
      boards.set(person, restored(boardOf(person), null, AT));
      // What the hub has not taken goes with the program.
      outboxes.set(person, []);
    },
    deliver,
    hear,
    quiet(): void {
      for (const who of PEOPLE) while (outboxOf(who).length > 0) deliver(who);
      for (let round = 0; round < 2; round += 1) for (const who of PEOPLE) hear(who);
      for (const who of PEOPLE) doing.resume(who);
    },
  };

  dispatch('antti', { type: 'arrive', contact: call(idOf(1)) });
  PROMISES.forEach((about, index) =>
    dispatch('antti', {
      type: 'happen',
      id: idOf(1),
      event: {
        type: 'promise',
        promise: { id: idOf(7 + index), kind: index === 0 ? 'other' : 'callBack', about, state: { kind: 'open' } },
      },
    }),
  );
  return { doing, boardOf, kept, cases };
}
type World = ReturnType<typeof createWorld>;

/** Whose board has the promise open, and whether they may keep it. */
const holders = ({ boardOf }: World, about: string) =>
  PEOPLE.flatMap((person) =>
    boardOf(person).contacts.flatMap((contact) =>
      contact.promises
        .filter((one) => one.about === about && one.state.kind === 'open')
        .map(({ id }) => ({ person, may: !standsStill(contact, id) })),
    ),
  );

const person = fc.constantFrom<Person>(...PEOPLE);
const one = fc.record({
  who: person,
  nth: fc.nat(2),
  about: fc.constantFrom(...PROMISES),
  refusal: fc.constantFrom<ConsultationAction>(
    { do: 'notNow', why: 'lounaalla' },
    { do: 'close', outcome: 'cancelled', note: '' },
    { do: 'close', outcome: 'handedOver', note: '' },
  ),
});
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never;
type Doing = World['doing'];
const doings: Record<string, (doing: Doing, now: One) => void> = {
  give: (doing, { who }) => doing.give(who),
  accept: (doing, { who, nth }) => doing.act(who, nth, { do: 'accept' }),
  refuse: (doing, { who, nth, refusal }) => doing.act(who, nth, refusal),
  release: (doing, { who }) => doing.release(who),
  deliver: (doing, { who }) => doing.deliver(who),
  hear: (doing, { who }) => doing.hear(who),
  resume: (doing, { who }) => doing.resume(who),
  close: (doing, { who }) => doing.close(who),
  restart: (doing, { who }) => doing.restart(who),
  keep: (doing, { who, about }) => doing.keep(who, about),
  // Everything is heard, and whoever has something at hand turns to it.
  quiet: (doing) => doing.quiet(),
};
const weighted = (weights: Record<string, number>) =>
  fc.tuple(
    fc.oneof(...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) }))),
    one,
  );
const step = weighted({
  give: 3,
  accept: 5,
  refuse: 2,
  release: 4,
  deliver: 4,
  hear: 4,
  resume: 2,
  close: 3,
  restart: 1,
  keep: 2,
  quiet: 12,
});

it('a contact is never lost and never worked by two, whoever takes it, gives it back, closes it, or hears of it late', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const world = createWorld();
      const { doing, boardOf, kept, cases } = world;
      const looks = () => {
        for (const about of PROMISES) {
          expect(kept.filter((one) => one === about).length).toBeLessThanOrEqual(1);
          const may = holders(world, about).filter((one) => one.may);
          expect(may.length).toBeLessThanOrEqual(kept.includes(about) ? 0 : 1);
        }
        for (const who of PEOPLE) expect(boardOf(who).contacts.length).toBeLessThanOrEqual(1);
      };
      for (const [name, now] of steps) {
        doings[name]?.(doing, now);
        looks();
      }
      // The hub is heard by everybody in the end.
      doing.quiet();
      looks();
      for (const about of PROMISES) {
        if (kept.includes(about)) continue;
        const rings = [...cases.values()].some(
          ({ state, request }) => state === 'waiting' && request.contact?.promises.some((each) => each.about === about),
        );
        const has = holders(world, about);
        expect(new Set(has.map(({ person: who }) => who)).size, about).toBeLessThanOrEqual(1);
        // Somebody may keep it, or somebody may take it.
        expect(has.some(({ may }) => may) !== rings, `${about} is somewhere`).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
