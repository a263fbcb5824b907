import { describe, expect, it } from 'vitest';
import { awaitsReview, dayInFinland, validityOf } from './guidelines-validity.js';

describe('validity of a guideline', () => {
  it('holds on its first and its last day', () => {
    const article = { validFrom: '2026-11-10', validUntil: '2026-11-20' };
    expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((day) => validityOf(article, day))).toEqual([
      'coming',
      'valid',
      'valid',
      'expired',
    ]);
    expect(validityOf({}, '2026-11-09')).toBe('valid');
  });

  it('waits for review from its day on, unless it holds no more', () => {
    expect(awaitsReview({ reviewBy: '2026-11-10' }, '2026-11-09')).toBe(false);
    expect(awaitsReview({ reviewBy: '2026-11-10' }, '2026-11-10')).toBe(true);
    expect(awaitsReview({ reviewBy: '2026-11-10', validUntil: '2026-11-11' }, '2026-11-12')).toBe(false);
    expect(awaitsReview({}, '2026-11-12')).toBe(false);
  });

  it('counts days as Finland does', () => {
    expect(dayInFinland(Date.parse('2026-11-22T21:59:00Z'))).toBe('2026-11-22');
    expect(dayInFinland(Date.parse('2026-11-22T22:00:00Z'))).toBe('2026-11-23');
  });
});
