import { call } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessState, Ground } from '#shared/access.js';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { createManualClock } from '#shared/clock.js';
import { encounter, openDesk, patient, practitioner, settled } from '../../tests/fixtures/access-desk.js';

type Resource = Record<string, unknown> & { resourceType: string; id: string };
interface Item {
  resource: Resource;
  section: SectionId;
  /** Day that it tells of. */
  day: string | undefined;
  code: string;
}

const NOW = Date.parse('2026-11-23T08:36:00.000Z');
const about = { reference: 'Patient/p1' };
const SYSTEM = 'https://kymijoki.example/codes';
const days = ['2026-01-15', '2026-06-15', '2026-10-15'];
const codes = ['a', 'b'];
const coded = (code: string) => ({ coding: [{ system: SYSTEM, code }], text: `Asia ${code}` });

/** Entries of the social register, in three sections, of different days and codes. */
const itemOf = (
  kind: 'Flag' | 'Encounter' | 'Observation',
  id: string,
  code: string,
  day: string | undefined,
  extra: object,
): Item => {
  const base = {
    id,
    status: kind === 'Observation' ? 'final' : kind === 'Flag' ? 'active' : 'finished',
    subject: about,
  };
  switch (kind) {
    case 'Flag':
      return {
        section: 'flags',
        day,
        code,
        resource: {
          resourceType: kind,
          ...base,
          code: coded(code),
          ...(day === undefined ? {} : { period: { start: day, end: day } }),
          ...extra,
        },
      };
    case 'Encounter':
      return {
        section: 'contacts',
        day,
        code,
        resource: {
          resourceType: kind,
          ...base,
          type: [coded(code)],
          ...(day === undefined ? {} : { period: { start: day, end: day } }),
          ...extra,
        },
      };
    default:
      return {
        section: 'measurements',
        day,
        code,
        resource: {
          resourceType: kind,
          ...base,
          code: coded(code),
          valueQuantity: { value: 7, unit: 'p' },
          // A range that is taken from the newest must not be that of an entry left out.
          referenceRange: [{ low: { value: Number(id.replace(/\D/g, '')), unit: 'p' } }],
          ...(day === undefined ? {} : { effectiveDateTime: day }),
          ...extra,
        },
      };
  }
};
const extras = fc.constantFrom<object>(
  {},
  {},
  // What cannot be read is told as skipped: an entry that is denied is not.
  { code: 7, type: 7 },
  { status: 'entered-in-error' },
  { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] } },
);
const items = fc
  .array(
    fc.tuple(
      fc.constantFrom('Flag', 'Encounter', 'Observation'),
      fc.constantFrom(...codes),
      fc.option(fc.constantFrom(...days), { nil: undefined }),
      extras,
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) => list.map(([kind, code, day, extra], index) => itemOf(kind as 'Flag', `s${index}`, code, day, extra)));

interface Denial {
  types: string[] | undefined;
  codes: string[] | undefined;
  dataPeriod: { start: string; end: string } | undefined;
  inForce: boolean;
  /** In the source of the register that it is about, or a denial of the professional's own register in the master. */
  where: 'register' | 'master';
  as: 'whole' | 'nested' | 'inThePermission' | 'deeper';
}
const denials: fc.Arbitrary<Denial> = fc.record({
  types: fc.option(fc.subarray(['Flag', 'Encounter', 'Observation'], { minLength: 1 }), { nil: undefined }),
  codes: fc.option(fc.subarray(codes, { minLength: 1 }), { nil: undefined }),
  dataPeriod: fc.option(fc.constant({ start: '2026-06-01', end: '2026-06-30' }), { nil: undefined }),
  inForce: fc.boolean(),
  where: fc.constantFrom('register', 'register', 'master'),
  as: fc.constantFrom('whole', 'nested', 'inThePermission', 'deeper'),
});

/** What the denial covers, told in the plainest way: not by the code under test. */
const covered = (item: Item, denial: Denial): boolean => {
  const { code, type } = item.resource;
  const readable = code !== 7 && type !== 7;
  return (
    denial.inForce &&
    denial.where === 'register' &&
    (denial.types === undefined || denial.types.includes(item.resource.resourceType)) &&
    (denial.codes === undefined || (readable && denial.codes.includes(item.code))) &&
    (denial.dataPeriod === undefined || item.day === undefined || item.day.startsWith('2026-06'))
  );
};

