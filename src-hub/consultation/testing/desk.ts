import { type Clock, createManualClock } from '#shared/clock.js';
import type { ConsultationAction, Consultation, NewConsultation } from '#shared/consultation.js';
import { type HubPolicy, hubPolicySchema } from '#shared/hub-policy.js';
import type { FromHub, Standing } from '#shared/hub-protocol.js';
import { type HubEngine, type Word, createMemoryEngine } from '../../engine/index.js';
import type { DirectoryPerson } from '../../sources/scim.js';
import { createConsultationDesk } from '../index.js';
import { START, request, uuid } from './schedules.js';

export const colleague = (id: string, over: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id,
  name: `Nimi ${id}`,
  title: 'sosiaaliohjaaja',
  profession: 'counsellor',
  unit: 'Sosiaalipäivystys',
  skills: [],
  languages: ['fi'],
  ...over,
});

/** Lets everything that is only waiting for its turn happen; the manual clock stands still meanwhile. */
export const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

/** A presence book that a test sets by hand. */
function presenceDouble() {
  const standings = new Map<string, Standing>();
  const listeners = new Set<() => void>();
  const said: Word[] = [];
  return {
    said,
    set(person: string, state: Standing['state']) {
      standings.set(person, { state, reason: 'none' });
      for (const listener of listeners) listener();
    },
    standingOf: (person: string) => standings.get(person),
    say: (words: readonly Word[]) => void said.push(...words),
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** One person's workbench at the desk: keeps what it has been told. */
function createWorkbench() {
  const told: FromHub[] = [];
  const shown = new Map<string, Consultation>();
  const results = new Map<string, Extract<FromHub, { type: 'consulted' }>['result']>();
  return {
    told,
    shown,
    results,
    receiver: {
      tell(message: FromHub) {
        told.push(message);
        if (message.type === 'consulted') results.set(message.operation, message.result);
        if (message.type !== 'consultations') return;
        for (const item of message.items) shown.set(item.id, item);
        for (const id of message.gone) shown.delete(id);
      },
    },
  };
}

/** A desk with everybody of `people` free and nothing of the world but a clock that a test moves. */
export async function startDesk({
  people = ['asker', 'ann', 'bea', 'cia'].map((id) => colleague(id, id === 'asker' ? { unit: 'Keskus' } : {})),
  policy = {},
  engine,
  clock = createManualClock(START),
}: {
  people?: DirectoryPerson[];
  policy?: Partial<HubPolicy>;
  engine?: HubEngine;
  clock?: Clock & { advance: (ms: number) => void };
} = {}) {
  const used = engine ?? (await createMemoryEngine({ clock, log: () => {} }));
  const presence = presenceDouble();
  for (const { id } of people) presence.set(id, 'available');
  let listener = () => {};
  let directory = people;
  const events: string[] = [];
  const desk = createConsultationDesk({
    engine: used,
    directory: {
      people: () => directory,
      onChange: (call) => {
        listener = call;
        return () => {};
      },
    },
    presence,
    policy: hubPolicySchema.parse(policy),
    clock,
    log: (_, event) => events.push(event),
  });
  let operations = 100;
  await settled();
  return {
    desk,
    engine: used,
    presence,
    events,
    clock,
    /** Moves time on by whole seconds, and lets what falls due happen. */
    async pass(seconds: number) {
      for (let n = 0; n < seconds; n += 1) {
        clock.advance(1000);
        // One second after another: what a second brings decides what the next one does.
        await settled();
      }
    },
    changePeople(next: DirectoryPerson[]) {
      directory = next;
      listener();
    },
    /** Connects a person; what is at hand is asked for at once. */
    async enter(subject: string, known: [string, number][] = []) {
      const bench = createWorkbench();
      const seat = desk.join(subject, bench.receiver);
      seat.hear({ type: 'consultSync', known });
      await settled();
      return {
        ...bench,
        seat,
        /** Does something, and gives what the hub answered. */
        async act(consultation: string, action: ConsultationAction, id = uuid((operations += 1))) {
          seat.hear({ type: 'consult', operation: { id, consultation, action } });
          await settled();
          return bench.results.get(id);
        },
        async open(consultation: string, over: Partial<NewConsultation> = {}, id = uuid((operations += 1))) {
          const operation = { id, consultation, action: { do: 'open' as const, request: request(over) } };
          seat.hear({ type: 'consult', operation });
          await settled();
          return bench.results.get(id);
        },
      };
    },
  };
}
