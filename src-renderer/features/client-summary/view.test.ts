import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section, SectionId, SectionSource } from '#shared/client-summary.js';
import { type Contact, byGravity, rarerRegister, silentSources, timeline } from './order.js';
import { writeDate, writeMoment, writeNumber, writeTime } from './write.js';

const now = Date.parse('2026-11-23T08:42:00Z');

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

describe('silent sources', () => {
  const at = '2026-11-28T08:00:00Z';
  const cell = (source: string, state: SectionSource['state'], fetchedAt?: string): SectionSource => ({
    source,
    register: 'health',
    state,
    ...(fetchedAt === undefined ? {} : { fetchedAt }),
  });
  const section = (id: SectionId, ...sources: SectionSource[]): Section => ({
    id,
    closed: [],
    sources,
    conflicts: [],
    data: { id: 'flags', entries: [] },
  });
  const failed = cell('APTJ', 'failed');
  it('are told once when none of them has anything, though a server of bookings answers', () => {
    expect(silentSources({ sections: [section('flags', failed), section('contacts', failed)] })).toEqual(['APTJ']);
    const bookings = section('contacts', failed, cell('AVPH', 'ready', at));
    expect(silentSources({ sections: [section('flags', failed), bookings] })).toEqual(['APTJ']);
  });
  it('are told where they stand when another has answered, or something was read before', () => {
    const other = cell('Omatietovaranto', 'ready', at);
    const both = [section('flags', failed, other), section('contacts', failed, other)];
    expect(silentSources({ sections: both })).toEqual([]);
    const old = cell('APTJ', 'failed', at);
    expect(silentSources({ sections: [section('flags', old), section('contacts', old)] })).toEqual([]);
    expect(silentSources({ sections: [] })).toEqual([]);
  });
});
