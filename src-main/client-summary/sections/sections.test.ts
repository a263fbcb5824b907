import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionDataSchema } from '#shared/client-summary.js';
import { searches } from './index.js';
import { mapAllergies } from './allergies.js';
import { mapConditions } from './conditions.js';
import { mapConsents } from './consents.js';
import { mapAppointments, mapEncounters } from './contacts.js';
import { mapObservations as mapAll } from './measurements.js';
import type { Origin, Reading } from './read.js';
import { mapRequests, mapStatements } from './medication.js';
import { mapCareTeams, mapGoals } from './plans.js';

const origin = {
  source: 'APTJ',
  register: 'health',
  patient: 'p',
  now: Date.parse('2026-11-27T12:00:00+02:00'),
} as const;
const mapObservations = (reading: Reading, of: Origin) => {
  const { data, skipped } = mapAll(reading, of);
  return { entries: data.flatMap((part) => (part.id === 'measurements' ? part.entries : [])), skipped };
};
const me = { reference: 'Patient/p' };
const of = (...matches: unknown[]) => ({ matches, included: [] });
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
const observation = (id: string, more: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: me,
  code: loinc('29463-7'),
  effectiveDateTime: '2026-11-20T08:05:00+02:00',
  ...more,
});

describe('every section', () => {
  it.each(searches.map((search) => [search.type, search] as const))(
    '%s: arbitrary JSON never throws, and every hit is shown or told as skipped',
    (type, search) => {
      const near = fc.record(
        {
          resourceType: fc.constant(type),
          id: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
          status: fc.oneof(fc.string(), fc.jsonValue()),
          subject: fc.oneof(fc.constant(me), fc.jsonValue()),
          patient: fc.oneof(fc.constant(me), fc.jsonValue()),
          participant: fc.oneof(fc.constant([{ actor: me }]), fc.jsonValue()),
          code: fc.oneof(fc.record({ text: fc.string() }), fc.jsonValue()),
          description: fc.oneof(fc.record({ text: fc.string() }), fc.string(), fc.jsonValue()),
          type: fc.oneof(fc.constant([{ text: 'Käynti' }]), fc.jsonValue()),
          category: fc.oneof(fc.constant([{ text: 'Lupa' }]), fc.jsonValue()),
          effectiveDateTime: fc.oneof(fc.constantFrom('2026', '2026-11', '2026-11-20', '2026-99-99'), fc.jsonValue()),
          valueQuantity: fc.oneof(fc.record({ value: fc.double(), unit: fc.constantFrom('kg', 'g') }), fc.jsonValue()),
          component: fc.jsonValue(),
          medicationReference: fc.jsonValue(),
          contained: fc.jsonValue(),
        },
        { requiredKeys: ['resourceType'] },
      );
      fc.assert(
        fc.property(fc.array(fc.oneof(near, fc.jsonValue()), { maxLength: 8 }), fc.jsonValue(), (matches, included) => {
          const { data: parts, skipped } = search.map({ matches, included: [included] }, origin);
          const data = sectionDataSchema.parse(parts[0]);
          if (data.id === 'measurements') {
            const ids = data.entries.flatMap((series) => series.points.map((point) => point.id.split('#')[0]));
            // Two hits may have the same id: count each series' points, panels' parts as one.
            const whole = data.entries.flatMap((series) => series.points).filter((point) => !point.id.includes('#'));
            expect(
              whole.length +
                new Set(ids.filter((_id, index) => !whole.some((one) => one.id === ids[index]))).size +
                skipped.length,
            ).toBeLessThanOrEqual(matches.length);
            if (data.entries.every((series) => series.points.every((point) => !point.id.includes('#')))) {
              expect(ids.length + skipped.length).toBe(matches.length);
            }
          } else if (data.id !== 'consents') expect(data.entries.length + skipped.length).toBe(matches.length);
          else expect(data.entries.length + skipped.length).toBeLessThanOrEqual(matches.length);
          // Nothing is invented: reasons name elements, never content.
          for (const one of skipped)
            expect(Object.keys(one).every((key) => ['type', 'reason', 'element'].includes(key))).toBe(true);
        }),
        { numRuns: 150 },
      );
    },
  );
});

