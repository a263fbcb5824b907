/**
 * How much one person may do: a bucket of `most` that fills again at `perSecond`. A full bucket is forgotten, so that
 * only those who have just done something take memory.
 */
export function createAllowance({ most, perSecond, now }: { most: number; perSecond: number; now: () => number }) {
  const buckets = new Map<string, { left: number; at: number }>();
  const filled = ({ left, at }: { left: number; at: number }, time: number) =>
    Math.min(most, left + ((time - at) / 1000) * perSecond);
  return {
    /** Whether there is one more; takes it. */
    take(person: string): boolean {
      const time = now();
      const bucket = buckets.get(person);
      const left = bucket === undefined ? most : filled(bucket, time);
      if (left < 1) return false;
      buckets.set(person, { left: left - 1, at: time });
      return true;
    },
    forgetFull(): void {
      const time = now();
      for (const [person, bucket] of buckets) if (filled(bucket, time) >= most) buckets.delete(person);
    },
  };
}
