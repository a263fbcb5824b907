import type { BindingView, Delivery } from '../binding.js';
import { type Items, type Person, toItems } from './items.js';
import type { Seat } from './seats.js';
import type { Transactions } from './transactions.js';

/** Coupon before the first context of a session (HL7 CCOW, GetMostRecentContextCoupon). */
const NO_CONTEXT = '0';

/** Which contexts may be read by which coupon: the present one, one that the tool is asked about, and its own change. */
export function createContexts(parts: { view: BindingView; transactions: Transactions; person: () => Person }) {
  let current: Delivery | undefined;
  let before: Delivery | undefined;
  const pending = new Map<string, Delivery>();

  function sync(): Delivery | undefined {
    const now = parts.view.current();
    if (now?.change.id !== current?.change.id) before = current;
    current = now;
    return now;
  }
  const couponNow = (seat: Seat) => {
    const now = sync();
    return now === undefined ? NO_CONTEXT : seat.coupons.of(now.change.id);
  };
  const itemsOf = (seat: Seat, delivery: Delivery | undefined) => toItems(seat.profile, delivery, parts.person());

  return {
    sync,
    couponNow,
    asked: (delivery: Delivery) => void pending.set(delivery.change.id, delivery),
    over: (change: string) => void pending.delete(change),
    clear() {
      current = undefined;
      before = undefined;
      pending.clear();
    },
    /** @returns the items of a context with those that it is to be compared with; undefined = no such coupon */
    read(seat: Seat, coupon: string): { items: Items; before: Items } | undefined {
      const now = sync();
      if (coupon === couponNow(seat)) return { items: itemsOf(seat, now), before: itemsOf(seat, before) };
      const own = parts.transactions.current();
      if (own?.coupon === coupon && own.owner === seat.tool.id) {
        const items = itemsOf(seat, now);
        const changed = new Map(items);
        for (const [name, value] of own.items) {
          const known = [...items.keys()].find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
          if (value === null) changed.delete(known);
          else changed.set(known, value);
        }
        return { items: changed, before: items };
      }
      const delivery = pending.get(seat.coupons.changeOf(coupon) ?? '');
      return delivery === undefined ? undefined : { items: itemsOf(seat, delivery), before: itemsOf(seat, now) };
    },
  };
}
export type Contexts = ReturnType<typeof createContexts>;
