import { describe, expect, it } from 'vitest';
import { npsOf } from '#shared/nps.js';
import { toCsv } from './csv.js';

const counts = (nps: Record<number, number>) => ({
  nps: Array.from({ length: 11 }, (_, value) => nps[value] ?? 0),
  understood: [0, 0, 1, 2, 2],
  moved: [1, 1, 3],
});

describe('feedback', () => {
  it('has an NPS of the share of 9–10 less the share of 0–6', () => {
    expect(npsOf(counts({ 10: 2, 9: 1, 8: 1, 0: 1 }))).toBe(40);
    expect(npsOf(counts({ 6: 5 }))).toBe(-100);
    expect(npsOf(counts({ 7: 3, 8: 3 }))).toBe(0);
    expect(npsOf(counts({}))).toBeUndefined();
  });

  it('as a table holds what is shown, and nothing else', () => {
    const shown = counts({ 10: 4, 0: 1 });
    const csv = toCsv({ since: '2026-09-01', unit: shown, county: null, channels: { phone: shown } });
    const [head = '', ...rows] = csv.trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(';').slice(0, 4))).toEqual([
      ['2026-09-01', 'unit', '5', '60'],
      ['2026-09-01', 'unit/phone', '5', '60'],
    ]);
    for (const row of rows) expect(row.split(';')).toHaveLength(head.split(';').length);
  });
});
