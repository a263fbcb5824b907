import type { Clock } from '#shared/clock.js';
import type { BindingEvents } from '../binding.js';
import type { CallParticipant } from './callbacks.js';
import { type Participant, type Seat, isLive } from './seats.js';

/** How long the last answer of a session is waited for. */
const FAREWELL_MS = 5000;

/**
 * The end of a session: callback participants are told that their context is over, polling ones hear it at their next poll.
 * Who has heard it shows no client any more: that is its last answer, and with it the tool has left.
 */
export function createFarewell({
  events,
  call,
  clock,
}: {
  events: BindingEvents;
  call: CallParticipant;
  clock: Clock;
}) {
  const waiting = new Map<Participant, (heard: boolean) => void>();

  return {
    say(seat: Seat, participant: Participant) {
      const { awaiting, url } = participant;
      const end = (heard: boolean) => {
        if (!waiting.delete(participant)) return;
        stop();
        // By now the tool may have joined the next session.
        if (isLive(seat.participant)) return;
        if (heard && awaiting !== undefined) events.answered(seat.tool.id, awaiting, 'shown');
        events.left(seat.tool.id, 'closed');
      };
      waiting.set(participant, end);
      const stop = clock.after(FAREWELL_MS, () => end(false));
      if (url !== undefined)
        void call(seat.profile, url, 'terminated', {}, FAREWELL_MS).then((answer) => end(answer.ok));
    },
    /** An application polls at an address that is over: now it knows. */
    heard(coupon: string) {
      for (const [participant, end] of waiting) if (participant.coupon === coupon) end(true);
    },
  };
}
