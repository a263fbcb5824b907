import { describe, expect, it } from 'vitest';
import { mapObservations as mapAll } from './measurements.js';
import type { Origin, Reading } from './read.js';

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
