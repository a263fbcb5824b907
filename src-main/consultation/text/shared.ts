import type { SectionData, Summary } from '#shared/client-summary.js';

type Entries<Id extends SectionData['id']> = Extract<SectionData, { id: Id }>['entries'];

/** Sections that a hand-over text is made of. */
export interface Shared {
  flags: Entries<'flags'>;
  allergies: Entries<'allergies'>;
  conditions: Entries<'conditions'>;
  medication: Entries<'medication'>;
  measurements: Entries<'measurements'>;
  contacts: Entries<'contacts'>;
  social: Entries<'social'>;
}

const passable = <T extends { protected?: true | undefined }>(entries: readonly T[]): T[] =>
  entries.filter((one) => one.protected !== true);

/** Entries that may be passed on: those of the sections above that are not specially protected. Pure. */
export function sharedOf(sections: Summary['sections']): Shared {
  const shared: Shared = {
    flags: [],
    allergies: [],
    conditions: [],
    medication: [],
    measurements: [],
    contacts: [],
    social: [],
  };
  for (const { data } of sections) {
    if (data.id === 'flags') shared.flags = passable(data.entries);
    if (data.id === 'allergies') shared.allergies = passable(data.entries);
    if (data.id === 'conditions') shared.conditions = passable(data.entries);
    if (data.id === 'medication') shared.medication = passable(data.entries);
    if (data.id === 'measurements') shared.measurements = passable(data.entries);
    if (data.id === 'contacts') shared.contacts = passable(data.entries);
    if (data.id === 'social') shared.social = passable(data.entries);
  }
  return shared;
}
