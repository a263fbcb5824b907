import type * as z from 'zod';
import type { SectionData } from '#shared/client-summary.js';
import type { medicationEntrySchema } from '#shared/summary-entries.js';
import { extensionNamed, firstWords, wordsOf } from '../concepts.js';
import {
  type Medication,
  medicationRequestSchema,
  medicationSchema,
  medicationStatementSchema,
} from '../fhir-schemas.js';
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
  own: { dosage: string | undefined; started: string | undefined; selfReported: boolean },
): { entry: MedicationEntry } {
  const medication = medicationOf(use, included);
  return {
    entry: {
      ...base,
      title: titleOf(use, medication),
      active: !ENDED.includes(use.status ?? ''),
      selfReported: own.selfReported,
      ...present({
        strength: strengthWords(use.extension) ?? strengthWords(medication?.extension ?? [], medication?.ingredient),
        dosage: own.dosage,
        reason: firstWords(use.reasonCode) ?? extensionNamed(use.extension, '/usage')?.valueString,
        started: own.started,
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
    statuses: (use) => [use.status],
    map: (use, base) =>
      entryOf(use, base, reading.included, {
        dosage: dosageWords(use.dosageInstruction),
        started: use.authoredOn,
        selfReported: false,
      }),
  });

/** MedicationStatement → medicines in use; the client's own word when the client is the source of information. */
export const mapStatements = (reading: Reading, origin: Origin) =>
  readEach<Statement, MedicationEntry>(reading, origin, {
    type: 'MedicationStatement',
    schema: medicationStatementSchema,
    about: (use) => [use.subject],
    statuses: (use) => [use.status],
    map: (use, base) =>
      entryOf(use, base, reading.included, {
        dosage: dosageWords(use.dosage),
        started: use.effectivePeriod?.start ?? use.effectiveDateTime ?? use.dateAsserted,
        selfReported: patientIdOf(use.informationSource) !== undefined,
      }),
  });

const search = (type: string, map: typeof mapRequests): SectionSearch => ({
  section: 'medication',
  type,
  params: { _include: `${type}:medication` },
  map: (reading, origin) => {
    const { entries, skipped } = map(reading, origin);
    const data: SectionData = { id: 'medication', entries };
    return { data, skipped };
  },
});

export const medicationSearches: SectionSearch[] = [
  search('MedicationRequest', mapRequests),
  search('MedicationStatement', mapStatements),
];
