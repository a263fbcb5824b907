import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { coursesOf, drawable, extent, fittingSpan, lately, spans, standing, weekChange, within } from './series.js';
import { writeRange, writeValue } from './write-value.js';

const now = Date.parse('2026-11-23T08:42:00Z');
const series = (
  values: [string, number | null, number?][],
  more: Partial<MeasurementSeries> = {},
): MeasurementSeries => ({
  id: 's',
  source: 'APTJ',
  register: 'health',
  title: 'Paino',
  code: '29463-7',
  unit: 'kg',
  points: values.map(([at, value, value2], index) => ({
    id: `o${String(index)}`,
    at,
    value,
    own: true,
    ...(value2 === undefined ? {} : { value2 }),
  })),
  ...more,
});

it('writes values and ranges with their units', () => {
  expect(writeValue({ value: 148, value2: 86 }, 'mmHg', 'fi')).toBe('148/86 mmHg');
  expect(writeValue({ value: null, text: 'HIGH' }, 'mmol/L', 'fi')).toBe('HIGH');
  expect(writeRange({ high: 135, high2: 85 }, 'fi')).toBe('≤ 135/85');
  expect(writeRange({ low: 67, high: 69.5 }, 'sv')).toBe('67–69,5');
  expect(writeRange({}, 'fi')).toBeUndefined();
});

describe('series', () => {
  const weights = series(
    [
      ['2026-11-16', 68.4],
      ['2026-11-20', null],
      ['2026-11-23', 71.6],
    ],
    { low: 67, high: 69.5 },
  );

  it('tells the week’s change in the numbers’ own precision, and where the last stands', () => {
    const points = drawable(weights.points);
    expect(points).toHaveLength(2);
    expect(weekChange(points)).toEqual({ change: 3.2, days: 7 });
    expect(points.map((point) => standing(point, weights))).toEqual(['within', 'above']);
  });
  it('takes a pair as above when either half is', () => {
    const pressure = series([['2026-11-23', 130, 90]], { high: 135, high2: 85 });
    expect(drawable(pressure.points).map((point) => standing(point, pressure))).toEqual(['above']);
  });
  it('begins with the shortest span that shows a course', () => {
    expect(fittingSpan(coursesOf([weights]), now)).toBe('month');
    const old = series([
      ['2021-09-04', 7.1],
      ['2021-09-05', 7.2],
    ]);
    expect(fittingSpan(coursesOf([old]), now)).toBe('all');
    expect(within(weights.points, 'month', now)).toHaveLength(3);
  });
  it('puts points in order, whatever theirs was, and gives of a span those within it (property)', () => {
    const times = fc.array(fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }));
    fc.assert(
      fc.property(times, fc.constantFrom(...spans), (days, span) => {
        const { points } = series(days.map((day) => [day.toISOString(), 1]));
        const drawn = drawable(points);
        const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);
        const inOrder = points.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
        expect(ids(drawn)).toEqual(ids(inOrder));
        expect(ids(lately(drawn, span, now))).toEqual(ids(within(inOrder, span, now)));
      }),
    );
  });
  it('keeps every number and limit inside the axis (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (values, high) => {
          const one = series(
            values.map((value) => ['2026-11-01', value]),
            { high },
          );
          const [min, max] = extent(drawable(one.points), one);
          expect(max).toBeGreaterThan(min);
          for (const value of [...values, high]) expect(value >= min && value <= max).toBe(true);
        },
      ),
    );
  });
});
