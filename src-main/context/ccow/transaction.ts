import { assertNever } from '#shared/failure.js';
import { type CcowException, fail } from './exceptions.js';

/** A change of the context under way in one participant's hands (HL7 CCOW, context change transaction). */
export interface Transaction {
  coupon: string;
  /** Tool that started it. */
  owner: string;
  /** `open` = items are being set. `surveying` = others are being asked. `ended` = its starter decides. */
  phase: 'open' | 'surveying' | 'ended';
  /** What was set, and with null what was deleted. */
  items: ReadonlyMap<string, string | null>;
  /** It cannot be accepted any more. */
  noContinue: boolean;
}

export type TransactionEvent =
  | { type: 'start'; owner: string; coupon: string }
  | { type: 'set'; owner: string; coupon: string; items: ReadonlyMap<string, string | null> }
  /** `held` = the starter publishes its decision later; else the change is made by this. */
  | { type: 'end'; owner: string; coupon: string; held: boolean }
  /** The survey is over, or nobody could be asked because the change was dropped (`noContinue`). */
  | { type: 'surveyed'; coupon: string; noContinue: boolean }
  /** The change was dropped while its starter was deciding. */
  | { type: 'dropped'; coupon: string }
  | { type: 'publish'; owner: string; coupon: string; decision: 'accept' | 'cancel' }
  | { type: 'undo'; owner: string; coupon: string }
  /** It has taken too long. */
  | { type: 'expire'; coupon: string }
  /** Its starter has left or is lost. */
  | { type: 'ownerGone'; owner: string };

export type TransactionStep =
  { ok: true; state: Transaction | null; effect?: 'propose' | 'accept' | 'cancel' } | CcowException;

/** The rules of one transaction at a time. Pure: what must be told to the context manager comes back as the effect. */
export function transact(state: Transaction | null, event: TransactionEvent): TransactionStep {
  switch (event.type) {
    case 'start':
      return state === null
        ? { ok: true, state: opened(event.owner, event.coupon) }
        : fail('transactionInProgress', 'another change is under way');
    case 'set':
      return owned(state, event, (one) =>
        one.phase === 'open'
          ? { ok: true, state: { ...one, items: new Map([...one.items, ...event.items]) } }
          : fail('changesNotAllowed', 'the changes have been ended'),
      );
    case 'end':
      return owned(state, event, (one) =>
        one.phase === 'open'
          ? { ok: true, state: event.held ? { ...one, phase: 'surveying' } : null, effect: 'propose' }
          : fail('notInTransaction', 'the changes have been ended'),
      );
    case 'surveyed':
      return state?.coupon === event.coupon && state.phase === 'surveying'
        ? { ok: true, state: { ...state, phase: 'ended', noContinue: state.noContinue || event.noContinue } }
        : { ok: true, state };
    case 'dropped':
      return { ok: true, state: state?.coupon === event.coupon ? { ...state, noContinue: true } : state };
    case 'publish':
      return owned(state, event, (one) => {
        if (one.phase !== 'ended') return fail('changesNotEnded', 'the changes have not been ended');
        if (event.decision === 'accept' && one.noContinue)
          return fail('acceptNotPossible', 'the change was dropped; only cancel is possible');
        return { ok: true, state: null, effect: event.decision };
      });
    case 'undo':
      return owned(state, event, (one) =>
        one.phase === 'open'
          ? { ok: true, state: null }
          : fail('undoNotPossible', 'the changes have been ended; publish a decision'),
      );
    case 'expire':
      return state?.coupon === event.coupon ? abandon(state) : { ok: true, state };
    case 'ownerGone':
      return state?.owner === event.owner ? abandon(state) : { ok: true, state };
    default:
      return assertNever(event);
  }
}

const opened = (owner: string, coupon: string): Transaction => ({
  coupon,
  owner,
  phase: 'open',
  items: new Map(),
  noContinue: false,
});

const abandon = ({ phase }: Transaction): TransactionStep =>
  phase === 'open' ? { ok: true, state: null } : { ok: true, state: null, effect: 'cancel' };

function owned(
  state: Transaction | null,
  { owner, coupon }: { owner: string; coupon: string },
  then: (one: Transaction) => TransactionStep,
): TransactionStep {
  if (state === null || state.owner !== owner) return fail('notInTransaction', 'no change of yours is under way');
  return state.coupon === coupon ? then(state) : fail('invalidContextCoupon', 'not the coupon of the change under way');
}
