import type { BindingView, Delivery } from '../binding.js';
import { type Items, type Person, toItems } from './items.js';
import type { Participant, Seat } from './seats.js';
import type { Transactions } from './transactions.js';

/** Coupon before the first context of a session (HL7 CCOW, GetMostRecentContextCoupon). */
const NO_CONTEXT = '0';

/**
 * Which contexts may be read by which coupon: the one that the tool was told of, one that it is asked about, and its own
 * change. A tool that was left behind is told of no other client, but that there is no client is for everybody.
 */
export function createContexts(parts: { view: BindingView; transactions: Transactions; person: () => Person }) {
  const pending = new Map<string, Delivery>();

  function now({ participant }: Seat): Delivery | undefined {
    const current = parts.view.current();
    const told = participant?.told;
    if (current?.change.client === null) return current;
    return told?.change.id === current?.change.id ? current : told;
  }
  const couponNow = (seat: Seat) => {
    const delivery = now(seat);
    return delivery === undefined ? NO_CONTEXT : seat.coupons.of(delivery.change.id);
  };
  const itemsOf = (seat: Seat, delivery: Delivery | undefined) => toItems(seat.profile, delivery, parts.person());

  return {
    couponNow,
    told(participant: Participant, delivery: Delivery) {
      if (participant.told?.change.id !== delivery.change.id) participant.before = participant.told;
      participant.told = delivery;
    },
    asked: (delivery: Delivery) => void pending.set(delivery.change.id, delivery),
    over: (change: string) => void pending.delete(change),
    clear: () => pending.clear(),
    /** @returns the items of a context with those that it is to be compared with; undefined = no such coupon */
    read(seat: Seat, coupon: string): { items: Items; before: Items } | undefined {
      const shown = now(seat);
      if (coupon === couponNow(seat))
        return { items: itemsOf(seat, shown), before: itemsOf(seat, seat.participant?.before) };
      const own = parts.transactions.current();
      if (own?.coupon === coupon && own.owner === seat.tool.id) {
        const items = itemsOf(seat, shown);
        const changed = new Map(items);
        for (const [name, value] of own.items) {
          const known = [...items.keys()].find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
          if (value === null) changed.delete(known);
          else changed.set(known, value);
        }
        return { items: changed, before: items };
      }
      const delivery = pending.get(seat.coupons.changeOf(coupon) ?? '');
      return delivery === undefined ? undefined : { items: itemsOf(seat, delivery), before: itemsOf(seat, shown) };
    },
  };
}
export type Contexts = ReturnType<typeof createContexts>;
