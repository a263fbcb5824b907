import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadSlots, SlotFact } from '#shared/appointment-facts.js';
import { createManualClock } from '#shared/clock.js';
import type { Summary } from '#shared/client-summary.js';
import type { FigureKey } from '#shared/usage-figures.js';
import { unitsOf } from './from-slots.js';
import { createLimitsSeen } from './limits-seen.js';
import { createMeasuring } from './measure.js';

const NOON = Date.parse('2026-11-27T12:00:00+02:00');
const HOUR = 3_600_000;
const named = (id: string) => ({ id, name: { fi: id.toUpperCase() } });
const fact = (days: number, more: Partial<SlotFact> = {}): SlotFact => ({
  start: new Date(NOON + days * 24 * HOUR).toISOString(),
  end: new Date(NOON + days * 24 * HOUR + HOUR).toISOString(),
  status: 'free',
  register: 'health',
  unit: named('kotka'),
  profession: named('nurse'),
  schedule: 'a',
  ...more,
});

it('is the median of the books that the appointments tell of, a fully booked one among them', () => {
  const free = [1, 2, 3].map((days) => fact(days));
  const busy = [4, 5, 6].map((days) => fact(days, { schedule: 'b', status: 'busy' }));
  const other = [7, 8, 9].map((days) => fact(days, { schedule: 'c' }));
  const [row] = unitsOf([...free, ...busy, ...other, fact(1, { unit: undefined })], NOON);
  expect(row).toEqual({
    unit: 'kotka',
    unitName: { fi: 'KOTKA' },
    profession: 'nurse',
    professionName: { fi: 'NURSE' },
    books: 3,
    without: 1,
    median: { kind: 'days', days: 9 },
  });
  expect(unitsOf([...free, fact(0, { urgent: true })], NOON)[0]?.median).toEqual({ kind: 'days', days: 3 });
  // A book of groups alone is none of a profession's.
  const group = [1, 2, 3].map((days) => fact(days, { schedule: 'group', reserved: true }));
  expect(unitsOf([...free, ...group], NOON)[0]).toMatchObject({ books: 1, without: 0 });
});

describe('measuring', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'indicators-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const slots = [1, 2, 3].map((days) => fact(days));
  const start = (answer: Awaited<ReturnType<ReadSlots>>, at = NOON) => {
    const asked: Parameters<ReadSlots>[0][] = [];
    const clock = createManualClock(at);
    const measuring = createMeasuring({
      readSlots: async (query) => {
        asked.push(query);
        return answer;
      },
      file: join(folder, 'indicators.json'),
      clock,
      log: () => {},
    });
    return { asked, clock, measuring };
  };
  const first = async ({ measuring }: ReturnType<typeof start>) => {
    await measuring.read();
    const { value } = await measuring.watch().next();
    await measuring.close();
    return value;
  };

  it('measures a day once, keeps it, and reads half a year ahead', async () => {
    const one = start({ slots, failures: [] });
    const state = await first(one);
    expect(state?.measured.map(({ day }) => day)).toEqual(['2026-11-27']);
    expect(one.asked).toEqual([{ from: '2026-11-27T10:00:00.000Z', until: '2027-05-29T10:00:00.000Z' }]);
    expect(JSON.parse(await readFile(join(folder, 'indicators.json'), 'utf8'))).toMatchObject({ version: 1 });
    const again = await first(start({ slots, failures: [] }, NOON + HOUR));
    expect(again?.measured).toHaveLength(1);
    const next = await first(start({ slots, failures: [] }, NOON + 24 * HOUR));
    expect(next?.measured.map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-28']);
  });

  it('measures nothing before eight, nor while a source is silent', async () => {
    expect((await first(start({ slots, failures: [] }, NOON - 5 * HOUR)))?.measured).toEqual([]);
    const failures = [{ kind: 'unreachable', source: 'AVPH' } as const];
    const state = await first(start({ slots, failures }));
    expect([state?.measured, state?.failures, state?.units.length]).toEqual([[], failures, 1]);
  });

  it('says so where there are no appointments', async () => {
    const measuring = createMeasuring({
      readSlots: undefined,
      file: join(folder, 'x.json'),
      clock: createManualClock(NOON),
      log: () => {},
    });
    expect((await measuring.watch().next()).value?.state).toBe('off');
  });
});

it('counts each matter of an opened client once a day, and remembers nobody', () => {
  const counted: Pick<FigureKey, 'name' | 'kind'>[] = [];
  let day = '2026-11-27';
  const see = createLimitsSeen({ today: () => day, salt: 's', count: (one) => counted.push(one) });
  const entry = (id: string, state: 'kept' | 'late' | 'waiting') => ({
    id,
    source: 'APTJ',
    register: 'health' as const,
    title: 'Arvio',
    assessed: '2026-11-01',
    state,
  });
  const summary: Summary = {
    contextVersion: 1,
    client: 'Patient/a',
    sections: [
      {
        id: 'careAccess',
        closed: [],
        sources: [],
        conflicts: [],
        data: { id: 'careAccess', entries: [entry('1', 'kept'), entry('2', 'late'), entry('3', 'waiting')] },
      },
    ],
    prompts: { services: [], cards: [] },
  };
  see(summary);
  see(summary);
  const both = ['health-kept', 'health-late'].map((kind) => ({ name: 'limit', kind }));
  expect(counted).toEqual(both);
  see({ ...summary, client: 'Patient/b' });
  expect(counted).toHaveLength(4);
  day = '2026-11-28';
  see(summary);
  expect(counted).toHaveLength(6);
});
