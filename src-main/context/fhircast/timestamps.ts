const FORM = /^(\d{4})-(\d\d)-(\d\d)T0?(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads an ISO 8601 time. Without a zone it is UTC, as FHIRcast means it (§2.5); the extra zero of an hour that the
 * standard's own examples have is forgiven.
 * @returns epoch milliseconds, undefined when it is no time
 */
export function parseTimestamp(text: string): number | undefined {
  const match = FORM.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = match;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
