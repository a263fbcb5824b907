import * as z from 'zod';
import { type Register, type SectionId, sectionIdSchema } from '#shared/client-summary.js';
import { registerOf, wordsOf } from './concepts.js';
import { coding, concept, list, part, period, reference, resourceBase, text, time } from './fhir-types.js';

/** Code system of our own for the sections of the summary, in consents that the workbench writes. */
export const SECTION_SYSTEM = 'urn:tyopoyta:client-summary-section';

const provisionFields = {
  type: text,
  period: part(period),
  dataPeriod: part(period),
  class: list(coding),
  code: list(concept),
  data: list(z.object({ reference: part(reference) })),
};
const provisionSchema = z.object({ ...provisionFields, provision: list(z.unknown()) });
type Provision = z.infer<typeof provisionSchema>;
/** Deeper than anybody nests; a bound for what a broken source may send. */
const DEEPEST = 20;

/** Provisions inside a provision, however deep they stand. */
const insideOf = ({ provision }: Provision, depth = 0): Provision[] =>
  depth >= DEEPEST
    ? []
    : provision.flatMap((one) => {
        const { data } = provisionSchema.safeParse(one);
        return data === undefined ? [] : [data, ...insideOf(data, depth + 1)];
      });

export const consentTermsSchema = z.object({
  resourceType: z.literal('Consent'),
  ...resourceBase,
  status: text,
  scope: part(concept),
  category: list(concept),
  patient: part(reference),
  dateTime: time,
  policyRule: part(concept),
  provision: part(provisionSchema),
});
export type ConsentTerms = z.infer<typeof consentTermsSchema>;

/** What of a register's data a provision is about. A list that is absent sets no limit. */
export interface Scope {
  register: Register;
  sections?: readonly SectionId[];
  types?: readonly string[];
  /** Codes (`system|code`) of the data themselves. */
  codes?: readonly string[];
  /** References of single entries. */
  entries?: readonly string[];
  /** When the provision is in force, and of which time the data are: days YYYY-MM-DD. */
  inForce: Span;
  dataPeriod: Span;
}
interface Span {
  from?: string;
  until?: string;
}

/** FHIR types that a section is made of: a consent's `class` may name them. */
const TYPES: Record<SectionId, readonly string[]> = {
  flags: ['Flag'],
  allergies: ['AllergyIntolerance'],
  conditions: ['Condition'],
  medication: ['MedicationRequest', 'MedicationStatement'],
  measurements: ['Observation'],
  outcomes: ['Observation', 'QuestionnaireResponse'],
  contacts: ['Encounter', 'Appointment'],
  careAccess: ['ServiceRequest', 'Appointment'],
  social: ['EpisodeOfCare', 'ServiceRequest', 'DocumentReference'],
  plans: ['CarePlan', 'Goal', 'CareTeam'],
  selfCare: ['QuestionnaireResponse', 'CarePlan'],
  messages: ['Communication'],
  consents: ['Consent'],
  documents: ['DocumentReference', 'DiagnosticReport', 'Composition'],
  family: ['RelatedPerson'],
  other: [],
};
/** Sections that hold nothing but the given types, or those named by our own code. Undefined = no limit. Pure. */
export function sectionsOf({ sections, types, codes, entries }: Scope): readonly SectionId[] | undefined {
  if (sections !== undefined) return sections;
  // A permission for single entries or codes opens no whole section.
  if (entries !== undefined || codes !== undefined) return [];
  if (types === undefined) return undefined;
  return sectionIdSchema.options.filter(
    (id) => TYPES[id].length > 0 && TYPES[id].every((type) => types.includes(type)),
  );
}

/** FHIR's partial dates: 2024 begins on its first day and ends on its last. Pure. */
export const firstDay = (time: string): string => `${time.slice(0, 10)}${'-01-01'.slice(time.slice(0, 10).length - 4)}`;
export const lastDay = (time: string): string => `${time.slice(0, 10)}${'-12-31'.slice(time.slice(0, 10).length - 4)}`;

