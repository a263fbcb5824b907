/** A token bucket: what is left of the burst, and when it was looked at. */
export interface Bucket {
  left: number;
  at: number;
}
export interface Rate {
  perSecond: number;
  burst: number;
}

/** Takes one out of a bucket that fills steadily. @param now milliseconds; going backwards fills nothing */
export function take(
  bucket: Bucket | undefined,
  { perSecond, burst }: Rate,
  now: number,
): { ok: boolean; bucket: Bucket } {
  const passed = bucket === undefined ? 0 : Math.max(0, now - bucket.at);
  const left = bucket === undefined ? burst : Math.min(burst, bucket.left + (passed * perSecond) / 1000);
  const at = bucket === undefined ? now : Math.max(bucket.at, now);
  return left < 1 ? { ok: false, bucket: { left, at } } : { ok: true, bucket: { left: left - 1, at } };
}

/** Buckets by key. Full ones are forgotten, so that there are never more than callers at work. */
export function createThrottle(rate: Rate, now: () => number) {
  const buckets = new Map<string, Bucket>();
  return {
    /** @returns false when this key has used up its share for now */
    allows(key: string): boolean {
      if (buckets.size > 1000) buckets.clear();
      const { ok, bucket } = take(buckets.get(key), rate, now());
      buckets.set(key, bucket);
      return ok;
    },
  };
}
