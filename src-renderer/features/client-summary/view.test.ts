import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasurementSeries } from '#shared/client-summary.js';
import { type Contact, byGravity, rarerRegister, timeline } from './order.js';
import { drawable, extent, fittingSpan, standing, weekChange, within } from './series.js';
import { writeDate, writeMoment, writeNumber, writeTime } from './write.js';
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

describe('writing', () => {
  it('writes dates as exactly as they were recorded, in Finland’s time', () => {
    expect(['2003', '2014-09', '2026-03-02', '2026-11-23T23:30:00Z', 'lapsuudessa'].map(writeDate)).toEqual([
      '2003',
      '9/2014',
      '2.3.2026',
      '24.11.2026',
      'lapsuudessa',
    ]);
    expect(writeMoment('2026-07-01T07:05:00Z', 'fi')).toBe('1.7.2026 10.05');
    expect(writeTime(now, 'en')).toBe('10:42');
  });
  it('writes numbers with a decimal comma and a true minus', () => {
    expect(writeNumber(-3.25, 'fi')).toBe('−3,25');
    expect(writeNumber(0.5, 'en')).toBe('0.5');
    expect(writeValue({ value: 148, value2: 86 }, 'mmHg', 'fi')).toBe('148/86 mmHg');
    expect(writeValue({ value: null, text: 'HIGH' }, 'mmol/L', 'fi')).toBe('HIGH');
    expect(writeRange({ high: 135, high2: 85 }, 'fi')).toBe('≤ 135/85');
    expect(writeRange({ low: 67, high: 69.5 }, 'sv')).toBe('67–69,5');
    expect(writeRange({}, 'fi')).toBeUndefined();
  });
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
    expect(fittingSpan([weights], now)).toBe('month');
    expect(
      fittingSpan(
        [
          series([
            ['2021-09-04', 7.1],
            ['2021-09-05', 7.2],
          ]),
        ],
        now,
      ),
    ).toBe('all');
    expect(within(weights.points, 'month', now)).toHaveLength(3);
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

describe('order', () => {
  const contact = (id: string, status: Contact['status'], start?: string): Contact => ({
    id,
    source: 'APTJ',
    register: 'health',
    kind: 'encounter',
    title: id,
    mode: 'visit',
    status,
    ...(start === undefined ? {} : { start }),
  });
  it('lays every contact once on the timeline (property)', () => {
    const any = fc.record({
      id: fc.uuid(),
      status: fc.constantFrom('planned', 'booked', 'ongoing', 'done', 'cancelled', 'other'),
      start: fc.option(
        fc
          .date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2050-01-01') })
          .map((date) => date.toISOString()),
      ),
    });
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const contacts = all.map((one) => contact(one.id, one.status, one.start ?? undefined));
        const { before, ongoing, after } = timeline(contacts, now);
        expect([...before, ...ongoing, ...after].map((one) => one.id).toSorted()).toEqual(
          contacts.map((one) => one.id).toSorted(),
        );
        for (const one of after) if (one.start !== undefined) expect(Date.parse(one.start)).toBeGreaterThanOrEqual(now);
      }),
    );
  });
  it('puts the gravest risk first and a stated absence last', () => {
    const risk = (
      title: string,
      severity: 'high' | 'low' | 'unknown',
      kind: 'allergy' | 'noAllergy' | 'flag' = 'allergy',
    ) => ({ id: title, source: 'APTJ', register: 'health', kind, active: true, title, severity }) as const;
    const risks = [
      risk('none', 'unknown', 'noAllergy'),
      risk('mild', 'low'),
      risk('flag', 'unknown', 'flag'),
      risk('grave', 'high'),
    ];
    expect(byGravity(risks).map((one) => one.title)).toEqual(['grave', 'flag', 'mild', 'none']);
  });
  it('marks the rarer register only where there are two', () => {
    expect(rarerRegister([{ register: 'social' }])).toBeUndefined();
    expect(rarerRegister([{ register: 'health' }, { register: 'health' }, { register: 'social' }])).toBe('social');
  });
});
