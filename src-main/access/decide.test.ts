import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purposeSchema, serviceSchema } from '#shared/access.js';
import { type Register, type SectionId, registerSchema, sectionIdSchema } from '#shared/client-summary.js';
import { roleSchema } from '#shared/identity.js';
import { type AccessEvent, type AccessNow, begin, decide } from './decide.js';
import { offersFor } from './grounds.js';
import { ownRegisters, roleTable, worksIn } from './roles.js';
import { toState, toView } from './show.js';

const AT = '2026-11-23T08:36:00.000Z';
const TODAY = '2026-11-23';
const table = roleTable({});
const sections = fc.subarray([...sectionIdSchema.options], { minLength: 1, maxLength: 4 });
const register = fc.constantFrom<Register>(...registerSchema.options);
const permission = fc.record(
  {
    id: fc.constantFrom('Consent/1', 'Consent/2'),
    register,
    sections: fc.option(sections, { nil: undefined }),
    from: fc.constantFrom('2026-01-01', '2027-01-01'),
    until: fc.constantFrom('2026-06-01', '2026-12-31'),
  },
  { requiredKeys: ['id', 'register'] },
);
const ground = fc.oneof(
  fc.record({ kind: fc.constant('consent' as const), consent: fc.constantFrom('Consent/1', 'Consent/2') }),
  fc.constant({ kind: 'jointService' as const }),
  fc.record({
    kind: fc.constant('statutory' as const),
    id: fc.constantFrom('emergency', 'childProtection', 'essentialInterest', 'dutyToDisclose'),
  }),
);
const relationship = { kind: 'booking' as const, source: 'APTJ' };
const event: fc.Arbitrary<AccessEvent> = fc.oneof(
  fc.constant<AccessEvent>({ type: 'found', relationship, at: AT }),
  fc.constant<AccessEvent>({ type: 'notFound', failures: [] }),
  fc.constant({ type: 'checkAgain' as const }),
  fc.constant({ type: 'jointService' as const, at: AT }),
  fc.array(permission, { maxLength: 2 }).map((permissions) => ({
    type: 'permissions' as const,
    permissions: permissions.map(({ sections: some, ...rest }) =>
      some === undefined ? rest : { ...rest, sections: some },
    ),
  })),
  fc.record({
    type: fc.constant('purpose' as const),
    purpose: fc.constantFrom(...purposeSchema.options),
    service: fc.constantFrom(...serviceSchema.options),
    at: fc.constant(AT),
  }),
  fc.record({ type: fc.constant('openSections' as const), register, sections, ground, at: fc.constant(AT) }),
  fc.constant({ type: 'openProtected' as const }),
  fc.constant({ type: 'unmask' as const, reason: 'Kotikäynnin osoite' }),
  fc.record({ type: fc.constant('revokeConsent' as const), consent: fc.constant('Consent/1') }),
  fc.record({ type: fc.constant('revoked' as const), consent: fc.constant('Consent/1') }),
  fc.record({
    type: fc.constant('giveOn' as const),
    consultation: fc.constant('c1'),
    to: fc.constant('queue:q'),
    sections,
  }),
  fc.record({ type: fc.constant('takeOut' as const), how: fc.constantFrom('copied', 'printed'), sections }),
  fc.constant({ type: 'logFailed' as const }),
);
const who = (role: (typeof roleSchema.options)[number]) => ({ id: 'u1', rights: table[role] });

/** What of the data is open, register by register. */
const openOf = ({ who: person, opening, opened, jointService }: AccessNow): string[] =>
  opening.state !== 'open' || person === undefined
    ? []
    : [
        ...ownRegisters(person.rights, jointService).map((one) => `${one} *`),
        ...opened.flatMap((one) => one.sections.map((section) => `${one.register} ${section}`)),
      ];

