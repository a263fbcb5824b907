import type { Clock } from '#shared/clock.js';
import type { BindingEvents } from '../binding.js';
import type { CallParticipant } from './callbacks.js';
import { type Participant, type Seat, isLive } from './seats.js';

/** A polling application that has not asked for so long does not follow any more. */
export const SILENT_MS = 5000;
export const PING_EVERY_MS = 5000;
export const CALL_MS = 5000;
/** One that has been lost for so long must join anew. */
const FORGET_MS = 60 * 60 * 1000;

/** Who follows now: joins and leaves tools at the context manager as their participants come, go, fall silent and come back. */
export function createLifecycle({
  seats,
  events,
  call,
  clock,
  onGone,
}: {
  seats: () => readonly Seat[];
  events: BindingEvents;
  call: CallParticipant;
  clock: Clock;
  /** A participant cannot go on with what it had begun. */
  onGone: (seat: Seat) => void;
}) {
  function change(seat: Seat, how: 'closed' | 'lost', mutate: () => void) {
    const was = isLive(seat.participant);
    mutate();
    const is = isLive(seat.participant);
    if (was && !is) {
      onGone(seat);
      events.left(seat.tool.id, how);
    }
    if (!was && is) events.joined(seat.tool.id);
  }
  const update = (seat: Seat, how: 'closed' | 'lost', values: Partial<Participant>) =>
    change(seat, how, () => {
      if (seat.participant !== undefined) Object.assign(seat.participant, values);
    });

  function lost(seat: Seat, participant: Participant) {
    if (seat.participant === participant) update(seat, 'lost', { alive: false, awaiting: undefined });
  }

  async function ping(seat: Seat, participant: Participant, url: string) {
    participant.pinging = true;
    const answer = await call(seat.profile, url, 'ping', {}, CALL_MS);
    participant.pinging = false;
    // While it is being asked about a change, its answer to that counts, or its silence.
    if (seat.participant !== participant || participant.asking > 0) return;
    // An application that does not know Ping, but says so, is there.
    if (answer.ok || answer.why === 'failed') update(seat, 'lost', { alive: true, heardAt: clock.now() });
    else lost(seat, participant);
  }

  function watch() {
    for (const seat of seats()) {
      const { participant } = seat;
      if (participant === undefined || participant.suspended) continue;
      const silentMs = clock.now() - participant.heardAt;
      if (!participant.alive && silentMs > FORGET_MS) seat.participant = undefined;
      else if (participant.url === undefined && silentMs > SILENT_MS) lost(seat, participant);
    }
  }
  function pingAll() {
    for (const seat of seats()) {
      const { participant } = seat;
      if (participant?.url === undefined || participant.suspended || participant.pinging || participant.asking > 0)
        continue;
      void ping(seat, participant, participant.url);
    }
  }

  return {
    join: (seat: Seat, participant: Participant) => change(seat, 'closed', () => void (seat.participant = participant)),
    leave: (seat: Seat, how: 'closed' | 'lost') => change(seat, how, () => void (seat.participant = undefined)),
    suspend: (seat: Seat) => update(seat, 'closed', { suspended: true, awaiting: undefined }),
    resume: (seat: Seat) => update(seat, 'closed', { suspended: false, heardAt: clock.now() }),
    /** It polled. One that was lost is back. */
    heard: (seat: Seat) => update(seat, 'lost', { alive: true, heardAt: clock.now() }),
    lost,
    start() {
      const stops = [clock.every(SILENT_MS / 5, watch), clock.every(PING_EVERY_MS, pingAll)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
export type Lifecycle = ReturnType<typeof createLifecycle>;
