import { describe, expect, it } from 'vitest';
import { ofFigure } from '#shared/usage-figures.js';
import { contactSums } from './contact-sums.js';
import { countedInCounty, countedOf, sharesByUnit } from './counted.js';
import { sharesReported } from './reported.js';
import { sumsOf } from './referral-sums.js';
import { toCsv } from './sheet.js';
import { mondayOf, weeksOf } from './t3-weeks.js';

const row = (kind: string, day: string, opens: number, unit = 'Kotka') => ({
  toolId: ofFigure({ name: 'limit', unit, kind }),
  day,
  opens,
  seconds: 0,
  failures: {},
});

describe('what was counted', () => {
  const rows = [
    row('health-kept', '2026-11-21', 2),
    row('health-kept', '2026-11-27', 2),
    row('health-late', '2026-11-27', 1),
    row('health-kept', '2026-11-20', 50),
    row('health-kept', '2026-11-27', 3, 'Hamina'),
    { toolId: 'omaolo', day: '2026-11-27', opens: 9, seconds: 9, failures: {} },
  ];
  it('is summed over the span, tools left out', () => {
    const counted = countedOf(rows, '2026-11-27', 7);
    expect(counted.map(({ unit, kind, count }) => [unit, kind, count])).toEqual([
      ['Kotka', 'health-kept', 4],
      ['Kotka', 'health-late', 1],
      ['Hamina', 'health-kept', 3],
    ]);
    expect(countedOf(rows, '2026-11-27', 30)[0]?.count).toBe(54);
  });
  it('tells no share of fewer than five', () => {
    const shares = sharesByUnit(countedOf(rows, '2026-11-27', 7), (kind) => kind.endsWith('kept'), 'fi');
    expect(shares).toEqual([
      { unit: 'Hamina', share: { of: 3, wanted: 3, share: undefined } },
      { unit: 'Kotka', share: { of: 5, wanted: 4, share: 0.8 } },
    ]);
  });
});

it('tells which contacts were handled digitally, how long they waited, and which promises were kept', () => {
  const counted = (
    [
      ['contact', 'call-answered', 6, 600],
      ['contact', 'call-abandoned', 2, 90],
      ['contact', 'chat-answered', 2, 20],
      ['contact', 'digital-answered', 1, 7200],
      ['callback', 'kept', 4, 0],
      ['callback', 'late', 1, 0],
    ] as const
  ).map(([name, kind, count, seconds]) => ({ name, unit: 'Kotka', kind, count, seconds }));
  const sums = contactSums(counted);
  expect(sums.channels[0]).toEqual({ channel: 'call', answered: 6, abandoned: 2, wait: 100 });
  expect(sums.digital).toEqual({ of: 9, wanted: 3, share: 3 / 9 });
  expect(sums.answered).toEqual({ of: 11, wanted: 9, share: 9 / 11 });
  expect(sums.callbacks).toEqual({ of: 5, wanted: 4, share: 0.8 });
  expect(contactSums([])).toMatchObject({ channels: [], digital: { of: 0, share: undefined } });
});

it('tells of the county’s few only that they are few', () => {
  const toolId = ofFigure({ name: 'prompt', unit: 'Kotka', kind: 'justified' });
  const counted = countedInCounty({
    figures: [{ toolId, opens: 7, seconds: 0 }],
    few: [{ name: 'prompt', unit: 'Hamina' }],
    workstations: 2,
  });
  expect(sharesByUnit(counted, (kind) => kind === 'justified', 'fi')).toEqual([
    { unit: 'Hamina', share: { of: 1, wanted: 0, share: undefined } },
    { unit: 'Kotka', share: { of: 7, wanted: 7, share: 1 } },
  ]);
});

describe('referrals', () => {
  const sent = '2026-11-01T08:00:00Z';
  const after = (days: number) => new Date(Date.parse(sent) + days * 86_400_000).toISOString();
  it('have their reach, drop-out and time to first contact', () => {
    const sums = sumsOf([
      { state: 'sending' },
      { state: 'sent', sentAt: sent },
      { state: 'contacted', sentAt: sent, contactedAt: after(2.9) },
      { state: 'takingPart', sentAt: sent, contactedAt: after(3) },
      { state: 'ended', sentAt: sent, contactedAt: after(20) },
      { state: 'ended', sentAt: sent },
      { state: 'notReached', sentAt: sent },
      { state: 'expired', sentAt: sent },
      { state: 'cancelled', sentAt: sent },
    ]);
    expect(sums.reached).toEqual({ of: 8, wanted: 4, share: 0.5 });
    expect(sums.dropped).toEqual({ of: 5, wanted: 3, share: 0.6 });
    expect(sums.contact.known).toBe(3);
    expect(sums.contact.median).toBeCloseTo(3);
    expect(sums.contact.bands.map(({ count }) => count)).toEqual([1, 1, 0, 1]);
    expect(sums.states[0]).toEqual({ state: 'sending', count: 1 });
  });
  it('have none of them where there is nothing', () => {
    const none = { of: 0, wanted: 0, share: undefined };
    expect(sumsOf([])).toMatchObject({ states: [], reached: none, dropped: none, contact: { median: undefined } });
  });
});

it('takes the first measurement of a week for the week’s', () => {
  const names = { unitName: { fi: 'Kotka' }, professionName: { fi: 'lääkäri' }, books: 1, without: 0 };
  const measured = ([day, days]: readonly [string, number]) => ({
    day,
    units: [{ unit: 'kotka', profession: 'doctor', ...names, median: { kind: 'days' as const, days } }],
  });
  const all = (
    [
      ['2026-11-10', 9],
      ['2026-11-23', 4],
      ['2026-11-27', 1],
    ] as const
  ).map(measured);
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  expect(weeksOf(all, { unit: 'kotka', profession: 'doctor' }, '2026-11-27', 3)).toEqual([
    { week: '2026-11-09', value: { kind: 'days', days: 9 } },
    { week: '2026-11-16', value: undefined },
    { week: '2026-11-23', value: { kind: 'days', days: 4 } },
  ]);
});

it('writes what a Finnish spreadsheet reads, and no formula', () => {
  const csv = toCsv({ file: 't3', columns: [{ label: 'Yksikkö' }, { label: 'T3' }], rows: [['=A;"B"', 2.5]] });
  expect(csv).toBe('\uFEFFYksikkö;T3\r\n"\'=A;""B""";2,5\r\n');
});

it('reports of units: few without a share, and an older period says which', () => {
  const report = { source: 'APTJ', register: 'health' as const, from: '2026-10-26', until: '2026-11-22' };
  const made = sharesReported(
    [
      { ...report, unit: { fi: 'Kotka' }, counts: { kept: 80, of: 100 } },
      { ...report, unit: { fi: 'Hamina' } },
      { ...report, unit: { fi: 'Kouvola' }, from: '2026-09-28', until: '2026-10-25', counts: { kept: 5, of: 10 } },
      { ...report, register: 'social', source: 'SosiaaliLC', unit: { fi: 'Kotka' }, counts: { kept: 9, of: 9 } },
    ],
    'fi',
  );
  expect(made.map(({ source, rows }) => [source, rows.map(({ label, share }) => [label, share.share])])).toEqual([
    [
      'APTJ',
      [
        ['Kotka', 0.8],
        ['Hamina', undefined],
        ['Kouvola (28.9.2026–25.10.2026)', 0.5],
      ],
    ],
    ['SosiaaliLC', [['Kotka', 1]]],
  ]);
  expect(made[0]?.period).toBe('26.10.2026–22.11.2026');
});
