/** Day of "1.12.2026", "2026-12-01" and either with a time after it; undefined for what is no day. */
export function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : finnish ? finnish.slice(1).toReversed() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written ? undefined : written;
}

/** Times of "13.00", "klo 13–14.30", "2026-12-01T13:00": the first, and the second where a span is told. */
export function timesOf(text: string): string[] {
  const bare = text.replace(/^\d{4}-\d{2}-\d{2}[T ]?/, '').replace(/^\d{1,2}\.\d{1,2}\.\d{4}/, '');
  return [...bare.matchAll(/(?<!\d)([01]?\d|2[0-3])(?:[.:]([0-5]\d))?(?!\d)/g)]
    .slice(0, 2)
    .map(([, hour = '0', minute = '00']) => `${hour.padStart(2, '0')}:${minute}`);
}
