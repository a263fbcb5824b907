import type { Clock } from '#shared/clock.js';
import type { ClientReference, Objection } from '#shared/context.js';
import type { BindingEvents, BindingView } from '../binding.js';
import type { Change } from '../machine.js';
import type { Identified } from '../types.js';
import type { Random } from './coupons.js';
import { type CcowException, fail } from './exceptions.js';
import { fromItems } from './items.js';
import { type Reply, done } from './reply.js';
import type { Participant, Seat } from './seats.js';
import { type Transaction, type TransactionEvent, transact } from './transaction.js';

/** A change that was begun is ended, or it ends by itself. */
export const OPEN_MS = 10_000;
/** The context manager's own limit for a survey (10 s) is shorter; finding out who the client is comes before it. */
export const SURVEY_MS = 20_000;
/** The starter's user is asked in the meantime. */
export const DECIDE_MS = 60_000;

export type IdentityOf = (query: { patientId?: string; identityCode?: string }) => Promise<ClientReference | undefined>;

type Found = { ok: true; change: Change; facts?: Identified } | CcowException;

/** Runs the one transaction that may be under way, keeps its time, and takes it to the context manager. */
export function createTransactions(parts: {
  events: BindingEvents;
  view: BindingView;
  identityOf: IdentityOf;
  clock: Clock;
  random: Random;
}) {
  const { events, view, clock } = parts;
  let state: Transaction | null = null;
  /** The change that the transaction has become. */
  let proposed: Change | undefined;
  let stopTimer = () => {};
  const waiting = new Set<() => void>();

  /** @returns the exception, or undefined when the step was made */
  function step(event: TransactionEvent): CcowException | undefined {
    const result = transact(state, event);
    if (!result.ok) return result;
    const change = proposed;
    const before = state;
    state = result.state;
    // Setting items gives no new time: a change that is begun is ended within the limit.
    if (state?.coupon !== before?.coupon || state?.phase !== before?.phase) keepTime();
    if (state === null) {
      proposed = undefined;
      for (const go of waiting) go();
      waiting.clear();
    }
    if (change !== undefined && (result.effect === 'accept' || result.effect === 'cancel'))
      events.decide(change.id, result.effect === 'accept' ? 'changeAnyway' : 'cancel');
    return undefined;
  }
  function keepTime() {
    stopTimer();
    if (state === null) return;
    const { coupon, phase } = state;
    const limitMs = { open: OPEN_MS, surveying: SURVEY_MS + OPEN_MS, ended: DECIDE_MS }[phase];
    stopTimer = clock.after(limitMs, () => void step({ type: 'expire', coupon }));
  }
  const isNow = (coupon: string) => state?.coupon === coupon;

  /** Finds out whom the items name, as the change that it would be. */
  async function toChange(seat: Seat, participant: Participant, items: Transaction['items']): Promise<Found> {
    const set = new Map([...items].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
    const named = fromItems(seat.profile, set);
    if (!named.ok) return named;
    const change: Change = {
      id: Buffer.from(parts.random(16)).toString('hex'),
      client: null,
      at: clock.now(),
      by: seat.tool.id,
    };
    if (named.client === null) {
      // What it closes is the client that it shows, which may not be the one any more.
      return {
        ok: true,
        change: participant.shows == null ? change : { ...change, closes: participant.shows },
      };
    }
    const { facts, ...query } = named.client;
    const found = await parts.identityOf(query).catch(() => undefined);
    // With the record number alone the tool's own facts must do when nobody answers; two identifiers must agree.
    const reference =
      found ??
      (query.identityCode === undefined && query.patientId !== undefined ? `Patient/${query.patientId}` : undefined);
    if (reference === undefined) return fail('invalidTransaction', 'no such client is known here');
    const fitting = facts?.identity.reference === reference ? facts : undefined;
    return {
      ok: true,
      change: { ...change, client: reference },
      ...(fitting === undefined ? {} : { facts: fitting }),
    };
  }

  async function end(seat: Seat, participant: Participant, coupon: string): Promise<Reply> {
    const held = seat.profile.publish === 'explicit';
    const items = state?.items ?? new Map<string, string | null>();
    const refused = step({ type: 'end', owner: seat.tool.id, coupon, held });
    if (refused !== undefined) return refused;
    const found = await toChange(seat, participant, items);
    if (!found.ok) {
      step({ type: 'expire', coupon });
      return found;
    }
    if (seat.participant !== participant || (held && !isNow(coupon)))
      return fail('notInTransaction', 'the change took too long');
    const { change } = found;
    seat.coupons.adopt(change.id, coupon);
    if (!held) {
      participant.moved = change.id;
      events.propose(change, () => found.facts);
      return done({ noContinue: false, responses: [] });
    }
    proposed = change;
    events.propose({ ...change, heldByTool: true }, () => found.facts);
    const objections = await surveyed(change.id);
    step({ type: 'surveyed', coupon, noContinue: objections === 'gone' });
    if (!isNow(coupon)) return fail('notInTransaction', 'the change took too long');
    const { words } = seat.profile;
    return objections === 'gone'
      ? done({ noContinue: true, responses: [words.gone] })
      : done({
          noContinue: false,
          responses: objections.map(({ name, why, detail }) => `${name}: ${detail ?? words[why]}`),
        });
  }

  async function surveyed(id: string): Promise<readonly Objection[] | 'gone'> {
    let stop = () => {};
    const late = new Promise<'gone'>((resolve) => {
      stop = clock.after(SURVEY_MS, () => {
        events.decide(id, 'cancel');
        resolve('gone');
      });
    });
    return Promise.race([view.surveyed(id).catch(() => 'gone' as const), late]).finally(() => stop());
  }

  return {
    current: () => state,
    start(seat: Seat): Reply {
      const coupon = seat.coupons.mint();
      return step({ type: 'start', owner: seat.tool.id, coupon }) ?? done({ contextCoupon: coupon });
    },
    set: (seat: Seat, coupon: string, items: ReadonlyMap<string, string | null>): Reply =>
      step({ type: 'set', owner: seat.tool.id, coupon, items }) ?? done(),
    end,
    undo: (seat: Seat, coupon: string): Reply => step({ type: 'undo', owner: seat.tool.id, coupon }) ?? done(),
    publish(seat: Seat, coupon: string, decision: 'accept' | 'cancel'): Reply {
      const change = proposed;
      const refused = step({ type: 'publish', owner: seat.tool.id, coupon, decision });
      if (refused !== undefined) return refused;
      // Another change may have been quicker: then the starter must not move.
      return decision === 'accept' && view.current()?.change.id !== change?.id
        ? fail('acceptNotPossible', 'the change could not be made')
        : done({ listenerUrls: [] });
    },
    /** The context manager dropped a change: its starter may not accept it any more. */
    dropped(id: string) {
      if (state !== null && id === proposed?.id) step({ type: 'dropped', coupon: state.coupon });
    },
    ownerGone: (seat: Seat) => void step({ type: 'ownerGone', owner: seat.tool.id }),
    /** Waits until no change is under way. @returns false when one still is after the limit */
    async idle(limitMs: number): Promise<boolean> {
      if (state === null) return true;
      return new Promise((resolve) => {
        const go = () => {
          stop();
          resolve(true);
        };
        const stop = clock.after(limitMs, () => {
          waiting.delete(go);
          resolve(false);
        });
        waiting.add(go);
      });
    },
    /** The session is over: nobody decides anything any more. */
    clear() {
      stopTimer();
      state = null;
      proposed = undefined;
      for (const go of waiting) go();
      waiting.clear();
    },
  };
}
export type Transactions = ReturnType<typeof createTransactions>;
