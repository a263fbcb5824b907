import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasurementSeries, SectionData } from '#shared/client-summary.js';
import { merge } from './index.js';

type Medicine = Extract<SectionData, { id: 'medication' }>['entries'][number];
type Allergy = Extract<SectionData, { id: 'allergies' }>['entries'][number];

const SOURCES = ['APTJ', 'Kanta', 'Omatieto'];
const medicines = (source: string) =>
  fc.uniqueArray(
    fc.record(
      {
        id: fc.constantFrom('MedicationRequest/1', 'MedicationRequest/2', 'MedicationRequest/3'),
        source: fc.constant(source),
        register: fc.constantFrom('health' as const, 'social' as const),
        title: fc.constantFrom('Marevan', 'Ramipriili', ''),
        active: fc.boolean(),
        selfReported: fc.boolean(),
        dosage: fc.constantFrom('1 × 1', '1 x 2'),
        reason: fc.constantFrom('flimmeri'),
        substance: fc.constantFrom('B01AA03', 'C09AA05'),
        identifiers: fc.array(fc.constantFrom('u|1', 'u|2', 'u|3'), { maxLength: 2 }),
        updated: fc.constantFrom('2026-01-01', '2026-02-02'),
      },
      { requiredKeys: ['id', 'source', 'register', 'title', 'active', 'selfReported'] },
    ),
    { selector: (one) => one.id, maxLength: 3 },
  );
const medicineParts = fc
  .tuple(...SOURCES.map((source) => medicines(source)))
  .map((each) => each.map((entries): SectionData => ({ id: 'medication', entries })));

const point = fc.record({
  id: fc.constantFrom('Observation/1', 'Observation/2'),
  at: fc.constantFrom('2026-01-01', '2026-01-01T08:00:00Z', '2026-01-01T10:00:00+02:00', '2026-02-01'),
  value: fc.constantFrom(1, 2, null),
  own: fc.boolean(),
});
const seriesParts = fc
  .tuple(
    ...SOURCES.map((source) =>
      fc.uniqueArray(
        fc.record({
          id: fc.constant('Observation?code=x'),
          source: fc.constant(source),
          register: fc.constantFrom('health' as const, 'social' as const),
          title: fc.constantFrom('INR', 'Paino'),
          code: fc.constantFrom('6301-6', '29463-7'),
          unit: fc.constantFrom('kg', 'mmol/L'),
          points: fc.array(point, { minLength: 1, maxLength: 5 }),
        }),
        { selector: ({ code, unit, register }) => `${code} ${unit} ${register}`, maxLength: 3 },
      ),
    ),
  )
  .map((each) => each.map((entries): SectionData => ({ id: 'measurements', entries })));

const sorted = (value: readonly unknown[]) => value.map((one) => JSON.stringify(one)).toSorted();
const medicinesOf = (data: SectionData): Medicine[] => (data.id === 'medication' ? data.entries : []);
const seriesOf = (data: SectionData): MeasurementSeries[] => (data.id === 'measurements' ? data.entries : []);
const values = (entry: object) =>
  Object.entries(entry).filter(([key]) => !['id', 'source', 'alsoIn', 'identifiers'].includes(key));