describe('measurements', () => {
  it('keeps a blood pressure as a pair with both ranges', () => {
    const half = (code: string, value: number, high: number) => ({
      code: loinc(code),
      valueQuantity: { value, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
      referenceRange: [{ high: { value: high, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' } }],
    });
    const pressure = observation('bp', {
      code: loinc('85354-9'),
      component: [half('8462-4', 86, 85), half('8480-6', 148, 135)],
    });
    expect(mapObservations(of(pressure), origin).entries).toMatchObject([
      {
        code: '85354-9',
        unit: 'mmHg',
        high: 135,
        high2: 85,
        points: [{ id: 'Observation/bp', value: 148, value2: 86 }],
      },
    ]);
  });

  it('sorts by the instant across time zones, and partial dates from their beginning', () => {
    const at = ['2026-11-20T09:00:00+02:00', '2026-11-20T06:30:00Z', '2026', '2026-11'];
    const all = at.map((effectiveDateTime, index) =>
      observation(`o${String(index)}`, { effectiveDateTime, valueInteger: index }),
    );
    expect(mapObservations(of(...all), origin).entries[0]?.points.map((point) => point.at)).toEqual([
      '2026',
      '2026-11',
      '2026-11-20T06:30:00Z',
      '2026-11-20T09:00:00+02:00',
    ]);
  });

  it('never draws different units on one axis, and never takes "< 10" for 10', () => {
    const quantity = (id: string, valueQuantity: object) => observation(id, { valueQuantity });
    const { entries } = mapObservations(
      of(
        quantity('a', { value: 70, unit: 'kg' }),
        quantity('b', { value: 154, unit: 'lb' }),
        quantity('c', { value: 71, unit: 'kg' }),
        quantity('d', { value: 10, unit: 'kg', comparator: '<' }),
      ),
      origin,
    );
    expect(entries.map((series) => [series.unit, series.points.map((point) => point.value)])).toEqual([
      ['kg', [70, 71, null]],
      ['lb', [154]],
    ]);
    expect(entries[0]?.points.at(-1)).toMatchObject({ value: null, text: '< 10 kg' });
  });

  it('takes the range from the newest that has one, in the same unit only', () => {
    const ranged = (id: string, at: string, low: number, unit = 'kg') =>
      observation(id, {
        effectiveDateTime: at,
        valueQuantity: { value: 70, unit: 'kg' },
        referenceRange: [{ low: { value: low, unit } }],
      });
    const all = [ranged('a', '2026-01-01', 60), ranged('b', '2026-02-01', 67), ranged('c', '2026-03-01', 150, 'lb')];
    expect(mapObservations(of(...all), origin).entries[0]).toMatchObject({ low: 67 });
  });

  it('makes a series of each part of other panels', () => {
    const part = (text: string, value: number) => ({ code: { text }, valueInteger: value });
    const panel = observation('panel', { code: { text: 'Apgar' }, component: [part('1 min', 8), part('5 min', 9)] });
    expect(mapObservations(of(panel), origin).entries.map((one) => [one.title, one.points[0]?.value])).toEqual([
      ['1 min', 8],
      ['5 min', 9],
    ]);
  });
});

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
    expect(mapAppointments(of(booking), origin).entries).toMatchObject([
      { mode: 'phone', status: 'booked', professional: 'S. Mäkelä' },
    ]);
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

const folder = resolve(import.meta.dirname, '../../../../shared/data/kanta-examples');
const there = existsSync(folder);
describe.skipIf(!there)(`Kanta examples${there ? '' : ` (skipped: ${folder} is not here)`}`, () => {
  const files = there ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const resources = files.flatMap((file): Record<string, unknown>[] => {
    const json = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
    return json.resourceType === 'Bundle'
      ? json.entry.map((one: { resource: object }, index: number) => ({
          id: `${file.slice(0, 8)}-${String(index)}`,
          ...one.resource,
        }))
      : [json];
  });
  /** All hits of a type, each read for the client it names. */
  const readAll = (type: string) => {
    const search = searches.find((one) => one.type === type);
    const mine = resources.filter((one) => one['resourceType'] === type);
    return mine.map((one) => {
      const patient = /"Patient\/([^"]+)"/.exec(JSON.stringify(one['subject']))?.[1] ?? '';
      return search?.map(
        { matches: [one], included: resources.filter((r) => r['resourceType'] === 'Medication') },
        { ...origin, patient },
      );
    });
  };

  it('shows all 193 observations, each as a number or in the words of its source', () => {
    const all = readAll('Observation');
    expect(all.flatMap((one) => one?.skipped ?? [])).toEqual([]);
    const series = all.flatMap((one) =>
      (one?.data ?? []).flatMap((part) => (part.id === 'measurements' ? part.entries : [])),
    );
    const points = series.flatMap((one) => one.points);
    expect(points.map((point) => point.id)).toHaveLength(all.length);
    expect(all.length).toBeGreaterThanOrEqual(193);
    for (const point of points) expect(point.value !== null || (point.text ?? '') !== '').toBe(true);
    expect(points.every((point) => point.own)).toBe(true);
    const said = (id: string) => points.find((point) => point.id === `Observation/${id}`);
    expect(said('bloodglucose-as-text')).toMatchObject({ value: null, text: 'HIGH' });
    expect(said('bloodglucose-data-absent')).toMatchObject({ value: null, text: 'Error' });
    expect(said('bloodglucose-max')).toMatchObject({
      value: null,
      text: expect.stringMatching(/^< 10 mmol\/L/),
    });
    expect(said('bloodpressure-max')).toMatchObject({ value: 95, value2: 65 });
    expect(series.find((one) => one.code === '85354-9')).toMatchObject({ low: 100, high: 150, unit: 'mmHg' });
    // That range contradicts itself (low 16, high 10): none is better than a wrong one.
    expect(series.find((one) => one.code === '15074-8')).not.toHaveProperty('low');
  });

  it('shows all six prescriptions with name, strength, dosage and reason', () => {
    const all = readAll('MedicationRequest');
    expect(all.flatMap((one) => one?.skipped ?? [])).toEqual([]);
    const entries = all.flatMap((one) =>
      (one?.data ?? []).flatMap((part) => (part.id === 'medication' ? part.entries : [])),
    );
    expect(entries).toHaveLength(6);
    expect(entries[0]).toMatchObject({
      title: 'CARDACE (ramipriili)',
      strength: '5 mg',
      dosage: '1 tabletti 2 kertaa päivässä',
      reason: 'Verenpainelääke.',
      started: '2019-10-16T18:44:16+02:00',
    });
    for (const one of entries) expect(one.dosage).toBeTruthy();
  });
});
