import type { Clock } from '#shared/clock.js';

/** What is left in a bucket, and when that was so (epoch milliseconds). */
export interface Bucket {
  tokens: number;
  at: number;
}
export interface Rate {
  perSecond: number;
  burst: number;
}

/** Takes one token. A clock that went backwards gives none. */
export function take(bucket: Bucket, { perSecond, burst }: Rate, now: number): { ok: boolean; bucket: Bucket } {
  const gained = (Math.max(0, now - bucket.at) / 1000) * perSecond;
  const tokens = Math.min(burst, bucket.tokens + gained);
  return tokens < 1
    ? { ok: false, bucket: { tokens, at: now } }
    : { ok: true, bucket: { tokens: tokens - 1, at: now } };
}

/** A limit of requests for each caller. Only callers that are known may be asked about: the book never forgets one. */
export function createRateLimit(rate: Rate, clock: Clock): (caller: string) => boolean {
  const buckets = new Map<string, Bucket>();
  return (caller) => {
    const now = clock.now();
    const { ok, bucket } = take(buckets.get(caller) ?? { tokens: rate.burst, at: now }, rate, now);
    buckets.set(caller, bucket);
    return ok;
  };
}
