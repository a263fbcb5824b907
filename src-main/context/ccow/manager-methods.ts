import * as z from 'zod';
import { assertNever } from '#shared/failure.js';
import type { Contexts } from './contexts.js';
import { fail } from './exceptions.js';
import type { Lifecycle } from './lifecycle.js';
import { type Reply, done } from './reply.js';
import { type Arguments, type ServedMethod, argumentForms, readArguments, without } from './requests.js';
import { type Participant, type Seat, isLive } from './seats.js';
import type { Transactions } from './transactions.js';

export type ManagerMethod = Extract<
  ServedMethod,
  'leave' | 'start' | 'end' | 'undo' | 'publish' | 'suspend' | 'resume' | 'newest'
>;

export interface ManagerParts {
  lifecycle: Lifecycle;
  transactions: Transactions;
  contexts: Contexts;
  quiet: (wait: boolean) => Promise<boolean>;
  /** The tool asks, and may say which context it has (polling). */
  polled: (seat: Seat, poll: { has: string | undefined }) => void;
}

/** ContextManager's methods of a participant that has joined. */
export const createManagerMethods =
  ({ lifecycle, transactions, contexts, quiet, polled }: ManagerParts) =>
  async (seat: Seat, participant: Participant, method: ManagerMethod, args: Arguments): Promise<Reply> => {
    const { profile } = seat;
    const { coupon, flag, text } = argumentForms(profile);
    switch (method) {
      case 'leave':
        lifecycle.leave(seat, 'closed');
        return done();
      case 'suspend':
        lifecycle.suspend(seat);
        return done();
      case 'resume': {
        const read = readArguments(profile, z.object({ wait: flag.optional() }), args);
        if (!read.ok) return read;
        if (!(await quiet(read.args.wait ?? true))) return fail('transactionInProgress', 'a change is under way');
        return done({}, () => lifecycle.resume(seat));
      }
      case 'start':
        // One that was lost is not told of changes; that it wants to make one shows that it is there.
        if (!isLive(participant)) lifecycle.heard(seat);
        return transactions.start(seat);
      case 'end':
      case 'undo': {
        const read = readArguments(profile, z.object({ contextCoupon: coupon }), args);
        if (!read.ok) return read;
        return method === 'end'
          ? transactions.end(seat, participant, read.args.contextCoupon)
          : transactions.undo(seat, read.args.contextCoupon);
      }
      case 'publish': {
        const read = readArguments(profile, z.object({ contextCoupon: coupon, decision: text }), args);
        if (!read.ok) return read;
        const { accept, cancel } = profile.decisions;
        const word = read.args.decision.toLowerCase();
        const decision =
          word === accept.toLowerCase() ? 'accept' : word === cancel.toLowerCase() ? 'cancel' : undefined;
        return decision === undefined
          ? fail('badArgument', `${profile.names.decision} is ${accept} or ${cancel}`)
          : transactions.publish(seat, read.args.contextCoupon, decision);
      }
      case 'newest': {
        const form = z.object({ contextCoupon: coupon.optional() });
        const read = readArguments(profile, form, without(args, 'contextCoupon', ''));
        if (!read.ok) return read;
        polled(seat, { has: read.args.contextCoupon });
        return done({ contextCoupon: contexts.couponNow(seat) });
      }
      default:
        return assertNever(method);
    }
  };
