import type { OwnStateInput } from '#shared/availability.js';
import { backIn } from '../../../ui/colleagues/time.js';

/** Breaks of these many minutes are offered with the time of return. */
const BREAKS = [15, 30, 45, 60];

/**
 * The states that a professional chooses from, in the menu's order.
 * @param now milliseconds; times of return are the next whole five minutes after it
 */
export function ownChoices(now: number): OwnStateInput[][] {
  return [
    [
      { state: 'available', reason: 'none' },
      { state: 'interruptible', reason: 'none' },
    ],
    [
      { state: 'busy', reason: 'client' },
      { state: 'busy', reason: 'call' },
      { state: 'busy', reason: 'consultation' },
      { state: 'busy', reason: 'recording' },
    ],
    [
      ...BREAKS.map((minutes): OwnStateInput => ({ state: 'away', reason: 'break', until: backIn(minutes, now) })),
      { state: 'away', reason: 'break' },
    ],
    [{ state: 'offline', reason: 'none' }],
  ];
}