const spanOf = ({ start, end }: { start?: string | undefined; end?: string | undefined } = {}): Span => ({
  ...(start === undefined ? {} : { from: firstDay(start) }),
  ...(end === undefined ? {} : { until: lastDay(end) }),
});

function scopeOf(provision: Provision, register: Register): Scope {
  const codes = provision.code.flatMap(({ coding }) => coding);
  const ours = codes.filter(({ system }) => system === SECTION_SYSTEM).map(({ code }) => code);
  const sections = ours.flatMap((code) => sectionIdSchema.safeParse(code).data ?? []);
  const others = codes.flatMap(({ system, code }) =>
    system === SECTION_SYSTEM || code === undefined ? [] : [`${system ?? ''}|${code}`],
  );
  // A code in words only limits as well: to data that have the very words.
  const words = provision.code.flatMap((one) => (one.coding.length === 0 ? `|${wordsOf(one) ?? ''}` : []));
  const types = provision.class.flatMap(({ code }) => code ?? []);
  const entries = provision.data.flatMap(({ reference }) => reference?.reference ?? []);
  return {
    register,
    ...(ours.length > 0 ? { sections } : {}),
    ...(types.length > 0 ? { types } : {}),
    ...(others.length + words.length > 0 ? { codes: [...others, ...words] } : {}),
    ...(entries.length > 0 ? { entries } : {}),
    inForce: spanOf(provision.period),
    dataPeriod: spanOf(provision.dataPeriod),
  };
}

const said = ({ scope, policyRule, category }: ConsentTerms): string =>
  [wordsOf(scope), wordsOf(policyRule), ...category.map(wordsOf)].join(' ');
/** Its words are those of a denial. Pure. */
export const saysNo = (consent: ConsentTerms): boolean => /kielto|kiellet|förbud|denial|opt-?out/i.test(said(consent));
const codesOf = ({ category }: ConsentTerms): string[] =>
  category.flatMap((one) => one.coding.flatMap(({ code }) => code ?? []));

/** Luovutuslupa: by the code of information disclosure (v3-ActCode IDSCL), or by its words. Pure. */
export const isDisclosure = (consent: ConsentTerms): boolean =>
  codesOf(consent).includes('IDSCL') || /luovutuslu|tillstånd till utlämnande|disclosure/i.test(said(consent));

/** Every denial within a consent: the whole of it, or provisions inside a permission. Inactive ones say nothing. Pure. */
export function denialsOf(consent: ConsentTerms, source: Register): Scope[] {
  if (consent.status !== 'active') return [];
  const register = registerOf(consent.meta) ?? source;
  const root = consent.provision;
  const no = saysNo(consent);
  if (root === undefined) return no ? [{ register, inForce: {}, dataPeriod: {} }] : [];
  const limits = [root, ...insideOf(root)].filter((one, index) => one.type === 'deny' || (index === 0 && no));
  return limits.map((one) => {
    const scope = scopeOf(one, register);
    // A provision inside another holds no longer than the one around it.
    return { ...scope, inForce: { ...spanOf(root.period), ...scope.inForce } };
  });
}

/** What a luovutuslupa permits; undefined for every other consent. Pure. */
export function permissionOf(consent: ConsentTerms, source: Register): Scope | undefined {
  const { provision, status } = consent;
  if (status !== 'active' || !isDisclosure(consent)) return undefined;
  if (provision?.type === 'deny' || saysNo(consent)) return undefined;
  const register = registerOf(consent.meta) ?? source;
  if (provision === undefined) return { register, inForce: {}, dataPeriod: {} };
  const own = scopeOf(provision, register);
  const items = insideOf(provision)
    .filter(({ type }) => type === 'permit')
    .map((one) => scopeOf(one, register));
  const itemised = items.map(sectionsOf);
  // Items inside narrow the permission to themselves.
  return itemised.length === 0 || itemised.includes(undefined) || own.sections !== undefined
    ? own
    : { ...own, sections: [...new Set(itemised.flatMap((one) => one ?? []))] };
}
