import { ageOn, finnishDay, formatDate, upperName } from './format.js';
import type { Patient } from './schemas.js';

/** System of the henkilötunnus (HL7 Finland base profiles). */
export const HETU_SYSTEM = 'urn:oid:1.2.246.21';

/** Who the client is, as the yellow strip shows it. */
export interface Card {
  id: string;
  name: string;
  identityCode: string;
  /** "N 78 v", or † and the date for one who has died. */
  summary: string;
  municipality: string;
}

const SEX: Record<string, string> = { female: 'N', male: 'M' };

export const identityCodeOf = (patient: Patient): string =>
  patient.identifier?.find((one) => one.system === HETU_SYSTEM)?.value ?? '';

export function toCard(patient: Patient, now: Date): Card {
  const age = ageOn(patient.birthDate, finnishDay(now));
  const died = patient.deceasedDateTime !== undefined || patient.deceasedBoolean === true;
  const born = patient.birthDate === undefined ? '' : `s. ${formatDate(patient.birthDate)}`;
  const years = age === undefined || died ? born : `${age} v`;
  const death = died ? `† ${formatDate(patient.deceasedDateTime)}` : '';
  // Non-disclosure (turvakielto): where the client lives is not shown.
  const secret = patient.meta?.security?.some((label) => label.code === 'R') === true;
  return {
    id: patient.id,
    name: upperName(patient),
    identityCode: identityCodeOf(patient),
    summary: [SEX[patient.gender ?? ''] ?? '', years, death].filter((part) => part !== '').join(' '),
    municipality: secret ? 'TURVAKIELTO' : (patient.address?.[0]?.city ?? ''),
  };
}

/** The Patient of an event's context: enough to recognise the client, nothing of where they live. */
export const toContextPatient = (patient: Patient): unknown => ({
  resourceType: 'Patient',
  id: patient.id,
  ...(patient.identifier === undefined ? {} : { identifier: patient.identifier }),
  ...(patient.name === undefined ? {} : { name: patient.name }),
  ...(patient.birthDate === undefined ? {} : { birthDate: patient.birthDate }),
});
