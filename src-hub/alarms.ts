/** Whom to look at again when: by the minute, since no word ends finer than that. */
export function createAlarms() {
  const minutes = new Map<number, Set<string>>();
  return {
    /** @param at ms since the epoch */
    set(id: string, at: number): void {
      const minute = Math.ceil(at / 60_000);
      const group = minutes.get(minute) ?? new Set();
      minutes.set(minute, group.add(id));
    },
    /** Those whose time has come; each time once. */
    due(now: number): string[] {
      const come = [...minutes].filter(([minute]) => minute * 60_000 <= now);
      for (const [minute] of come) minutes.delete(minute);
      return come.flatMap(([, ids]) => [...ids]);
    },
  };
}
