import type { OwnStanding } from '#shared/availability.js';
import type { PRECEDENCE } from '#shared/presence-rule.js';

/**
 * The step of the rule that decided what others see: what is set by hand goes first where it keeps others away, and late
 * where it invites them. Undefined where nothing holds or the hub is not heard.
 */
export function stepOf(by: OwnStanding['by'], seen: OwnStanding['seen']): (typeof PRECEDENCE)[number] | undefined {
  if (by === undefined || by === null || seen === undefined) return undefined;
  if (by !== 'hand') return by;
  return seen.state === 'available' || seen.state === 'interruptible' ? 'handFree' : 'handNotFree';
}
