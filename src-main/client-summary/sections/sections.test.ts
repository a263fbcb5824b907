import { describe, expect, it } from 'vitest';
import { mapAllergies } from './allergies.js';
import { mapConditions } from './conditions.js';
import { mapConsents } from './consents.js';
import { mapAppointments, mapEncounters } from './contacts.js';
import { mapRequests, mapStatements } from './medication.js';
import { mapCareTeams, mapGoals } from './plans.js';

const origin = {
  source: 'APTJ',
  register: 'health',
  patient: 'p',
  now: Date.parse('2026-11-27T12:00:00+02:00'),
} as const;
const me = { reference: 'Patient/p' };
const of = (...matches: unknown[]) => ({ matches, included: [] });

describe('other sections', () => {
  it('tells an explicit "no allergies" from an allergy, and what has ended from what stands', () => {
    const allergy = (id: string, more: object) => ({ resourceType: 'AllergyIntolerance', id, patient: me, ...more });
    const { entries, skipped } = mapAllergies(
      of(
        allergy('none', { code: { coding: [{ code: '716186003' }], text: 'Ei tiedossa olevia allergioita' } }),
        allergy('old', { code: { text: 'Pähkinä' }, clinicalStatus: { coding: [{ code: 'resolved' }] } }),
        allergy('severe', {
          code: { text: 'Penisilliini' },
          reaction: [{ manifestation: [{ text: 'anafylaksia' }], severity: 'severe' }],
        }),
        allergy('wrong', { code: { text: 'X' }, verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
      ),
      origin,
    );
    expect(entries.map((one) => [one.kind, one.active, one.severity, one.detail])).toEqual([
      ['noAllergy', true, 'unknown', undefined],
      ['allergy', false, 'unknown', undefined],
      ['allergy', true, 'high', 'anafylaksia'],
    ]);
    expect(skipped).toEqual([{ type: 'AllergyIntolerance', reason: 'enteredInError' }]);
  });

  it('gives each entry its own register by rekisteritunnus, else the source’s', () => {
    const condition = (id: string, tag: object[]) => ({
      resourceType: 'Condition',
      id,
      subject: me,
      code: { text: 'X' },
      meta: { tag },
    });
    const social = { system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' };
    const { entries } = mapConditions(of(condition('a', [social]), condition('b', [])), origin);
    expect(entries.map((one) => one.register)).toEqual(['social', 'health']);
  });

  it.each([
    ['diagnosis', ['urn:oid:1.2.246.537.6.1.1999', 'urn:oid:1.2.246.537.6.31.2007'], undefined],
    ['diagnosis', ['http://hl7.org/fhir/sid/icd-10'], 'encounter-diagnosis'],
    ['reason', ['urn:oid:1.2.246.537.6.31.2007'], 'encounter-diagnosis'],
    ['diagnosis', ['http://snomed.info/sct'], 'problem-list-item'],
    // A longer OID is another code system.
    ['reason', ['urn:oid:1.2.246.537.6.12'], undefined],
    ['reason', [], undefined],
  ])('tells a %s by its codes %j and its category %j', (kind, systems, category) => {
    const resource = {
      resourceType: 'Condition',
      id: 'c',
      subject: me,
      ...(category === undefined ? {} : { category: [{ coding: [{ code: category }] }] }),
      code: { text: 'X', coding: systems.map((system) => ({ system, code: 'A' })) },
    };
    expect(mapConditions(of(resource), origin).entries.map((one) => one.kind)).toEqual([kind]);
  });

  it('finds contained medicines, and shows the dosage though the medicine has no name', () => {
    const request = {
      resourceType: 'MedicationRequest',
      id: 'r',
      subject: me,
      status: 'on-hold',
      dosageInstruction: { text: '1 × 1' },
    };
    const contained = [{ resourceType: 'Medication', id: 'm', code: { text: 'Varfariini' } }];
    const { entries } = mapRequests(
      of(
        { ...request, contained, medicationReference: { reference: '#m' } },
        { ...request, medicationReference: { reference: 'Medication/x' } },
      ),
      origin,
    );
    expect(entries).toMatchObject([
      { title: 'Varfariini', dosage: '1 × 1', active: true, paused: true },
      { title: '', dosage: '1 × 1' },
    ]);
    const own = {
      resourceType: 'MedicationStatement',
      id: 's',
      subject: me,
      status: 'active',
      informationSource: me,
      medicationCodeableConcept: { text: 'Ibuprofeeni' },
    };
    expect(mapStatements(of(own), origin).entries).toMatchObject([{ selfReported: true }]);
  });

  it('leaves no trace of a denial of disclosure', () => {
    const consent = (id: string, more: object) => ({
      resourceType: 'Consent',
      id,
      patient: me,
      status: 'active',
      ...more,
    });
    const { entries, skipped } = mapConsents(
      of(
        consent('a', { category: [{ text: 'Luovutuslupa' }] }),
        consent('b', { category: [{ text: 'Luovutuskielto' }] }),
        consent('c', { category: [{ text: 'Kanta' }], provision: { type: 'deny' } }),
        consent('d', { status: 'entered-in-error', category: [{ text: 'Luovutuskielto' }] }),
      ),
      origin,
    );
    expect(entries.map((one) => one.title)).toEqual(['Luovutuslupa']);
    expect(skipped).toEqual([]);
  });

  it('says how a contact happens, and gives no place for a visit to the home', () => {
    const visit = {
      resourceType: 'Encounter',
      id: 'e',
      subject: me,
      status: 'in-progress',
      class: { code: 'HH' },
      type: [{ text: 'Kotikäynti' }],
    };
    const location = [{ location: { display: 'Kotikatu 1, Hamina' } }];
    expect(mapEncounters(of({ ...visit, location }), origin).entries).toMatchObject([
      { mode: 'home', status: 'ongoing' },
    ]);
    expect(JSON.stringify(mapEncounters(of({ ...visit, location }), origin))).not.toContain('Kotikatu');
    const booking = {
      resourceType: 'Appointment',
      id: 'a',
      status: 'booked',
      description: 'Puhelu',
      participant: [{ actor: me }, { actor: { reference: 'Practitioner/1', display: 'S. Mäkelä' } }],
    };
    // A right to book is no contact before it has been used.
    const right = { ...booking, id: 'r', status: 'proposed', requestedPeriod: [{ start: '2026-12-01' }] };
    expect(mapAppointments(of(booking, right), origin)).toMatchObject({
      entries: [{ mode: 'phone', status: 'booked', professional: 'S. Mäkelä' }],
      skipped: [],
    });
    expect(mapAppointments(of({ ...right, start: '2026-12-01T10:00:00Z' }), origin).entries).toHaveLength(1);
  });

  it('writes targets and members as lines', () => {
    const goal = {
      resourceType: 'Goal',
      id: 'g',
      subject: me,
      description: { text: 'Paino' },
      target: [
        {
          measure: { text: 'Paino' },
          detailQuantity: { value: 69.5, comparator: '<', unit: 'kg' },
          dueDate: '2027-01-31',
        },
      ],
    };
    expect(mapGoals(of(goal), origin).entries).toMatchObject([{ lines: ['Paino: < 69,5 kg'], end: '2027-01-31' }]);
    const team = {
      resourceType: 'CareTeam',
      id: 't',
      subject: me,
      participant: [
        { member: me },
        { role: [{ text: 'Omatyöntekijä' }], member: { display: 'Satu Mäkelä' }, onBehalfOf: { display: 'Kotihoito' } },
      ],
    };
    expect(mapCareTeams(of(team), origin).entries).toMatchObject([
      { title: '', lines: ['Omatyöntekijä: Satu Mäkelä, Kotihoito'] },
    ]);
  });
});
