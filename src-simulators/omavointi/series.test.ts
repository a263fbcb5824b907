import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourSchema } from '../lib/behaviour.js';
import { observationSchema } from '../lib/records/schemas.js';
import { seriesOf } from './series.js';
import { fateOf } from './trouble.js';

const weight = (value: number, at: string, by = 'Patient/aune') =>
  observationSchema.parse({
    resourceType: 'Observation',
    code: { text: 'Paino', coding: [{ code: '29463-7' }] },
    effectiveDateTime: at,
    performer: [{ reference: by }],
    valueQuantity: { value, unit: 'kg' },
    referenceRange: [{ low: { value: 67 }, high: { value: 69.5 } }],
  });

describe('what a client has measured', () => {
  it('is a series in order of time, with the client’s own range and the last value in words', () => {
    const [series, ...more] = seriesOf([
      weight(71.6, '2026-11-23T07:50:00+02:00'),
      weight(68.2, '2026-11-10T07:50:00+02:00'),
      weight(99, '2026-11-20T10:00:00+02:00', 'Practitioner/prac-1'),
    ]);
    expect(more).toEqual([]);
    expect(series).toMatchObject({
      title: 'Paino',
      unit: 'kg',
      last: { value: '71,6', at: '23.11.2026 07.50' },
      lines: [{ low: 67, high: 69.5, points: [{ value: 68.2 }, { value: 71.6 }] }],
      rows: [{ value: '71,6' }, { value: '68,2' }],
    });
  });

  it('has a line for each part of a blood pressure', () => {
    const part = (text: string, value: number) => ({ code: { text }, valueQuantity: { value, unit: 'mmHg' } });
    const pressure = observationSchema.parse({
      resourceType: 'Observation',
      code: { text: 'Verenpaine', coding: [{ code: '85354-9' }] },
      effectiveDateTime: '2026-11-10T07:50:00+02:00',
      performer: [{ reference: 'Patient/aune' }],
      component: [part('Systolinen verenpaine', 136), part('Diastolinen verenpaine', 80)],
    });
    expect(seriesOf([pressure])).toMatchObject([
      { unit: 'mmHg', last: { value: '136/80' }, lines: [{ points: [{ value: 136 }] }, { points: [{ value: 80 }] }] },
    ]);
  });

  it('leaves out what has no value or no time', () => {
    const broken = observationSchema.parse({ resourceType: 'Observation', performer: [{ reference: 'Patient/aune' }] });
    expect(seriesOf([broken, weight(70, 'sometime')])).toEqual([]);
  });
});

describe('the fate of a request', () => {
  it('is never another client’s page, whatever the fault', () => {
    const key = fc.constantFrom('', 'a', 'b');
    fc.assert(
      fc.property(fc.constantFrom(...behaviourSchema.options), key, key, (mode, wanted, shown) => {
        const fate = fateOf(mode, wanted, shown);
        // A redirect tells whoever opened the page that it is not the one that was asked for.
        if (typeof fate === 'object') expect(fate.redirectTo).not.toBe(wanted);
        if (wanted === shown || mode === 'normal') expect(fate).toBe('serve');
        else if (wanted !== '') expect(fate).not.toBe('serve');
      }),
    );
  });
});
