import { createHash } from 'node:crypto';
import type { Identified } from '../types.js';

/** The signed-in professional, as tools may know of them. */
export interface SmartProfessional {
  /** Subject at the identity provider. */
  id: string;
  name: string;
  unit?: string | undefined;
}

const HENKILOTUNNUS = 'urn:oid:1.2.246.21';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/**
 * The client's Patient as launched tools get it: who the client is, and no more. The core has taken the municipality away
 * where there is a turvakielto; other addresses and telecom are never given. Pure.
 */
export function toPatient({ identity, identityCode }: Identified) {
  const { family, given, calledName, birthDate, deceased, gender, municipality, language, nonDisclosure } = identity;
  return {
    resourceType: 'Patient',
    id: identity.reference.slice('Patient/'.length),
    ...(nonDisclosure ? { meta: { security: [{ system: CONFIDENTIALITY, code: 'R' }] } } : {}),
    ...(identityCode === undefined ? {} : { identifier: [{ system: HENKILOTUNNUS, value: identityCode }] }),
    name: [
      { use: 'official', family, ...(given.length === 0 ? {} : { given }) },
      ...(calledName === undefined ? [] : [{ use: 'nickname', given: [calledName] }]),
    ],
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(gender === undefined ? {} : { gender }),
    ...(deceased === undefined ? {} : deceased === true ? { deceasedBoolean: true } : { deceasedDateTime: deceased }),
    ...(nonDisclosure || municipality === undefined ? {} : { address: [{ use: 'home', city: municipality }] }),
    ...(language === undefined
      ? {}
      : {
          communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] }, preferred: true }],
        }),
  };
}

/** Logical id of a professional's Practitioner: the subject where FHIR allows it as such, else a digest of it. */
export const practitionerId = (subject: string): string =>
  /^[A-Za-z0-9\-.]{1,64}$/.test(subject) ? subject : createHash('sha256').update(subject).digest('hex');

/** The professional's Practitioner, which `fhirUser` names. Pure. */
export const toPractitioner = ({ id, name }: SmartProfessional) => ({
  resourceType: 'Practitioner',
  id: practitionerId(id),
  active: true,
  name: [{ text: name }],
});

/** A FHIR OperationOutcome. @param code of the value set issue-type */
export const outcome = (code: 'login' | 'forbidden' | 'not-supported' | 'timeout' | 'exception') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code }],
});
