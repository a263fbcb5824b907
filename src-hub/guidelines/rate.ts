/**
 * Lets each person do something `most` times at once and then `perMinute` times a minute.
 * @param now milliseconds
 */
export function createRate({ most, perMinute, now }: { most: number; perMinute: number; now: () => number }) {
  const left = new Map<string, { count: number; at: number }>();
  const KEPT = 10_000;
  return (person: string): boolean => {
    const known = left.get(person) ?? { count: most, at: now() };
    const count = Math.min(most, known.count + ((now() - known.at) / 60_000) * perMinute);
    left.delete(person);
    left.set(person, { count: count >= 1 ? count - 1 : count, at: now() });
    const oldest = left.keys().next();
    if (left.size > KEPT && oldest.done !== true) left.delete(oldest.value);
    return count >= 1;
  };
}
