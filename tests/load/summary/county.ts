/** Clients that every source knows. */
export const CLIENTS = 50;
const FAST_MS = 50;
const SLOW_MS = 3000;
/** Twelve sources, by the time of each answer in milliseconds; undefined = its port is dead. The first is the master. */
export const DELAYS_MS: readonly (number | undefined)[] = [
  ...Array.from({ length: 9 }, () => FAST_MS),
  SLOW_MS,
  SLOW_MS,
  undefined,
];
/** How a source must stand once everything fast has been read. */
export const standingOf = (source: number): 'ready' | 'slow' | 'failed' => {
  const delay = DELAYS_MS[source];
  return delay === undefined ? 'failed' : delay === FAST_MS ? 'ready' : 'slow';
};

/** Types that every source has. */
const COMMON =
  'Patient Flag AllergyIntolerance Encounter Appointment MedicationRequest MedicationStatement Condition Observation CarePlan Goal CareTeam Consent'.split(
    ' ',
  );
/** Types that few systems have: each source has a third of them. */
const RARE =
  'ServiceRequest EpisodeOfCare Communication QuestionnaireResponse DocumentReference DiagnosticReport Composition RelatedPerson Procedure Immunization RiskAssessment ClinicalImpression MedicationAdministration MedicationDispense FamilyMemberHistory DetectedIssue AdverseEvent DeviceUseStatement Device NutritionOrder ImagingStudy Task'.split(
    ' ',
  );
/** What a source says of itself in its CapabilityStatement. */
export const typesOf = (source: number): string[] => [
  ...COMMON,
  ...RARE.filter((_, index) => index % 3 === source % 3),
];
