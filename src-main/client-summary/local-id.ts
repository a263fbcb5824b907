import type { ClientReference } from '#shared/context.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';
import { patientSchema } from './fhir-schemas.js';

/** System of the henkilötunnus (HL7 Finland base profiles). */
export const HENKILOTUNNUS = 'urn:oid:1.2.246.21';

/**
 * The client's logical id at a source. A reference is true only at the server that gave it: elsewhere the same id may
 * be somebody else, so another server is asked by henkilötunnus (POST, never in a URL). Without one it cannot be asked.
 */
export async function localId(
  reader: SourceReader,
  home: SourceReader,
  reference: ClientReference,
  identityCode: string | undefined,
  signal: AbortSignal,
): Promise<Answer<string | undefined>> {
  const id = reference.slice('Patient/'.length);
  if (reader.source.baseUrl === home.source.baseUrl) return { kind: 'ok', value: id };
  const failed = (detail: string): Answer<undefined> => ({
    kind: 'failed',
    failure: { kind: 'invalidAnswer', source: reader.source.name, detail },
  });
  if (identityCode === undefined) return failed('no identity code to ask by');
  const answer = await reader.post(
    'Patient',
    new URLSearchParams({ identifier: `${HENKILOTUNNUS}|${identityCode}` }),
    signal,
  );
  if (answer.kind !== 'ok') return answer;
  const found = answer.value.matches.flatMap((one) => {
    const patient = patientSchema.safeParse(one);
    const same = patient.data?.identifier.some((one) => one.system === HENKILOTUNNUS && one.value === identityCode);
    return patient.success && same === true ? [patient.data.id] : [];
  });
  return found.length > 1 ? failed('more than one client has the identity code') : { kind: 'ok', value: found[0] };
}
