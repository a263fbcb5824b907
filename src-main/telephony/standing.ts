import type { OwnStateInput } from '#shared/availability.js';
import type { Agent, BreakReason, CentreContact } from '#shared/telephony.js';

const PAUSE: Record<BreakReason, OwnStateInput> = {
  lunch: { state: 'away', reason: 'lunch' },
  break: { state: 'away', reason: 'break' },
  meeting: { state: 'busy', reason: 'meeting' },
  training: { state: 'busy', reason: 'training' },
  recording: { state: 'busy', reason: 'recording' },
};

/** How the contact centre shows the professional to colleagues; null = it says nothing. Never whose the call is. Pure. */
export function standingOf(contacts: Iterable<CentreContact>, agent: Agent | undefined): OwnStateInput | null {
  const talks = [...contacts].some(
    ({ channel, state }) => channel !== 'digital' && (state === 'connected' || state === 'held'),
  );
  if (talks || agent?.state === 'inCall') return { state: 'busy', reason: 'call' };
  if (agent?.state === 'afterCall') return { state: 'busy', reason: 'recording' };
  return agent?.state === 'break' ? PAUSE[agent.reason ?? 'break'] : null;
}

/** What an agent is to be told when the professional has set their own state by hand. */
export type AgentWish = { state: 'signedOut' | 'ready' | 'break'; reason?: BreakReason };

/**
 * What follows in the contact centre from what was set by hand; undefined = nothing. Who is not signed in to any queue is not
 * signed in by it, and nobody is made ready in the middle of a call. Pure.
 * @param hand undefined = taken back
 */
export function agentWish(hand: OwnStateInput | undefined, agent: Agent | undefined): AgentWish | undefined {
  if (agent === undefined || agent.state === 'signedOut' || agent.state === 'inCall') return undefined;
  if (hand === undefined || hand.state === 'available' || hand.state === 'interruptible')
    return agent.state === 'break' ? { state: 'ready' } : undefined;
  if (hand.state === 'offline') return { state: 'signedOut' };
  const reason = (['lunch', 'meeting', 'training', 'recording'] as const).find((one) => one === hand.reason);
  if (reason !== undefined) return { state: 'break', reason };
  return hand.state === 'away' ? { state: 'break', reason: 'break' } : undefined;
}
