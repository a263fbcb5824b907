import type { Binding, BindingEvents } from '../binding.js';
import type { Change } from '../machine.js';
import type { CallParticipant } from './callbacks.js';
import type { Contexts } from './contexts.js';
import { CALL_MS, type Lifecycle } from './lifecycle.js';
import { type Participant, type Seat, isLive } from './seats.js';
import type { Transactions } from './transactions.js';

/** Longer than the context manager's own limit: it is the one that says what silence means. */
const PENDING_MS = 12_000;

/** Takes changes to the participants, and their answers back. */
export function createDeliveries(parts: {
  seat: (tool: string) => Seat | undefined;
  contexts: Contexts;
  transactions: Transactions;
  lifecycle: Lifecycle;
  events: BindingEvents;
  call: CallParticipant;
}) {
  const { contexts, lifecycle, events, call } = parts;
  const live = (tool: string) => {
    const seat = parts.seat(tool);
    return seat !== undefined && isLive(seat.participant) ? { seat, participant: seat.participant } : undefined;
  };

  function confirmed(seat: Seat, participant: Participant, change: Change) {
    if (seat.participant !== participant) return;
    if (participant.awaiting === change.id) participant.awaiting = undefined;
    participant.shows = change.client;
    events.answered(seat.tool.id, change.id, 'shown');
  }
  function failed(seat: Seat, participant: Participant, id: string, result: { why: string; detail: string }) {
    if (seat.participant !== participant) return;
    if (result.why !== 'timedOut') events.answered(seat.tool.id, id, 'failed', result.detail || undefined);
    if (result.why !== 'failed') lifecycle.lost(seat, participant);
  }

  async function notify(seat: Seat, participant: Participant, url: string, change: Change) {
    const contextCoupon = seat.coupons.of(change.id);
    const result = await call(seat.profile, url, 'accepted', { contextCoupon }, CALL_MS);
    if (result.ok) confirmed(seat, participant, change);
    else failed(seat, participant, change.id, result);
  }

  async function ask(seat: Seat, participant: Participant, url: string, { id }: Change) {
    const { decisions } = seat.profile;
    participant.asking += 1;
    const result = await call(seat.profile, url, 'pending', { contextCoupon: seat.coupons.of(id) }, PENDING_MS);
    participant.asking -= 1;
    if (!result.ok) return failed(seat, participant, id, result);
    if (seat.participant !== participant) return;
    const decision = result.value('decision')?.toLowerCase();
    const reason = result.value('reason') || undefined;
    if (decision === decisions.accept.toLowerCase()) events.answered(seat.tool.id, id, 'accepted');
    else if (decision === decisions.conditionally.toLowerCase()) events.answered(seat.tool.id, id, 'refused', reason);
    else events.answered(seat.tool.id, id, 'failed', reason);
  }

  const binding = {
    survey(tool, delivery) {
      const { change } = delivery;
      const one = live(tool);
      if (one === undefined || change.by === tool) return false;
      const { seat, participant } = one;
      if (!seat.profile.survey || !participant.survey || participant.url === undefined) return false;
      contexts.asked(delivery);
      participant.asked.add(change.id);
      void ask(seat, participant, participant.url, change);
      return true;
    },
    tell(tool, delivery) {
      const { change } = delivery;
      contexts.over(change.id);
      const one = live(tool);
      if (one === undefined) return false;
      const { seat, participant } = one;
      contexts.told(participant, delivery);
      participant.asked.delete(change.id);
      participant.awaiting = change.id;
      if (participant.url !== undefined) void notify(seat, participant, participant.url, change);
      return true;
    },
    committed(delivery) {
      const { change } = delivery;
      const one = live(change.by);
      // The starter of a change is not told of it: it has it already.
      if (one === undefined || !one.seat.coupons.has(change.id)) return;
      contexts.told(one.participant, delivery);
      one.participant.shows = change.client;
      one.participant.moved = undefined;
    },
    cancelled(tool, change) {
      contexts.over(change.id);
      parts.transactions.dropped(change.id);
      const one = live(tool);
      if (one === undefined) return;
      const { seat, participant } = one;
      if (participant.moved === change.id) {
        // It has moved already: a new coupon for the context that stands makes it read that again.
        participant.moved = undefined;
        if (participant.told !== undefined) seat.coupons.renew(participant.told.change.id);
      }
      if (!participant.asked.delete(change.id) || participant.url === undefined) return;
      void call(seat.profile, participant.url, 'canceled', { contextCoupon: seat.coupons.of(change.id) }, CALL_MS);
    },
  } satisfies Partial<Binding>;

  return {
    ...binding,
    /**
     * A polling application has read a context, or asks again. Reading is not showing: it confirms by its next poll, by
     * naming the coupon that it has or, where it names none, by having read it before.
     */
    polled(seat: Seat, poll: { read: string } | { has: string | undefined }) {
      const { participant } = seat;
      if (seat.profile.notification !== 'poll' || !isLive(participant) || participant.told === undefined) return;
      const { change } = participant.told;
      const coupon = seat.coupons.of(change.id);
      if ('read' in poll) {
        if (poll.read === coupon) participant.read = coupon;
      } else if (participant.awaiting === change.id && (poll.has ?? participant.read) === coupon)
        confirmed(seat, participant, change);
    },
  };
}
