import type { Followed, ReferralState } from '#shared/referrals.js';

/** Nothing more happens to it. Pure. */
const isOver = (state: ReferralState): boolean => state === 'ended' || state === 'notReached' || state === 'cancelled';

/** Whether it stands in the list by default: it goes on, or waits for the professional. Pure. */
export function isAtHand({ mine, state, reminder }: Followed): boolean {
  // One that has expired goes once the professional has settled it.
  const settled = isOver(state) || (mine && state === 'expired' && reminder === undefined);
  return !settled || reminder?.due === true;
}

/** Whether the professional may take it back: their own, and not over. Pure. */
export const canWithdraw = ({ mine, state }: Followed): boolean =>
  mine && !isOver(state) && state !== 'draft' && state !== 'consented';
