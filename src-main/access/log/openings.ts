import type { AccessEntry } from '#shared/access-log.js';

/** When somebody opened a client: the latest three times, the newest first. An opening that did not come to be is taken back. */
type Times = readonly string[];

/** What is known of openings: of each professional and client when, and whom each professional has open. */
export interface Openings {
  times: Map<string, Times>;
  open: Map<string, string | null>;
}
export const noOpenings = (): Openings => ({ times: new Map(), open: new Map() });

const KEPT = 3;
const pair = (professional: string, client: string) => `${professional}\n${client}`;

/** Takes an entry into account, in the order of the log. Everything of a client until another one, or none, is one opening. */
export function learn({ times, open }: Openings, entry: AccessEntry, time: string): void {
  const { action, professional, client } = entry;
  if (professional === null) return;
  if (action === 'clientClosed') {
    open.set(professional, null);
  } else if (client !== null && (action === 'clientOpened' || action === 'accessOpened')) {
    if (open.get(professional) === client) return;
    // Asked for the right to open somebody is not yet to have left the client before.
    open.set(professional, client);
    const key = pair(professional, client);
    times.set(key, [time, ...(times.get(key) ?? [])].slice(0, KEPT));
  } else if (client !== null && action === 'contextNotChanged') {
    if (open.get(professional) !== client || entry.from === client) return;
    open.set(professional, entry.from ?? null);
    const key = pair(professional, client);
    times.set(key, (times.get(key) ?? []).slice(1));
  }
}

/**
 * When the professional opened this client the last time before now: of a client who is open, the time before the present
 * opening. Undefined when never. Pure.
 */
export function lastBefore({ times, open }: Openings, professional: string, client: string): string | undefined {
  return (times.get(pair(professional, client)) ?? [])[open.get(professional) === client ? 1 : 0];
}
