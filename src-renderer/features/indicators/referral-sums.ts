import type { Followed, ReferralState } from '#shared/referrals.js';
import { type Share, shareOf } from './counted.js';

type Row = Pick<Followed, 'state' | 'sentAt' | 'contactedAt'>;

const REACHED: readonly ReferralState[] = ['contacted', 'takingPart', 'ended'];
const DROPPED: readonly ReferralState[] = ['notReached', 'cancelled', 'expired'];
/** In the order of a referral's way. */
const STATES: readonly ReferralState[] = [
  'sending',
  'sent',
  'received',
  'contacted',
  'takingPart',
  'ended',
  'notReached',
  'cancelled',
  'expired',
];
/** Whole days up to the first contact that are told together: up to and with. */
const BANDS = [2, 7, 14, Infinity] as const;

export interface ReferralSums {
  states: { state: ReferralState; count: number }[];
  /** Of those that the receivers have had: the client was reached. */
  reached: Share;
  /** Of those that are over: not reached, cancelled or expired. */
  dropped: Share;
  /** Days from sending to the first contact: of how many it is known, the median, and how many in each band. */
  contact: { known: number; median: number | undefined; bands: { upTo: number; count: number }[] };
}

const DAY_MS = 86_400_000;

/**
 * Referrals of the follow-up list in sums, without anybody in them. Pure. A referral that is still on its way to its
 * receiver counts in no share: nobody could have reached the client.
 */
export function sumsOf(rows: readonly Row[]): ReferralSums {
  const count = (states: readonly ReferralState[]) => rows.filter(({ state }) => states.includes(state)).length;
  const days = rows
    .flatMap(({ sentAt, contactedAt }) =>
      sentAt === undefined || contactedAt === undefined
        ? []
        : [(Date.parse(contactedAt) - Date.parse(sentAt)) / DAY_MS],
    )
    .filter((one) => one >= 0)
    .toSorted((a, b) => a - b);
  const half = days.length / 2;
  const [low, high] = [days[Math.ceil(half) - 1], days[Math.floor(half)]];
  const [reached, dropped] = [count(REACHED), count(DROPPED)];
  return {
    states: STATES.map((state) => ({ state, count: count([state]) })).filter((one) => one.count > 0),
    reached: shareOf(reached, rows.length - count(['sending', 'draft', 'consented'])),
    dropped: shareOf(dropped, dropped + count(['ended'])),
    contact: {
      known: days.length,
      median: low === undefined || high === undefined ? undefined : (low + high) / 2,
      bands: BANDS.map((upTo, index) => ({
        upTo,
        count: days.filter((one) => Math.floor(one) <= upTo && Math.floor(one) > (BANDS[index - 1] ?? -1)).length,
      })),
    },
  };
}
