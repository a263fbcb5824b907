/** How a search parameter reads its elements (FHIR R4 §3.1.1.4). */
export interface Definition {
  kind: 'token' | 'reference' | 'date' | 'string';
  /** Dotted paths of the elements; any of them may hold the answer. */
  paths: string[];
  /** Resource types that a reference may point at; absent = any. */
  targets?: string[];
}

const token = (...paths: string[]): Definition => ({ kind: 'token', paths });
const text = (...paths: string[]): Definition => ({ kind: 'string', paths });
const date = (...paths: string[]): Definition => ({ kind: 'date', paths });
const to = (targets: string[], ...paths: string[]): Definition => ({ kind: 'reference', paths, targets });

const common: Record<string, Definition> = {
  _id: token('id'),
  _lastUpdated: date('meta.lastUpdated'),
  _tag: token('meta.tag'),
  _security: token('meta.security'),
  _profile: token('meta.profile'),
  identifier: token('identifier'),
};
const ofPatient = (element: string): Record<string, Definition> => ({
  [element]: to([], element),
  patient: to(['Patient'], element),
});
const practitioner = (path: string) => to(['Practitioner', 'PractitionerRole'], path);
const person = {
  name: text('name'),
  family: text('name.family'),
  given: text('name.given'),
  gender: token('gender'),
};
const medication = {
  ...ofPatient('subject'),
  code: token('medicationCodeableConcept'),
  medication: to(['Medication'], 'medicationReference'),
  status: token('status'),
};

const byType: Record<string, Record<string, Definition>> = {
  AllergyIntolerance: {
    ...ofPatient('patient'),
    code: token('code', 'reaction.substance'),
    date: date('recordedDate'),
    category: token('category'),
    criticality: token('criticality'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
  },
  Appointment: {
    patient: to(['Patient'], 'participant.actor'),
    actor: to([], 'participant.actor'),
    practitioner: practitioner('participant.actor'),
    location: to(['Location'], 'participant.actor'),
    date: date('start'),
    status: token('status'),
    'service-type': token('serviceType'),
    'appointment-type': token('appointmentType'),
  },
  CarePlan: {
    ...ofPatient('subject'),
    category: token('category'),
    status: token('status'),
    date: date('period'),
    'care-team': to(['CareTeam'], 'careTeam'),
    goal: to(['Goal'], 'goal'),
    condition: to(['Condition'], 'addresses'),
  },
  CareTeam: {
    ...ofPatient('subject'),
    category: token('category'),
    status: token('status'),
    date: date('period'),
    participant: to([], 'participant.member'),
  },
  Condition: {
    ...ofPatient('subject'),
    code: token('code'),
    category: token('category'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
    'onset-date': date('onsetDateTime', 'onsetPeriod'),
    'recorded-date': date('recordedDate'),
    encounter: to(['Encounter'], 'encounter'),
  },
  Consent: {
    ...ofPatient('patient'),
    category: token('category'),
    status: token('status'),
    date: date('dateTime'),
    scope: token('scope'),
  },
  Encounter: {
    ...ofPatient('subject'),
    class: token('class'),
    type: token('type'),
    status: token('status'),
    date: date('period'),
    practitioner: practitioner('participant.individual'),
    participant: to([], 'participant.individual'),
    'service-provider': to(['Organization'], 'serviceProvider'),
    appointment: to(['Appointment'], 'appointment'),
  },
  Flag: {
    ...ofPatient('subject'),
    category: token('category'),
    code: token('code'),
    status: token('status'),
    date: date('period'),
  },
  Goal: {
    ...ofPatient('subject'),
    category: token('category'),
    'lifecycle-status': token('lifecycleStatus'),
    'start-date': date('startDate'),
  },
  Immunization: {
    ...ofPatient('patient'),
    'vaccine-code': token('vaccineCode'),
    date: date('occurrenceDateTime'),
    status: token('status'),
  },
  Location: {
    name: text('name'),
    'address-city': text('address.city'),
    organization: to(['Organization'], 'managingOrganization'),
  },
  Medication: { code: token('code'), status: token('status') },
  MedicationAdministration: { ...medication, 'effective-time': date('effectiveDateTime', 'effectivePeriod') },
  MedicationRequest: {
    ...medication,
    intent: token('intent'),
    authoredon: date('authoredOn'),
    requester: to([], 'requester'),
  },
  MedicationStatement: {
    ...medication,
    effective: date('effectiveDateTime', 'effectivePeriod'),
    source: to([], 'informationSource'),
  },
  Observation: {
    ...ofPatient('subject'),
    code: token('code'),
    'component-code': token('component.code'),
    category: token('category'),
    status: token('status'),
    date: date('effectiveDateTime', 'effectivePeriod', 'effectiveInstant'),
    performer: to([], 'performer'),
    encounter: to(['Encounter'], 'encounter'),
  },
  Organization: { name: text('name', 'alias'), type: token('type'), partof: to(['Organization'], 'partOf') },
  Patient: {
    ...person,
    birthdate: date('birthDate'),
    'death-date': date('deceasedDateTime'),
    language: token('communication.language'),
    'address-city': text('address.city'),
    'general-practitioner': to([], 'generalPractitioner'),
    link: to(['Patient', 'RelatedPerson'], 'link.other'),
  },
  Practitioner: person,
  PractitionerRole: {
    practitioner: to(['Practitioner'], 'practitioner'),
    organization: to(['Organization'], 'organization'),
    role: token('code'),
    specialty: token('specialty'),
  },
  RelatedPerson: {
    ...person,
    birthdate: date('birthDate'),
    ...ofPatient('patient'),
    relationship: token('relationship'),
  },
};

/** Types whose own parameters are listed above: what this server promises in its CapabilityStatement. */
export const describedTypes: readonly string[] = Object.keys(byType);

/** Types without a list of their own are found by the elements most of them have. */
const fallback: Record<string, Definition> = {
  patient: to(['Patient'], 'patient', 'subject'),
  subject: to([], 'subject'),
  status: token('status'),
  code: token('code'),
};

/** Search parameters of a type by name. */
export const definitionsOf = (type: string): Record<string, Definition> => ({
  ...common,
  ...(byType[type] ?? fallback),
});
