import { describe, expect, it } from 'vitest';
import { barePatient, wantedBy, withClient } from './prefetch.js';

describe('prefetch template', () => {
  it.each([
    ['Patient/{{context.patientId}}', { kind: 'patient' }],
    [
      'Observation?patient={{context.patientId}}&code=http://loinc.org|6301-6&_sort=-date&_count=1',
      {
        kind: 'search',
        type: 'Observation',
        about: 'patient',
        params: [
          ['code', 'http://loinc.org|6301-6'],
          ['_sort', '-date'],
        ],
        most: 1,
      },
    ],
    [
      'Condition?subject=Patient/{{ context.patientId }}&_include=Condition:encounter',
      { kind: 'search', type: 'Condition', about: 'subject', params: [], most: 250 },
    ],
  ])('is read: %s', (template, wanted) => expect(wantedBy(template)).toEqual(wanted));

  it.each([
    'Patient/other',
    'Patient?identifier={{context.patientId}}',
    'Observation?code=x',
    'Observation?patient=km-1&patient={{context.patientId}}',
    'Observation?patient={{context.patientId}}&performer={{context.userId}}',
    'Observation?patient={{context.patientId}}&_has:Group:member:_id=1',
    'Patient/{{context.patientId}}/$everything',
    'https://elsewhere.example/Patient/{{context.patientId}}',
    '',
  ])('is left unfilled: %s', (template) => expect(wantedBy(template)).toBeUndefined());

  it('tells of the client what decides of care, and not who they are', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'km-1',
      birthDate: '1948-03-14',
      gender: 'female',
      name: [{ family: 'Saarikoski' }],
      identifier: [{ value: '140348-928S' }],
      address: [{ city: 'Kotka' }],
      telecom: [{ value: '040' }],
    };
    expect(barePatient(patient, 'km-1')).toEqual({
      resourceType: 'Patient',
      id: 'km-1',
      birthDate: '1948-03-14',
      gender: 'female',
    });
    expect(barePatient(patient, 'km-2')).toBeUndefined();
  });

  it("calls the client by the master's id in entries of another source", () => {
    const entry = { subject: { reference: 'Patient/k7' }, note: [{ text: 'Patient/k7 sanoi' }] };
    expect(withClient(entry, 'k7', 'km-1')).toEqual({
      subject: { reference: 'Patient/km-1' },
      note: [{ text: 'Patient/k7 sanoi' }],
    });
  });
});