describe('merge of sources', () => {
  it('is the same whatever order the sources are in, but for the order of entries (property)', () => {
    fc.assert(
      fc.property(fc.oneof(medicineParts, seriesParts), (parts) => {
        const id = parts[0]?.id ?? 'medication';
        const [one, other] = [merge(id, parts), merge(id, parts.toReversed())];
        const flat = (data: SectionData) =>
          sorted([
            ...medicinesOf(data),
            ...seriesOf(data).map((s) => ({ ...s, points: sorted(s.points.map((p) => ({ ...p, id: '' }))) })),
          ]);
        expect(flat(other.data).length).toBe(flat(one.data).length);
        expect(other.conflicts.map((c) => `${c.kind} ${sorted(c.sides).join()}`).toSorted()).toEqual(
          one.conflicts.map((c) => `${c.kind} ${sorted(c.sides).join()}`).toSorted(),
        );
        if (id === 'medication') expect(flat(other.data)).toEqual(flat(one.data));
      }),
    );
  });

  it('loses no entry and invents no value (property)', () => {
    fc.assert(
      fc.property(medicineParts, (parts) => {
        const given = parts.flatMap(medicinesOf);
        const { data, conflicts } = merge('medication', parts);
        const shown = medicinesOf(data);
        for (const entry of given) {
          const itself = shown.some((one) => one.id === entry.id && one.source === entry.source);
          const beside = shown.some(
            (one) =>
              one.alsoIn?.includes(entry.source) === true &&
              values(entry).every(
                ([key, value]) =>
                  key === 'updated' ||
                  Object.entries(one).some(([k, v]) => k === key && JSON.stringify(v) === JSON.stringify(value)),
              ),
          );
          expect(itself || beside).toBe(true);
        }
        const all = new Set(given.flatMap((one) => values(one).map((pair) => JSON.stringify(pair))));
        for (const one of shown) {
          expect(one).not.toHaveProperty('identifiers');
          for (const pair of values(one)) expect(all.has(JSON.stringify(pair))).toBe(true);
        }
        for (const { sides } of conflicts)
          for (const side of sides)
            expect(shown.some((one) => one.id === side.entry && one.source === side.source)).toBe(true);
      }),
    );
  });

  it('keeps every measured point under its source or shows it once for all that gave it (property)', () => {
    fc.assert(
      fc.property(seriesParts, (parts) => {
        const key = (p: { at: string; value: number | null; own: boolean }) =>
          `${p.at.includes('T') ? Date.parse(p.at) : p.at} ${String(p.value)} ${String(p.own)}`;
        const joined = seriesOf(merge('measurements', parts).data);
        for (const series of parts.flatMap(seriesOf)) {
          const home = joined.filter(
            (one) => one.code === series.code && one.unit === series.unit && one.register === series.register,
          );
          expect(home).toHaveLength(1);
          const [one] = home;
          if (one === undefined) return;
          expect([one.source, ...(one.alsoIn ?? [])]).toContain(series.source);
          for (const wanted of new Set(series.points.map(key))) {
            const mine = series.points.filter((p) => key(p) === wanted).length;
            expect(one.points.filter((p) => key(p) === wanted).length).toBeGreaterThanOrEqual(mine);
          }
        }
        const all = new Set(parts.flatMap(seriesOf).flatMap((one) => one.points.map(key)));
        for (const one of joined) for (const p of one.points) expect(all.has(key(p))).toBe(true);
      }),
    );
  });

  const medicine = (source: string, more: Partial<Medicine>): SectionData => ({
    id: 'medication',
    entries: [
      {
        id: 'MedicationRequest/1',
        source,
        register: 'health',
        title: 'Marevan',
        active: true,
        selfReported: false,
        ...more,
      },
    ],
  });
  it('shows once what two sources name by one identifier, with what each tells', () => {
    const { data, conflicts } = merge('medication', [
      medicine('APTJ', { identifiers: ['rx|1'], dosage: '1 × 1' }),
      medicine('Kanta', { identifiers: ['rx|1'], reason: 'flimmeri' }),
    ]);
    expect(data.entries).toMatchObject([{ source: 'APTJ', alsoIn: ['Kanta'], dosage: '1 × 1', reason: 'flimmeri' }]);
    expect(conflicts).toEqual([]);
  });

  it('tells two doses of one substance, and the same twice, picking neither', () => {
    const dose = merge('medication', [
      medicine('APTJ', { substance: 'B01AA03', dosage: '1 × 1', prescriber: 'LL Aalto' }),
      medicine('Omatieto', { substance: 'B01AA03', title: 'Varfariini', dosage: '2 × 1' }),
    ]);
    expect(dose.data.entries).toHaveLength(2);
    expect(dose.conflicts).toMatchObject([
      { kind: 'dose', sides: [{ source: 'APTJ', says: 'Marevan, 1 × 1', writer: 'LL Aalto' }, { source: 'Omatieto' }] },
    ]);
    const twice = merge('medication', [medicine('APTJ', {}), medicine('Omatieto', {})]);
    expect(twice.conflicts).toMatchObject([{ kind: 'duplicateSubstance', title: 'Marevan' }]);
    expect(merge('medication', [medicine('APTJ', {}), medicine('Omatieto', { active: false })]).conflicts).toEqual([]);
  });

  it('tells an allergy that one source refutes', () => {
    const allergy = (source: string, active: boolean): SectionData => {
      const entry: Allergy = {
        id: 'A/1',
        source,
        register: 'health',
        kind: 'allergy',
        active,
        title: 'Penisilliini',
        severity: 'high',
      };
      return { id: 'allergies', entries: [entry] };
    };
    expect(merge('allergies', [allergy('APTJ', true), allergy('Kanta', false)]).conflicts).toMatchObject([
      {
        kind: 'allergyStatus',
        sides: [
          { source: 'APTJ', active: true },
          { source: 'Kanta', active: false },
        ],
      },
    ]);
    expect(merge('allergies', [allergy('APTJ', true), allergy('Kanta', true)]).conflicts).toEqual([]);
  });
});
