/** Bytes that nobody can guess, e.g. `randomBytes` of node:crypto. */
export type Random = (bytes: number) => Uint8Array;

/** How many contexts of the past are remembered. */
const KEPT = 64;

/** An unguessable whole number of so many bits, as decimal text; never 0, which CCOW keeps for "no context yet". */
export function mintCoupon(random: Random, bits: 31 | 48): string {
  const bytes = Buffer.from(random(6));
  const number = bits === 48 ? bytes.readUIntBE(0, 6) : bytes.readUInt32BE(0) >>> 1;
  return String(number === 0 ? 1 : number);
}

/** The coupons of one tool: each context that it is told of has its own, and one tool's coupons say nothing to another. */
export function createCoupons({ random, bits }: { random: Random; bits: 31 | 48 }) {
  const byChange = new Map<string, string>();
  const put = (change: string, coupon: string) => {
    byChange.delete(change);
    byChange.set(change, coupon);
    for (const oldest of byChange.keys()) {
      if (byChange.size <= KEPT) break;
      byChange.delete(oldest);
    }
    return coupon;
  };
  const mint = (): string => {
    for (;;) {
      const coupon = mintCoupon(random, bits);
      if (![...byChange.values()].includes(coupon)) return coupon;
    }
  };
  return {
    mint,
    /** The coupon of the context that this change makes. */
    of: (change: string): string => byChange.get(change) ?? put(change, mint()),
    /** A change that the tool itself began has the coupon of its transaction. */
    adopt: (change: string, coupon: string) => void put(change, coupon),
    has: (change: string): boolean => byChange.has(change),
    /** A new coupon for a context that the tool must read again. */
    renew: (change: string) => void put(change, mint()),
    changeOf: (coupon: string): string | undefined => [...byChange].find(([, one]) => one === coupon)?.[0],
    clear: () => byChange.clear(),
  };
}
export type Coupons = ReturnType<typeof createCoupons>;
