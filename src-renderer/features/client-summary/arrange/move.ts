import type { Arrangement, SectionId } from '#shared/client-summary.js';

/** A section taken to another place in the order; all others keep theirs. Out of bounds = to the end that is nearer. */
export function moved(order: readonly SectionId[], section: SectionId, to: number): SectionId[] {
  const others = order.filter((one) => one !== section);
  if (others.length === order.length) return [...order];
  const at = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, at), section, ...others.slice(at)];
}

/** Folds a section away, or takes it back. */
export const toggled = ({ order, hidden }: Arrangement, section: SectionId): Arrangement => ({
  order,
  hidden: hidden.includes(section) ? hidden.filter((one) => one !== section) : [...hidden, section],
});
