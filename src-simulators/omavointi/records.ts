import { toCard } from '../lib/records/card.js';
import { formatDate } from '../lib/records/format.js';
import type { Answer, FhirClient } from '../lib/records/fhir.js';
import { observationSchema, patientSchema } from '../lib/records/schemas.js';
import { seriesOf, type Series } from './series.js';

/** What the page shows of a client. */
export interface OwnData {
  client: { id: string; name: string; born: string };
  series: Series[];
}

/** Reads what a client has told of themself. @param id the pseudonymous key of the client in this service */
export async function readOwnData(fhir: FhirClient, id: string, now: Date): Promise<Answer<OwnData>> {
  const reference = `Patient/${id}`;
  const [patient, own] = await Promise.all([
    fhir.read('Patient', id, patientSchema),
    fhir.search(
      'Observation',
      [
        ['patient', reference],
        ['performer', reference],
        ['_count', '1000'],
      ],
      observationSchema,
    ),
  ]);
  if (!('found' in patient)) return patient;
  if (!('found' in own)) return own;
  const { name } = toCard(patient.found, now);
  return { found: { client: { id, name, born: formatDate(patient.found.birthDate) }, series: seriesOf(own.found) } };
}
