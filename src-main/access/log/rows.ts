import { type AccessRow, accessRowSchema } from '#shared/access-log.js';

const asDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Which entries are asked for. Days are of Finland, YYYY-MM-DD, the last one included. */
export interface Wanted {
  professional?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  actions?: readonly AccessRow['action'][] | undefined;
  /** Entries of this client, also as the one that was left. */
  client?: string | undefined;
}

/**
 * The entry that a line holds, when it is one that is asked for. A line that cannot be read, or was written by a later
 * version in a way that is not known here, is none. Pure.
 */
export function rowOf(line: string, id: string, wanted: Wanted): AccessRow | undefined {
  // Most lines are somebody else's, and need not be read for that.
  const { professional, client } = wanted;
  if (professional !== undefined && !line.includes(JSON.stringify(professional))) return undefined;
  if (client !== undefined && !line.includes(JSON.stringify(client))) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const row = accessRowSchema.safeParse(typeof json === 'object' ? { ...json, id } : json).data;
  return row !== undefined && matches(row, wanted) ? row : undefined;
}

function matches(row: AccessRow, { professional, from, until, actions, client }: Wanted): boolean {
  if (professional !== undefined && row.professional !== professional) return false;
  if (client !== undefined && row.client !== client && row.from !== client) return false;
  if (actions !== undefined && !actions.includes(row.action)) return false;
  if (from === undefined && until === undefined) return true;
  const day = asDay.format(new Date(row.time));
  return (from === undefined || day >= from) && (until === undefined || day <= until);
}

/** Days by which a clock that was set back may have put an older time after a newer one. */
const LEEWAY_MS = 2 * 86_400_000;

/** Whether everything before this line is older than what is asked for. Pure. */
export function isBefore(line: string, from: string | undefined): boolean {
  if (from === undefined) return false;
  const time = /^\{"time":"([^"]{10,30})"/.exec(line)?.[1];
  return time !== undefined && Date.parse(time) + LEEWAY_MS < Date.parse(from);
}
