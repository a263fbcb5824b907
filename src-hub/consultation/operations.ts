import type { Clock } from '#shared/clock.js';
import type { ConsultationAction, ConsultationRefusal } from '#shared/consultation.js';
import type { ConsultationOperation } from '#shared/hub-consultation.js';
import type { FromHub } from '#shared/hub-protocol.js';
import type { HubEngine } from '../engine/index.js';
import { createAllowance } from './allowance.js';
import type { CaseBook } from './book.js';
import { type Case, isRinging } from './case.js';
import { decide } from './decide.js';
import { type EntryBody, writeEntry } from './entry.js';
import type { Roster } from './members.js';
import type { Register } from './register.js';

const RETRY_MS = 1_000;
/** How many requests of one person may be open at a time, and how many the hub keeps of everybody. */
const MOST_OPEN = 50;
const MOST_KEPT = 100_000;
const LATEST_MS = 31 * 86_400_000;

export type Result = Extract<FromHub, { type: 'consulted' }>['result'];

/** Does what people ask for: once each, and only what is theirs to do. What is answered is in the log. */
export function createOperations({
  engine,
  book,
  register,
  roster,
  clock,
}: {
  engine: Pick<HubEngine, 'log'>;
  book: CaseBook;
  register: Register;
  roster: () => Roster;
  clock: Clock;
}) {
  const all = createAllowance({ most: 60, perSecond: 2, now: clock.now });
  const opened = createAllowance({ most: 10, perSecond: 1 / 20, now: clock.now });
  const waiting = new Map<string, Set<() => void>>();
  let closed = false;

  const refuse = (why: ConsultationRefusal): Result => ({ ok: false, why });
  const accepted = (consultation: string): Result => ({ ok: true, version: book.get(consultation)?.version ?? 0 });

  function known(who: string, { id, consultation }: ConsultationOperation): Result | undefined {
    const done = book.done(id);
    if (done === undefined) return undefined;
    // Ids of operations are seen by others as ids of messages: they are no way into somebody else's.
    if (done.by !== who || done.consultation !== consultation) return refuse('invalid');
    return done.outcome.ok ? accepted(consultation) : done.outcome;
  }

  /** Whether the doer belongs to those who are asked, and the request can be asked of anybody. */
  function mayDo(who: string, one: Case | undefined, action: ConsultationAction): ConsultationRefusal | undefined {
    switch (action.do) {
      case 'open': {
        if (book.size() >= MOST_KEPT || register.openOf(who) >= MOST_OPEN) return 'tooMany';
        const members = roster().members(action.request.target);
        const others = members.size - (members.has(who) ? 1 : 0);
        return roster().known && others === 0 ? 'nobody' : undefined;
      }
      case 'accept':
      case 'notNow':
      case 'later': {
        if (one === undefined) return 'unknown';
        const ahead = action.do === 'later' ? Date.parse(action.at) - clock.now() : 0;
        if (ahead < -60_000 || ahead > LATEST_MS) return 'invalid';
        return roster().isMember(who, one) || isRinging(one, who) ? undefined : 'notForYou';
      }
      default:
        return undefined;
    }
  }

  function bodyOf(by: string, { consultation, action }: ConsultationOperation): EntryBody {
    const did = { kind: 'did' as const, consultation, by, action };
    if (action.do !== 'open') return did;
    const { target, urgency } = action.request;
    return { ...did, respondBy: clock.now() + roster().targetsOf(target)[urgency] * 1000 };
  }

  /**
   * Asks the engine until it has done it; false when the hub has closed before. Nobody else tries again: the workbench
   * says an operation again only when it has lost the hub.
   */
  async function insist(work: () => Promise<void>): Promise<boolean> {
    while (!closed) {
      try {
        // Each try follows upon the former one's failure.
        await work();
        return true;
      } catch {
        await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
      }
    }
    return false;
  }

  /** Resolves when the operation is safe in the log and has been read back from it. */
  async function write(who: string, operation: ConsultationOperation): Promise<void> {
    const { id } = operation;
    const entry = writeEntry({ id, at: clock.now(), body: bodyOf(who, operation) });
    const resolves = waiting.get(id) ?? new Set();
    const read = new Promise<void>((resolve) => waiting.set(id, resolves.add(resolve)));
    if ((await insist(() => engine.log.append(entry))) && book.done(id) === undefined) await read;
    waiting.delete(id);
  }

  return {
    /** Undefined when the hub has closed in the middle: the operation is not acknowledged, and is said again elsewhere. */
    async perform(who: string, operation: ConsultationOperation): Promise<Result | undefined> {
      const { consultation, action } = operation;
      const before = known(who, operation);
      if (before !== undefined) return before;
      if (!all.take(who) || (action.do === 'open' && !opened.take(who))) return refuse('tooMany');
      // The request may have been made at another hub a moment ago.
      if (action.do !== 'open' && book.get(consultation) === undefined) await insist(engine.log.caughtUp);
      const one = book.get(consultation);
      const decision = decide(one, who, action);
      if (decision === 'nothing') return accepted(consultation);
      if (decision !== 'does') return known(who, operation) ?? refuse(decision.refused);
      const refused = mayDo(who, one, action);
      if (refused !== undefined) return refuse(refused);
      await write(who, operation);
      return known(who, operation);
    },
    /** An entry has been read back from the log. */
    taken(id: string): void {
      for (const resolve of waiting.get(id) ?? []) resolve();
    },
    tidy(): void {
      all.forgetFull();
      opened.forgetFull();
    },
    close(): void {
      closed = true;
      for (const resolves of waiting.values()) for (const resolve of resolves) resolve();
    },
  };
}
