const KEPT_MINUTES = 30 * 24 * 60;

/** The minute at which each person was last seen: the latest only, and none that is older than 30 days. */
export function createLastSeen(now: () => number, known: Iterable<readonly [string, number]> = []) {
  const minutes = new Map(known);
  const holds = (minute: number) => minute > now() / 60_000 - KEPT_MINUTES;
  return {
    /** Whether it is news. */
    put(person: string, minute: number): boolean {
      if (minute <= (minutes.get(person) ?? 0) || !holds(minute)) return false;
      minutes.set(person, minute);
      return true;
    },
    /** Those that hold; who had been seen before that is forgotten. */
    all(): ReadonlyMap<string, number> {
      for (const [person, minute] of minutes) if (!holds(minute)) minutes.delete(person);
      return new Map(minutes);
    },
  };
}
