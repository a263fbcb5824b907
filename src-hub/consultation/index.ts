import type { Clock } from '#shared/clock.js';
import type { HubPolicy } from '#shared/hub-policy.js';
import type { ConsultationDesk, ConsultationWord, DeskSeat } from '../consultation-desk.js';
import type { HubEngine, LogEntry } from '../engine/index.js';
import type { HubLog } from '../log.js';
import { createCaseBook } from './book.js';
import { readEntry } from './entry.js';
import { createRoster } from './members.js';
import { createOperations } from './operations.js';
import { type DeskDirectory, type DeskPresence, mayBeAsked } from './ports.js';
import { createQueueTeller, offersOf } from './queues.js';
import { createRegister } from './register.js';
import { createRouting } from './routing.js';
import { type HubWord, difference, holding, wordsOf } from './said-words.js';
import { type Seat, createSeats } from './seats.js';

export type { DeskDirectory, DeskPresence } from './ports.js';

const TICK_MS = 1_000;
const FORGET_MS = 3_600_000;
/** Operations of one connection that wait for the log; more are refused. */
const MOST_WAITING = 100;

/**
 * Consultations of the whole county, out of the engine's log: takes what people do, rings, climbs the ladder, and tells
 * each what is theirs to see. What is acknowledged is in the log. Nothing is told before the log has been read.
 */
export function createConsultationDesk({
  engine,
  directory,
  presence,
  policy,
  clock,
  log,
}: {
  engine: Pick<HubEngine, 'log'>;
  directory: DeskDirectory;
  presence: DeskPresence;
  policy: HubPolicy;
  clock: Clock;
  log: HubLog;
}): ConsultationDesk & { close: () => void } {
  const book = createCaseBook();
  const register = createRegister(policy);
  let people = createRoster(directory.people(), policy);
  const roster = () => people;
  const isFree = (person: string) => mayBeAsked(presence, person);
  const seats = createSeats({ book, register, roster, policy });
  const operations = createOperations({ engine, book, register, roster, clock });
  const routing = createRouting({ engine, book, roster, policy, mayBeAsked: isFree, clock, log });
  const queues = createQueueTeller(() => offersOf(policy, people, isFree));
  let said: ReadonlyMap<string, HubWord> = new Map();
  let read = false;
  let presenceChanged = true;
  let wordsDue = true;

  function hear(entry: LogEntry, order: string): void {
    const told = readEntry(entry);
    if (told === undefined) return log('warn', 'hub-entry-not-understood');
    const change = book.take(told, order);
    if (change === undefined) return;
    register.update(change.before, change.after);
    wordsDue = true;
    if (read && change.after !== undefined) seats.changed(change.after);
    operations.taken(told.id);
    if (read) routing.changed(told.body.consultation, change.after);
  }

  function sayWords(): void {
    const now = clock.now();
    wordsDue = false;
    const words = book.all().flatMap((one) => wordsOf(one, policy, book.lastActed));
    const holds = holding(words, now);
    const news = difference(said, holds, now);
    said = holds;
    if (news.length > 0) presence.say(news);
  }
  const wordsEnd = () => [...said.values()].some(({ until }) => until <= clock.now());

  function forget(): void {
    for (const one of book.forget(clock.now() - policy.retentionHours * 3_600_000)) {
      register.update(one, undefined);
      routing.changed(one.id, undefined);
      seats.gone(one.id);
      wordsDue = true;
    }
    operations.tidy();
  }
  const forgetAtEngine = () =>
    engine.log
      .forgetBefore(clock.now() - policy.retentionHours * 3_600_000)
      .catch((error: unknown) => log('warn', 'hub-log-not-shortened', { detail: String(error) }));

  const ready = engine.log.read(hear).then(() => {
    read = true;
    forget();
    for (const one of book.all()) routing.changed(one.id, one);
    void forgetAtEngine();
  });
  ready.catch((error: unknown) => log('error', 'hub-log-not-read', { detail: String(error) }));

  const stops = [
    clock.every(TICK_MS, () => {
      if (!read) return;
      forget();
      routing.lookAtAll();
      if (wordsDue || wordsEnd()) sayWords();
      if (!presenceChanged) return;
      presenceChanged = false;
      if (queues.refresh()) for (const seat of seats.all()) seat.tell(queues.messageFor(seat.subject));
    }),
    clock.every(FORGET_MS, () => void forgetAtEngine()),
    presence.onChange(() => (presenceChanged = true)),
    directory.onChange(() => {
      people = createRoster(directory.people(), policy);
      presenceChanged = true;
      // Who sees a closed one does not go by the directory.
      for (const one of book.all()) if (one.state !== 'closed') seats.changed(one);
    }),
  ];

  async function heed(seat: Seat, message: ConsultationWord): Promise<void> {
    await ready;
    if (seat.left) return;
    if (message.type === 'consultSync') return seats.sync(seat, new Map(message.known));
    const { operation } = message;
    const result = await operations.perform(seat.subject, operation);
    if (result !== undefined && !seat.left) seat.tell({ type: 'consulted', operation: operation.id, result });
  }

  return {
    join(subject, { tell }): DeskSeat {
      const seat = seats.join(subject, tell);
      let waiting = 0;
      let turn: Promise<void> = Promise.resolve();
      if (policy.queues.length > 0) tell(queues.messageFor(subject));
      return {
        hear(message) {
          if (waiting >= MOST_WAITING) {
            if (message.type === 'consult') {
              tell({ type: 'consulted', operation: message.operation.id, result: { ok: false, why: 'tooMany' } });
            }
            return;
          }
          waiting += 1;
          turn = turn
            .then(() => heed(seat, message))
            .catch((error: unknown) => log('error', 'hub-consultation-failed', { detail: String(error) }))
            .finally(() => (waiting -= 1));
        },
        leave: () => seats.leave(seat),
      };
    },
    close() {
      for (const stop of stops) stop();
      operations.close();
    },
  };
}
