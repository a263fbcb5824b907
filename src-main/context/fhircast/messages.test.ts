import { expect, it } from 'vitest';
import { eventSchema, mayUse, parseEvents, patientOf, readStatus } from './messages.js';

it('reads an answer’s status whether number, text or missing', () => {
  expect([200, '200', undefined, '202', 409, '404', '500', 'what'].map((status) => readStatus(status))).toEqual([
    'shown',
    'shown',
    'shown',
    'accepted',
    'refused',
    'refused',
    'failed',
    'failed',
  ]);
});

it('reads scopes as FHIRcast writes them, without regard to case', () => {
  expect(mayUse(['fhircast/Patient-open.read'], 'patient-open', 'read')).toBe(true);
  expect(mayUse(['fhircast/Patient-open.read'], 'Patient-open', 'write')).toBe(false);
  expect(mayUse(['fhircast/*.*'], 'Patient-close', 'write')).toBe(true);
  expect(mayUse(['fhircast/Patient-open.*', 'openid'], 'Patient-close', 'read')).toBe(false);
});

it('takes out the patient, and nothing where the event names none', () => {
  const event = (context: unknown) =>
    eventSchema.parse({
      timestamp: '2026-11-23T10:00:00+02:00',
      id: 'e',
      event: { 'hub.topic': 't', 'hub.event': 'Patient-open', context },
    });
  expect(patientOf(event([{ key: 'patient', resource: { resourceType: 'Patient', id: 'p1' } }]))?.id).toBe('p1');
  expect(patientOf(event([{ key: 'patient', resource: { resourceType: 'Patient', id: '../x' } }]))).toBeUndefined();
  expect(patientOf(event([]))).toBeUndefined();
  expect(parseEvents(' Patient-open, ,Patient-close')).toEqual(['Patient-open', 'Patient-close']);
});
