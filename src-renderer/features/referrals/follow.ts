import type { Followed, ReferralState } from '#shared/referrals.js';

/** Nothing more happens to it. Pure. */
export const isOver = (state: ReferralState): boolean =>
  state === 'ended' || state === 'notReached' || state === 'cancelled';

/** Whether the professional may take it back: their own, and not over. Pure. */
export const canWithdraw = ({ mine, state }: Followed): boolean =>
  mine && !isOver(state) && state !== 'draft' && state !== 'consented';
