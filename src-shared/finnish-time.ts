const helsinki = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What Finland's clocks show at a moment: the day (YYYY-MM-DD) and the time (HH:MM). */
export function helsinkiClock(moment: number): { day: string; time: string } {
  const parts = Object.fromEntries(helsinki.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
}

/**
 * The moment at which Finland's clocks show this day (YYYY-MM-DD) and time (HH:MM). A time that is left out when summer
 * time begins becomes the same moment as it would have been in winter time; of one that comes twice, the later is taken.
 */
export function helsinkiMoment(day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // Twice: the first guess may fall on the other side of a change of the clocks.
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = helsinkiClock(guess);
    guess += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`);
  }
  return new Date(guess);
}

/** The day so many days after another, both YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days from one day to another, both YYYY-MM-DD; negative when the other comes before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
