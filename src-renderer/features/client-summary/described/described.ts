import type { Register, SectionData, SectionId } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import { keyOf } from '../order.js';

/** What an entry says, in words of the interface: for the timeline, the search, and text that is copied or printed. */
export interface Described {
  /** Unique within the summary. */
  key: string;
  /** The row of a section where it stands: that of its entry. */
  entry: string;
  section: SectionId;
  register: Register;
  source: string;
  alsoIn: readonly string[];
  title: string;
  /** Details in reading order. */
  facts: readonly string[];
  /** When it happened or was recorded, ISO 8601 as recorded; absent where nothing tells. */
  at: string | undefined;
  /** From the client: their own measurement, message or assessment. */
  own: boolean;
  /** Something was left out because of turvakielto. */
  masked: boolean;
  /** One value of a series: which of them. */
  part: string | undefined;
}

/** The interface's words, and how it writes. */
export interface Words {
  t: (key: string, values?: Record<string, string | number>) => string;
  language: Language;
  /** Names a series of measurements. */
  seriesTitle: (series: { code: string; title: string }) => string;
}

export type Entries<Id extends SectionId> = Extract<SectionData, { id: Id }>['entries'];
export type Entry<Id extends SectionId> = Entries<Id>[number];

/** Details without those that are not known. */
export const known = (...facts: readonly (string | undefined)[]): string[] =>
  facts.filter((one): one is string => one !== undefined && one !== '');

/** What all entries say alike, and what this kind says of itself. */
export function describedAs(
  section: SectionId,
  entry: SectionData['entries'][number],
  said: { title: string; facts: readonly string[]; at: string | undefined; own?: boolean; part?: string },
): Described {
  const { register, source, alsoIn = [], masked = false } = entry;
  const key = keyOf(entry);
  const { title, facts, at, own = false, part } = said;
  return {
    key: `${section}:${key}${part === undefined ? '' : `#${part}`}`,
    entry: key,
    section,
    register,
    source,
    alsoIn,
    title,
    facts,
    at,
    own,
    masked,
    part,
  };
}
