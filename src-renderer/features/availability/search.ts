import type { Colleague, PresenceState } from '#shared/availability.js';

export interface Filters {
  query: string;
  /** Doctors and nurses only: whom a contact centre asks most. */
  careStaff: boolean;
  availableNow: boolean;
  onDuty: boolean;
  profession: Colleague['profession'] | '';
  unit: string;
  municipality: string;
  language: string;
  skill: string;
  /** Subjects of those in one of the professional's own groups; undefined = whoever. */
  people: readonly string[] | undefined;
}
export const NO_FILTERS: Filters = {
  query: '',
  careStaff: false,
  availableNow: false,
  onDuty: false,
  profession: '',
  unit: '',
  municipality: '',
  language: '',
  skill: '',
  people: undefined,
};

/** Who can be asked soonest stands first. */
const RANK: Record<PresenceState, number> = {
  available: 0,
  interruptible: 1,
  busy: 2,
  away: 3,
  offline: 4,
  unknown: 5,
};
export const rankOf = (state: PresenceState): number => RANK[state];

/**
 * Folds a text for comparing: no capitals, no accents, so that "hamalainen" finds Hämäläinen and "Östen" finds osten.
 */
export const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** By family name, as Finnish directories are; the directory gives whole names, and the last word is the family's. */
function inNameOrder(colleagues: readonly Colleague[]): Colleague[] {
  const collator = new Intl.Collator('fi');
  const keyed = colleagues.map((colleague) => ({ colleague, family: familyName(colleague.name) }));
  keyed.sort((a, b) => collator.compare(a.family, b.family) || collator.compare(a.colleague.name, b.colleague.name));
  return keyed.map(({ colleague }) => colleague);
}
export const familyName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? '';

/** A colleague ready for searching; made once a directory version, in the order of names. */
export interface Entry {
  colleague: Colleague;
  text: string;
}
export function toEntries(colleagues: readonly Colleague[]): Entry[] {
  return inNameOrder(colleagues).map((colleague) => {
    const { name, title, unit, municipality, skills, extension } = colleague;
    return { colleague, text: fold([name, title, unit, municipality, extension, ...skills].join(' \n')) };
  });
}

/** Every word must be found somewhere, in any order; a word may be a part of one. */
const matches = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));
const wordsOf = (query: string): string[] =>
  fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');

const isWanted = (entry: Entry, filters: Filters, words: readonly string[], state: PresenceState): boolean => {
  const { colleague } = entry;
  if (filters.careStaff && colleague.profession !== 'doctor' && colleague.profession !== 'nurse') return false;
  if (filters.availableNow && state !== 'available') return false;
  // One who has gone home is not on duty, whatever the roster's role says.
  if (filters.onDuty && (colleague.onDuty !== true || state === 'offline')) return false;
  if (filters.profession !== '' && colleague.profession !== filters.profession) return false;
  if (filters.unit !== '' && colleague.unit !== filters.unit) return false;
  if (filters.municipality !== '' && colleague.municipality !== filters.municipality) return false;
  if (filters.language !== '' && !colleague.languages.includes(filters.language)) return false;
  if (filters.skill !== '' && !colleague.skills.includes(filters.skill)) return false;
  if (filters.people?.includes(colleague.id) === false) return false;
  return matches(entry.text, words);
};

/** How somebody stands above all others: the open client's named worker, and the professional's own favourites. */
export type Pin = 'namedWorker' | 'favourite';
const PINS: readonly (Pin | undefined)[] = ['namedWorker', 'favourite', undefined];

/** A row of the list, with what its place comes from. */
export interface Hit {
  colleague: Colleague;
  sortedBy: PresenceState;
  pin: Pin | undefined;
}

/** What the order of the list hangs on. */
export interface Order {
  stateOf: (ordinal: number) => PresenceState;
  pinOf: (person: string) => Pin | undefined;
}

/** Those whom the filters want: pinned ones, then soonest askable first, names in order within each state. */
export function findColleagues(entries: readonly Entry[], filters: Filters, { stateOf, pinOf }: Order): Hit[] {
  const words = wordsOf(filters.query);
  const states = Object.keys(RANK).length;
  const groups: Hit[][] = Array.from({ length: PINS.length * states }, () => []);
  for (const { colleague, text } of entries) {
    const sortedBy = stateOf(colleague.ordinal);
    if (!isWanted({ colleague, text }, filters, words, sortedBy)) continue;
    const pin = pinOf(colleague.id);
    groups[PINS.indexOf(pin) * states + RANK[sortedBy]]?.push({ colleague, sortedBy, pin });
  }
  return groups.flat();
}

/** How many rows would stand elsewhere if the list were sorted now. */
export const movedRows = (hits: readonly Hit[], { stateOf, pinOf }: Order): number =>
  hits.filter(({ colleague, sortedBy, pin }) => stateOf(colleague.ordinal) !== sortedBy || pinOf(colleague.id) !== pin)
    .length;

/** The choices of a filter: what the directory holds, in order of the language. */
export function choicesOf(
  colleagues: readonly Colleague[],
  pick: (colleague: Colleague) => readonly string[],
): string[] {
  return [...new Set(colleagues.flatMap(pick))].toSorted(new Intl.Collator('fi').compare);
}