const provisionOf = ({ types, codes: some, dataPeriod, inForce }: Denial) => ({
  type: 'deny',
  ...(types === undefined
    ? {}
    : { class: types.map((code) => ({ system: 'http://hl7.org/fhir/resource-types', code })) }),
  ...(some === undefined ? {} : { code: some.map((code) => ({ coding: [{ system: SYSTEM, code }] })) }),
  ...(dataPeriod === undefined ? {} : { dataPeriod }),
  period: inForce ? { start: '2026-01-01' } : { start: '2025-01-01', end: '2025-12-31' },
});
const consent = (id: string, words: string, provision: object): Resource => ({
  resourceType: 'Consent',
  id,
  status: 'active',
  patient: about,
  category: [{ text: words }],
  dateTime: '2026-09-01',
  provision,
});
const permission = (more: object = {}) => consent('lupa', 'Luovutuslupa', { type: 'permit', ...more });
function consentsWith(denial: Denial): Resource[] {
  const provision = provisionOf(denial);
  switch (denial.as) {
    case 'whole':
      return [permission(), consent('kielto', 'Luovutuskielto', provision)];
    case 'nested':
      return [permission(), consent('kielto', 'Tahdonilmaisu', { provision: [provision] })];
    case 'deeper':
      return [permission(), consent('kielto', 'Tahdonilmaisu', { provision: [{ provision: [provision] }] })];
    case 'inThePermission':
      return [permission({ provision: [provision] })];
  }
}
/** The sources of the social register and of the master, with the denial or with nothing of it. */
const worldOf = (all: readonly Item[], { where }: Denial, consents: readonly Resource[]) => {
  const entries = all.map(({ resource }) => resource);
  return where === 'register'
    ? { social: [...entries, ...consents], master: [] }
    : { social: [...entries, permission()], master: consents };
};

/** All that the renderer gets of one client, at each step of the way. */
async function received(
  { social, master }: { social: readonly Resource[]; master: readonly Resource[] },
  ground?: Ground,
) {
  const desk = await openDesk({
    clock: createManualClock(NOW),
    sources: [
      { register: 'health', resources: [patient, practitioner, encounter, ...master] },
      { register: 'social', resources: [patient, ...social] },
    ],
  });
  const seen: unknown[] = [];
  const look = async (access: (state: AccessState) => boolean, summary: (one: Summary) => boolean = settled) => {
    seen.push(await desk.state(access), await desk.shown((one) => settled(one) && summary(one)));
  };
  try {
    desk.open();
    await look((state) => state.others[0]?.offers.some(({ ground: one }) => one.kind === 'consent') === true);
    const sections: SectionId[] = ['flags', 'contacts', 'measurements'];
    const chosen = ground ?? { kind: 'consent' as const, consent: 'Consent/lupa' };
    const asked = { version: 1, register: 'social' as const, sections, ground: chosen };
    seen.push(await call(desk.asks.openSections, asked, desk.context));
    const bothNamed = ({ sections: all }: Summary) => all.find(({ id }) => id === 'flags')?.sources.length === 2;
    await look(() => true, bothNamed);
    seen.push(await call(desk.asks.openProtected, { version: 1 }, desk.context));
    await look(({ protectedData }) => protectedData === 'open', bothNamed);
    return seen;
  } finally {
    await desk.close();
  }
}

describe('a luovutuskielto', () => {
  it('leaves no trace in anything that the renderer receives (property)', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(items, denials, async (all, denial) => {
        const left = all.filter((item) => !covered(item, denial));
        const [withDenial, without] = await Promise.all([
          received(worldOf(all, denial, consentsWith(denial))),
          received(worldOf(left, denial, [permission()])),
        ]);
        expect(withDenial).toEqual(without);
      }),
      { numRuns: 30 },
    );
  });

  it('does not bind a ground by law, and tells of itself neither then', async () => {
    const item = itemOf('Flag', 's1', 'a', '2026-06-15', {});
    const denial: Denial = {
      types: undefined,
      codes: undefined,
      dataPeriod: undefined,
      inForce: true,
      where: 'register',
      as: 'whole',
    };
    const ground = { kind: 'statutory', id: 'childProtection' } as const;
    const [withDenial, without] = await Promise.all([
      received(worldOf([item], denial, consentsWith(denial)), ground),
      received(worldOf([item], denial, [permission()]), ground),
    ]);
    expect(withDenial).toEqual(without);
    expect(JSON.stringify(withDenial)).toContain('Flag/s1');
  });
});
