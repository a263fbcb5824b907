/** The events that this hub carries, as the catalogue spells them. Names are compared without regard to case (§2.3). */
export const SUPPORTED_EVENTS = [
  'Patient-open',
  'Patient-close',
  'Encounter-open',
  'Encounter-close',
  'UserLogout',
  'UserHibernate',
  'SyncError',
] as const;
export type EventName = (typeof SUPPORTED_EVENTS)[number];

const byLowerCase = new Map<string, EventName>(SUPPORTED_EVENTS.map((name) => [name.toLowerCase(), name]));

/** The catalogue's name for a name in any case; undefined when this hub does not carry it. */
export const toEventName = (name: string): EventName | undefined => byLowerCase.get(name.trim().toLowerCase());

/** Events that a subscription gets, each with the spelling that the subscriber used: some clients compare letter by letter. */
export type Wanted = ReadonlyMap<EventName, string>;

/**
 * Reads `hub.events`: a comma-separated set, spaces and repetitions allowed. `*`, which older clients send, means all.
 * Names that this hub does not carry are left out; the confirmation tells which were granted.
 */
export function parseWanted(text: string): Wanted {
  const wanted = new Map<EventName, string>();
  for (const part of text.split(',')) {
    const spelling = part.trim();
    const names = spelling === '*' ? SUPPORTED_EVENTS : [toEventName(spelling)];
    for (const name of names) {
      if (name !== undefined && !wanted.has(name)) wanted.set(name, spelling === '*' ? name : spelling);
    }
  }
  return wanted;
}

export const listOf = (wanted: Wanted): string => [...wanted.values()].join(',');
