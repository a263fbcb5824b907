const asDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Finland, `2026-11-23`, at a time in milliseconds since the epoch. */
export const dayOf = (at: number): string => asDay.format(at);

/** The first millisecond of the next day in Finland. A day may last 23 or 25 hours. */
export function midnightAfter(at: number): number {
  const today = dayOf(at);
  let before = at;
  let after = at + 26 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) === today) before = middle;
    else after = middle;
  }
  return after;
}
