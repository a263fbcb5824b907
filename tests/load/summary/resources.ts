/** Henkilötunnus of the nth client: test numbers 900–999 of one birth date. */
export function identityCodeOf(client: number): string {
  const number = `140348${900 + client}`;
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(number) % 31] ?? '';
  return `${number.slice(0, 6)}-${number.slice(6)}${check}`;
}

/** Logical id of the nth client at a source: another one at each. */
export const patientIdOf = (source: number, client: number): string => `s${source}-c${client}`;

/** The nth client's Patient as a source has it. */
export const patientOf = (source: number, client: number) => ({
  resourceType: 'Patient',
  id: patientIdOf(source, client),
  identifier: [{ system: 'urn:oid:1.2.246.21', value: identityCodeOf(client) }],
  name: [{ family: 'Mittari', given: ['Maija'] }],
  birthDate: '1948-03-14',
});

const WHEN = '2026-11-20T09:00:00+02:00';

/** What a type cannot be shown without, beyond what all have. */
const ownOf = (type: string, words: string): object => {
  switch (type) {
    case 'Observation':
      return {
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }], text: 'Paino' },
        effectiveDateTime: WHEN,
        valueQuantity: { value: 71.6, unit: 'kg' },
      };
    case 'MedicationRequest':
    case 'MedicationStatement':
      return { medicationCodeableConcept: { text: words }, dosageInstruction: [{ text: '1 × 1' }] };
    case 'Encounter':
    case 'EpisodeOfCare':
      return { type: [{ text: words }], period: { start: WHEN } };
    case 'Appointment':
      return { status: 'booked', description: words, start: WHEN };
    case 'Goal':
      return { description: { text: words } };
    case 'Communication':
      return { sent: WHEN, payload: [{ contentString: words }] };
    case 'QuestionnaireResponse':
      return { status: 'completed', questionnaire: 'https://example.fi/kysely', authored: WHEN };
    case 'DocumentReference':
      return { type: { text: words }, date: WHEN };
    case 'Composition':
    case 'CarePlan':
      return { title: words, date: WHEN };
    case 'Consent':
      return { category: [{ text: words }] };
    case 'RelatedPerson':
      return { name: [{ text: words }], relationship: [{ text: 'lähiomainen' }] };
    case 'CareTeam':
      return { name: words };
    default:
      return {};
  }
};

/** Two resources of whatever type is asked for, about the client: words differ from source to source, so none is the same. */
export function resourcesOf(type: string, patient: string): object[] {
  const me = { reference: `Patient/${patient}` };
  return [1, 2].map((number) => {
    const words = `${type} ${number} ${patient}`;
    return {
      resourceType: type,
      id: `${patient}-${number}`,
      meta: { lastUpdated: WHEN },
      status: 'active',
      subject: me,
      patient: me,
      for: me,
      ...(type === 'Appointment' ? { participant: [{ actor: me }] } : {}),
      code: { text: words },
      ...ownOf(type, words),
    };
  });
}
