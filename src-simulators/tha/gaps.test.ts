import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careGaps, weekGain } from './gaps.js';
import { readRecord } from './record.js';

const now = new Date('2026-11-23T10:00:00Z');
const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString();
const condition = (code: string) => ({ resourceType: 'Condition', code: { coding: [{ code }] } });
const medicine = (code: string, status = 'active') => ({
  resourceType: 'MedicationStatement',
  status,
  medicationCodeableConcept: { coding: [{ code }] },
});
const result = (code: string, value: number, back: number) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ code }] },
  effectiveDateTime: day(back),
  valueQuantity: { value },
});
const told = (...resources: unknown[]) => careGaps(readRecord(resources, now)).map(({ summary }) => summary);

describe('care gaps', () => {
  it('say nothing of a client of whom nothing is known', () => {
    expect(told()).toEqual([]);
    expect(told({ resourceType: 'Patient', id: 'a', birthDate: '2000-01-01' })).toEqual([]);
  });
  it('put first what may harm: a blood thinner beside an anti-inflammatory, also the client’s own', () => {
    const [first] = careGaps(readRecord([medicine('B01AA03'), medicine('M01AE01'), condition('I48')], now));
    expect(first).toMatchObject({ indicator: 'critical', summary: expect.stringContaining('verenvuotoriski') });
    expect(told(medicine('B01AA03'), medicine('M01AE01', 'stopped'))).toEqual([]);
  });
  it('tell of a weight that grows in heart failure only', () => {
    const weights = [result('29463-7', 71.2, 7), result('29463-7', 74.4, 1)];
    expect(told(condition('I50.9'), ...weights)).toContain('Sydämen vajaatoiminta ja paino noussut 3,2 kg viikossa');
    expect(told(...weights)).toEqual([]);
    expect(weekGain([{ value: 80, days: 20 }])).toBeUndefined();
  });
  it.each([
    [182, 0],
    [184, 1],
  ])('ask for HbA1c when the last is %i days old: %i', (back, count) => {
    const found = told(condition('E11.9'), result('59261-8', 50, back), result('22748-8', 2, 1)).filter((one) =>
      one.includes('HbA1c'),
    );
    expect(found).toHaveLength(count);
  });
  it('leave out what is over: a diagnosis that is resolved', () => {
    const over = { ...condition('I48'), clinicalStatus: { coding: [{ code: 'resolved' }] } };
    expect(told(condition('I48'))).toContain('Eteisvärinä ilman antikoagulaatiohoitoa');
    expect(told(over)).toEqual([]);
  });
  it('never throw on what a source may send, and each has the words that a card needs', () => {
    const resourceType = fc.constantFrom('Patient', 'Condition', 'MedicationRequest', 'Observation', 'Immunization');
    const anything = fc.record(
      { resourceType, code: fc.anything(), status: fc.anything(), effectiveDateTime: fc.anything() },
      { requiredKeys: ['resourceType'] },
    );
    fc.assert(
      fc.property(fc.array(anything), (resources) => {
        for (const gap of careGaps(readRecord(resources, now))) {
          expect(gap.summary.length).toBeLessThanOrEqual(140);
          expect(gap.detail).not.toBe('');
        }
      }),
    );
  });
});
