import type * as z from 'zod';
import type { familyEntrySchema } from '#shared/summary-entries.js';
import { hasCode, wordsOf } from '../concepts.js';
import { type Patient, patientSchema } from '../fhir-schemas.js';
import { type RelatedPerson, relatedPersonSchema } from '../fhir-services.js';
import type { Concept } from '../fhir-types.js';
import {
  type EntryBase,
  type Mapped,
  type Origin,
  type Outcome,
  type Reading,
  type SectionSearch,
  patientIdOf,
  present,
  readEach,
} from './read.js';

type FamilyEntry = z.infer<typeof familyEntrySchema>;

const GUARDIAN = /huoltaj|edunvalvoj|vårdnadshavare|intressebevakare|guardian|custod/i;
const nameWords = (
  name: { text?: string | undefined; family?: string | undefined; given: string[] } | undefined,
): string | undefined => {
  const joined = [...(name?.given ?? []), name?.family].filter((one) => one !== undefined).join(' ');
  return name?.text ?? (joined === '' ? undefined : joined);
};
const phoneOf = (telecom: readonly { system?: string | undefined; value?: string | undefined }[]) =>
  telecom.find((one) => ['phone', 'sms'].includes(one.system ?? '') && one.value !== undefined)?.value;

/** Relationships in the source's words, each said once: "äiti, huoltaja". */
function roleOf(relationships: readonly Concept[]): { role: string; guardian: boolean } {
  const words = [...new Set(relationships.map(wordsOf).filter((one) => one !== undefined))];
  return {
    role: words.join(', '),
    // v3-RoleCode GUARD; v2-0131 has none of its own.
    guardian: words.some((one) => GUARDIAN.test(one)) || relationships.some((one) => hasCode(one, 'GUARD')),
  };
}

/** RelatedPerson → a near one as a role. Whose record it is elsewhere is not followed. */
export const mapRelated = (reading: Reading, origin: Origin) =>
  readEach<RelatedPerson, FamilyEntry>(reading, origin, {
    type: 'RelatedPerson',
    schema: relatedPersonSchema,
    about: (person) => [person.patient],
    recorded: (person) => person.period?.start,
    statuses: () => [],
    map(person, base): Outcome<FamilyEntry> {
      const name = nameWords(person.name[0]);
      const { role, guardian } = roleOf(person.relationship);
      if (name === undefined && role === '') return { missing: 'name' };
      const year = person.birthDate === undefined ? undefined : Number(person.birthDate.slice(0, 4));
      return {
        entry: {
          ...base,
          name: name ?? '',
          role,
          guardian,
          ...present({ birthYear: year, phone: phoneOf(person.telecom) }),
        },
      };
    },
  });

/** Patient → contact persons named in it, and other records that it is linked to as seen in words (`link.other`). */
export function mapOwnRecord(reading: Reading, origin: Origin): Mapped {
  const { entries, skipped } = readEach<Patient, FamilyEntry[]>(reading, origin, {
    type: 'Patient',
    schema: patientSchema,
    about: (patient) => [{ reference: `Patient/${patient.id}` }],
    statuses: () => [],
    map: (patient, base) => ({ entry: [...contactsOf(patient, base), ...linksOf(patient, base, origin)] }),
  });
  return { data: [{ id: 'family', entries: entries.flat() }], skipped };
}

/** What an entry made of the client's own record has of it: not the client's identifiers, which are nobody else's. */
const partOf = ({ source, register, updated, protected: shut }: EntryBase) => ({
  source,
  register,
  ...present({ updated, protected: shut }),
});

function contactsOf(patient: Patient, base: EntryBase): FamilyEntry[] {
  return patient.contact.flatMap((contact, index) => {
    const name = nameWords(contact.name) ?? contact.organization?.display;
    const { role, guardian } = roleOf(contact.relationship);
    if (name === undefined && role === '') return [];
    const id = `${base.id}#contact-${String(index)}`;
    return [{ ...partOf(base), id, name: name ?? '', role, guardian, ...present({ phone: phoneOf(contact.telecom) }) }];
  });
}

/** `seealso` to a RelatedPerson or another person; a link to the client's own other record (replaces, refer) is no relative. */
function linksOf(patient: Patient, base: EntryBase, origin: Origin): FamilyEntry[] {
  return patient.link.flatMap(({ other, type }, index) => {
    const name = other?.display;
    if (type !== 'seealso' || name === undefined || patientIdOf(other) === origin.patient) return [];
    return [{ ...partOf(base), id: `${base.id}#link-${String(index)}`, name, role: '', guardian: false }];
  });
}

export const familySearches: SectionSearch[] = [
  {
    sections: ['family'],
    type: 'RelatedPerson',
    params: {},
    optional: true,
    map: (reading, origin) => {
      const { entries, skipped } = mapRelated(reading, origin);
      return { data: [{ id: 'family', entries }], skipped };
    },
  },
  { sections: ['family'], type: 'Patient', params: {}, by: '_id', map: mapOwnRecord },
];
