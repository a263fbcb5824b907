import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessState, Ground } from '#shared/access.js';
import { registerSchema, sectionIdSchema } from '#shared/client-summary.js';
import { groundKey, isWhollyClosed, offersFor, openedFor, sectionsOf } from './grounds.js';

const ground = fc.oneof(
  fc.constantFrom('c1', 'c2').map((consent): Ground => ({ kind: 'consent', consent })),
  fc.constant<Ground>({ kind: 'jointService' }),
  fc.constantFrom('emergency', 'dutyToDisclose').map((id): Ground => ({ kind: 'statutory', id })),
);
const sections = fc.subarray(sectionIdSchema.options, { minLength: 1 });
const section = fc.constantFrom(...sectionIdSchema.options);
const register = fc.constantFrom(...registerSchema.options);
const state = (others: AccessState['others']): AccessState => ({
  contextVersion: 1,
  client: 'Patient/a',
  opening: { state: 'checking' },
  choices: { purposes: [], services: [] },
  own: ['health'],
  sections: [...sectionIdSchema.options],
  others,
  protectedData: 'closed',
  nonDisclosure: 'none',
});

describe('grounds of a closed section', () => {
  it('offers for a section only what opens it (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ground, sections })), section, (offers, one) => {
        const access = state([{ register: 'social', offers, opened: [] }]);
        const found = offersFor(access, 'social', one);
        expect(found).toEqual(offers.filter((offer) => offer.sections.includes(one)));
        expect(offersFor(access, 'health', one)).toEqual([]);
      }),
    );
  });
  it('opens the section that was asked for, and with it only what the ground opens and the register may hold (property)', () => {
    fc.assert(
      fc.property(ground, sections, section, register, fc.boolean(), (of, opens, one, whose, all) => {
        const opened = sectionsOf({ ground: of, sections: opens }, one, whose, all);
        expect(opened[0]).toBe(one);
        expect(new Set(opened).size).toBe(opened.length);
        if (!all) expect(opened).toEqual([one]);
        for (const other of opened.slice(1)) {
          expect(opens).toContain(other);
          expect(isWhollyClosed({ id: other, closed: [whose === 'health' ? 'social' : 'health'] })).toBe(false);
        }
      }),
    );
  });
  it('tells of a section by what it was opened last', () => {
    const opened = (id: 'emergency' | 'dutyToDisclose', at: string) => ({
      ground: { kind: 'statutory' as const, id },
      sections: ['messages' as const, 'allergies' as const],
      at,
    });
    const access = state([
      {
        register: 'social',
        offers: [{ ground: { kind: 'statutory', id: 'dutyToDisclose' }, sections: ['messages'], detail: '703/2023' }],
        opened: [opened('emergency', '2026-11-23T08:00:00Z'), opened('dutyToDisclose', '2026-11-23T09:00:00Z')],
      },
    ]);
    expect(openedFor(access, 'messages')).toEqual([
      {
        register: 'social',
        ground: { kind: 'statutory', id: 'dutyToDisclose' },
        at: '2026-11-23T09:00:00Z',
        detail: '703/2023',
      },
    ]);
    expect(openedFor(access, 'allergies')).toEqual([]);
  });
  it('has a key for each ground (property)', () => {
    fc.assert(
      fc.property(ground, ground, (a, b) => {
        expect(groundKey(a) === groundKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});
