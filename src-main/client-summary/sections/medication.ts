import type * as z from 'zod';
import type { medicationEntrySchema } from '#shared/summary-entries.js';
import { extensionNamed, firstWords, wordsOf } from '../concepts.js';
import {
  type Medication,
  medicationRequestSchema,
  medicationSchema,
  medicationStatementSchema,
} from '../fhir-schemas.js';
import type { Concept } from '../fhir-types.js';
import { dosageWords, strengthWords } from './dosage.js';
import {
  type EntryBase,
  type Origin,
  type Reading,
  type SectionSearch,
  patientIdOf,
  present,
  readEach,
} from './read.js';

type MedicationEntry = z.infer<typeof medicationEntrySchema>;
type Request = z.infer<typeof medicationRequestSchema>;
type Statement = z.infer<typeof medicationStatementSchema>;

/** Ended for certain. Anything else counts as in use: leaving a medicine out is worse than showing it once too often. */
const ENDED = ['completed', 'stopped', 'cancelled', 'not-taken', 'draft'];

/** The Medication that a request points at: contained (`#id`), or brought along by `_include`. */
function medicationOf(use: Request | Statement, included: readonly unknown[]): Medication | undefined {
  const wanted = use.medicationReference?.reference;
  if (wanted === undefined) return undefined;
  if (wanted.startsWith('#')) return use.contained.find((one) => `#${one.id ?? ''}` === wanted);
  for (const one of included) {
    const parsed = medicationSchema.safeParse(one);
    if (parsed.success && parsed.data.id !== undefined && `/${wanted}`.endsWith(`/Medication/${parsed.data.id}`)) {
      return parsed.data;
    }
  }
  return undefined;
}

/** ATC: WHO's own system, Finland's code service, or its OID. */
const ATC = [
  /^https?:\/\/www\.whocc\.no\/atc$/,
  /^urn:oid:1\.2\.246\.537\.6\.32(\.|$)/,
  /^urn:oid:2\.16\.840\.1\.113883\.6\.73$/,
];

/** Code of the substance where it is recorded as ATC. */
const substanceOf = (medicine: Concept | undefined): string | undefined =>
  medicine?.coding.find((one) => ATC.some((system) => system.test(one.system ?? '')))?.code;

/** Trade name first where both are known: CARDACE (ramipriili). */
function titleOf(use: Request | Statement, medication: Medication | undefined): string {
  const trade = medication === undefined ? undefined : extensionNamed(medication.extension, '/drug')?.valueString;
  const substance =
    wordsOf(medication?.code) ?? wordsOf(use.medicationCodeableConcept) ?? use.medicationReference?.display;
  return trade !== undefined && substance !== undefined ? `${trade} (${substance})` : (trade ?? substance ?? '');
}

function entryOf(
  use: Request | Statement,
  base: EntryBase,
  included: readonly unknown[],
  own: Pick<MedicationEntry, 'selfReported'> & Partial<Record<'dosage' | 'started' | 'ended', string | undefined>>,
): { entry: MedicationEntry } {
  const medication = medicationOf(use, included);
  const active = !ENDED.includes(use.status ?? '');
  return {
    entry: {
      ...base,
      title: titleOf(use, medication),
      active,
      selfReported: own.selfReported,
      ...present({
        strength: strengthWords(use.extension) ?? strengthWords(medication?.extension ?? [], medication?.ingredient),
        dosage: own.dosage,
        reason: firstWords(use.reasonCode) ?? extensionNamed(use.extension, '/usage')?.valueString,
        started: own.started,
        ended: active ? undefined : own.ended,
        substance: substanceOf(medication?.code) ?? substanceOf(use.medicationCodeableConcept),
        prescriber: use.requester?.display,
        paused: use.status === 'on-hold' ? true : undefined,
      }),
    },
  };
}

/** MedicationRequest → medicines as prescribed. */
export const mapRequests = (reading: Reading, origin: Origin) =>
  readEach<Request, MedicationEntry>(reading, origin, {
    type: 'MedicationRequest',
    schema: medicationRequestSchema,
    about: (use) => [use.subject],
    recorded: (use) => use.authoredOn,
    statuses: (use) => [use.status],
    map: (use, base) =>
      entryOf(use, base, reading.included, {
        dosage: dosageWords(use.dosageInstruction),
        started: use.authoredOn,
        ended: use.dispenseRequest?.validityPeriod?.end,
        selfReported: false,
      }),
  });

/** MedicationStatement → medicines in use; the client's own word when the client is the source of information. */
export const mapStatements = (reading: Reading, origin: Origin) =>
  readEach<Statement, MedicationEntry>(reading, origin, {
    type: 'MedicationStatement',
    schema: medicationStatementSchema,
    about: (use) => [use.subject],
    recorded: (use) => use.dateAsserted ?? use.effectiveDateTime,
    statuses: (use) => [use.status],
    map: (use, base) =>
      entryOf(use, base, reading.included, {
        dosage: dosageWords(use.dosage),
        started: use.effectivePeriod?.start ?? use.effectiveDateTime ?? use.dateAsserted,
        ended: use.effectivePeriod?.end,
        selfReported: patientIdOf(use.informationSource) !== undefined,
      }),
  });

const search = (type: string, map: typeof mapRequests): SectionSearch => ({
  sections: ['medication'],
  type,
  params: { _include: `${type}:medication` },
  map: (reading, origin) => {
    const { entries, skipped } = map(reading, origin);
    return { data: [{ id: 'medication', entries }], skipped };
  },
});

export const medicationSearches: SectionSearch[] = [
  search('MedicationRequest', mapRequests),
  search('MedicationStatement', mapStatements),
];
