import * as z from 'zod';
import { type DataParts, createDataMethods } from './data-methods.js';
import { type CcowException, fail } from './exceptions.js';
import { type JoinParts, createJoin } from './join.js';
import { type ManagerParts, createManagerMethods } from './manager-methods.js';
import { type Reply, done } from './reply.js';
import { type Arguments, type ServedMethod, argumentForms, readArguments, without } from './requests.js';
import type { Participant, Seat } from './seats.js';

/** How long an application that waits (`wait=true`) is kept waiting for a change to be over. */
const WAIT_MS = 10_000;

export interface MethodParts extends Omit<DataParts, 'polled'>, Omit<JoinParts, 'quiet'>, Omit<ManagerParts, 'quiet'> {
  polled: DataParts['polled'] & ManagerParts['polled'];
  /** Whether somebody is signed in: without a session there is no context. */
  active: () => boolean;
  componentUrl: (seat: Seat) => string;
}

/** The methods that are served here (HL7 CCOW: ContextManagementRegistry, ContextManager, ContextData). */
export function createMethods(parts: MethodParts) {
  const { lifecycle, transactions, contexts } = parts;
  const quiet = async (wait: boolean) =>
    transactions.current() === null || (wait && (await transactions.idle(WAIT_MS)));
  const join = createJoin({ ...parts, quiet });
  const onManager = createManagerMethods({ ...parts, quiet });
  const onData = createDataMethods(parts);

  function locate(seat: Seat, args: Arguments): Reply {
    const { profile } = seat;
    const read = readArguments(profile, z.object({ componentName: argumentForms(profile).text }), args);
    if (!read.ok) return read;
    return read.args.componentName.toLowerCase() === profile.componentName.toLowerCase()
      ? done({ componentUrl: parts.componentUrl(seat), componentParameters: '', site: profile.site })
      : fail('unableToLocate', 'no such component here');
  }

  /** Who calls: the participant of this address, by its coupon where the method or the profile asks for it. */
  function caller(
    seat: Seat,
    needed: boolean,
    args: Arguments,
  ): { ok: true; participant: Participant } | CcowException {
    const { coupon } = argumentForms(seat.profile);
    const form = z.object({ participantCoupon: needed ? coupon : coupon.optional() });
    const read = readArguments(seat.profile, form, without(args, 'participantCoupon', ''));
    if (!read.ok) return read;
    const { participant } = seat;
    return participant === undefined || (read.args.participantCoupon ?? participant.coupon) !== participant.coupon
      ? fail('unknownParticipant', 'not the coupon of a participant')
      : { ok: true, participant };
  }

  return async (seat: Seat, method: ServedMethod, args: Arguments): Promise<Reply> => {
    const { profile, participant } = seat;
    if (method === 'locate') return locate(seat, args);
    if (!parts.active()) return fail('contextNotActive', 'nobody is signed in');
    if (method === 'ping') return done();
    if (method === 'join') return join(seat, args);
    const reading = method === 'newest' || method === 'itemNames' || method === 'itemValues';
    const deciding = method === 'end' || method === 'undo' || method === 'publish';
    const needed = reading ? profile.participantOnReads : !deciding;
    // The newest coupon tells nothing of a client: CCOW lets it be asked for before joining.
    if (method === 'newest' && participant === undefined && !needed)
      return done({ contextCoupon: contexts.couponNow(seat) });
    const who = caller(seat, needed, args);
    if (!who.ok) return who;
    if (who.participant.suspended && ['start', 'end', 'setItemValues', 'deleteItems'].includes(method))
      return fail('participantSuspended', 'participation is suspended');
    if (reading && profile.notification === 'poll') lifecycle.heard(seat);
    return reading && method !== 'newest'
      ? onData(seat, method, args)
      : method === 'setItemValues' || method === 'deleteItems'
        ? onData(seat, method, args)
        : onManager(seat, who.participant, method, args);
  };
}