describe('the right to see', () => {
  it('opens nothing without an entry that says so (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roleSchema.options), fc.array(event, { maxLength: 20 }), (role, events) => {
        let now = begin(1, 'Patient/p1', who(role));
        for (const one of events) {
          const decision = decide(now, one);
          if (!decision.may) continue;
          const { next, entry } = decision;
          const gained = openOf(next).filter((part) => !openOf(now).includes(part));
          const shows =
            gained.length > 0 ||
            (next.protectedData && !now.protectedData) ||
            (next.unmasked && !now.unmasked) ||
            one.type === 'takeOut' ||
            one.type === 'giveOn';
          if (shows) expect(entry).toMatchObject({ professional: 'u1', client: 'Patient/p1', version: 1 });
          for (const part of gained) expect(entry?.registers).toContain(part.split(' ')[0]);
          // Nothing but an opening ever opens the client.
          if (next.opening.state === 'open' && now.opening.state !== 'open') expect(entry?.action).toBe('accessOpened');
          now = next;
        }
        if (role === 'trainer') expect(openOf(now)).toEqual([]);
        for (const { ground: chosen, sections: some } of now.opened) {
          expect(some).not.toContain('consents' satisfies SectionId);
          if (chosen.kind === 'consent') expect(now.permissions.map(({ id }) => id)).toContain(chosen.consent);
        }
        expect(toView(now, 'no').open).toBe(now.opening.state === 'open');
        expect(toState(now, 'yes', TODAY).contextVersion).toBe(1);
      }),
    );
  });

  it('ends with the client: a new version begins with nothing (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roleSchema.options), (role) => {
        const now = begin(2, 'Patient/p2', who(role));
        expect(now).toMatchObject({ opened: [], protectedData: false, unmasked: false, permissions: [] });
        expect(now.opening.state).toBe(worksIn(table[role]).length === 0 ? 'refused' : 'checking');
        expect(begin(2, 'Patient/p2', undefined)).toMatchObject({ client: null, opening: { state: 'noClient' } });
      }),
    );
  });

  it('opens by permission what the permission covers, while it is in force', () => {
    const facts = { rights: table.nurse, jointService: false, today: TODAY };
    const offers = (more: object) =>
      offersFor('social', { ...facts, permissions: [{ id: 'Consent/1', register: 'social', ...more }] }).filter(
        ({ ground: one }) => one.kind === 'consent',
      );
    expect(offers({ sections: ['plans'] })).toMatchObject([{ sections: ['plans'] }]);
    expect(offers({})[0]?.sections).toHaveLength(sectionIdSchema.options.length - 1);
    expect(offers({ until: '2026-11-22' })).toEqual([]);
    expect(offers({ until: TODAY, from: TODAY })).toHaveLength(1);
    expect(offers({ from: '2026-11-24' })).toEqual([]);
    expect(offers({ register: 'health' })).toEqual([]);
  });

  it('gives a counsellor health data where the client has a joint service, and logs it', () => {
    const checking = begin(1, 'Patient/p1', who('counsellor'));
    const found = decide(checking, { type: 'found', relationship, at: AT });
    if (!found.may) throw new Error('not opened');
    expect(toState(found.next, 'no', TODAY)).toMatchObject({ own: ['social'], others: [{ register: 'health' }] });
    expect(toState(found.next, 'no', TODAY).others[0]?.offers.map(({ ground: one }) => one.kind)).toContain(
      'jointService',
    );
    const joint = decide(found.next, { type: 'jointService', at: AT });
    if (!joint.may) throw new Error('not joint');
    expect(joint.entry).toMatchObject({ action: 'sectionOpened', registers: ['health'], ground: 'jointService' });
    expect(toState(joint.next, 'no', TODAY)).toMatchObject({ own: ['social', 'health'], others: [] });
  });
});

describe('appointments', () => {
  const who = { id: 'antti', rights: table.nurse };
  const opened = (): AccessNow => {
    const decision = decide(begin(1, 'Patient/km-1001', who), { type: 'found', relationship, at: AT });
    if (!decision.may) throw new Error('A relationship opens');
    return decision.next;
  };
  const step = (of: Register) => ({ type: 'appoint' as const, action: 'appointmentBooked' as const, register: of });

  it('are booked in the register of the own duties, logged with it, and in no other before a ground', () => {
    const now = opened();
    const own = decide(now, { ...step('health'), appointment: 'avph/Slot/s' });
    expect(own).toMatchObject({
      may: true,
      entry: {
        action: 'appointmentBooked',
        appointment: 'avph/Slot/s',
        registers: ['health'],
        client: 'Patient/km-1001',
      },
    });
    expect(decide(now, step('social')).may).toBe(false);
    const joint = decide(now, { type: 'jointService', at: AT });
    const ground = { kind: 'jointService' as const };
    const wider =
      joint.may &&
      decide(joint.next, { type: 'openSections', register: 'social', sections: ['contacts'], ground, at: AT });
    expect(wider && wider.may && decide(wider.next, step('social')).may).toBe(true);
  });

  it('are not booked before the client is open', () => {
    expect(decide(begin(1, 'Patient/km-1001', who), step('health')).may).toBe(false);
  });
});
