import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section, SectionData, Summary } from '#shared/client-summary.js';
import { isNew, keepNewKeys, newKeys, onlyNew } from './new-since.js';

const now = Date.parse('2026-11-23T08:42:00Z');
const since = '2026-11-12T09:00:00Z';
const base = { id: 'e', source: 'APTJ', register: 'health' } as const;
const message = (sent?: string, updated?: string) =>
  ({
    ...base,
    title: 'Viesti',
    fromClient: true,
    status: 'unread',
    ...(sent === undefined ? {} : { sent }),
    ...(updated === undefined ? {} : { updated }),
  }) as const;
const summary = (data: SectionData): Summary => {
  const section: Section = { id: data.id, closed: [], sources: [], conflicts: [], data };
  return { contextVersion: 1, client: 'Patient/a', sections: [section], prompts: { services: [], cards: [] } };
};

describe('what is new since the last visit', () => {
  it.each([
    ['before it', message('2026-11-12T08:59:00Z'), false],
    ['after it', message('2026-11-12T09:01:00Z'), true],
    ['the same day, without a time', message('2026-11-12'), true],
    ['the day before, without a time', message('2026-11-11'), false],
    ['changed after it', message('2020-01-01', '2026-11-20T10:00:00Z'), true],
    ['ahead', message('2026-12-24'), false],
    ['without any time', message(), false],
    ['in words that are no time', message('syksyllä'), false],
  ])('%s', (_name, entry, expected) => expect(isNew(entry, since, now)).toBe(expected));

  it('marks nothing at the first visit', () => expect(isNew(message('2026-11-20'), undefined, now)).toBe(false));

  it('counts exactly those that the filter leaves, and keeps the order (property)', () => {
    const day = fc.date({ min: new Date('2026-10-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day), day, (days, visit) => {
        const entries = days.map((one, at) => ({ ...message(one.toISOString()), id: String(at) }));
        const before = summary({ id: 'messages', entries });
        const after = onlyNew(before, visit.toISOString(), now);
        const left = after.sections.flatMap((one) => [...one.data.entries].map((entry) => entry.id));
        expect(left).toHaveLength(newKeys(before, visit.toISOString(), now).size);
        expect(left).toEqual(entries.filter((one) => isNew(one, visit.toISOString(), now)).map((one) => one.id));
      }),
    );
  });

  it('remembers sections without telling otherwise, and keeps the set while it holds the same (property)', () => {
    const entries = fc
      .array(fc.date({ min: new Date('2026-11-01'), max: new Date('2026-11-30'), noInvalidDate: true }))
      .map((days) => days.map((one, at) => ({ ...message(one.toISOString()), id: String(at) })));
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1 }), (states) => {
        const kept = keepNewKeys();
        for (const state of states) {
          const one = summary({ id: 'messages', entries: state });
          const keys = kept(one, since, now);
          expect(keys).toEqual(newKeys(one, since, now));
          expect(kept({ ...one }, since, now)).toBe(keys);
          expect(kept(one, undefined, now).size).toBe(0);
        }
      }),
    );
  });
});
