import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionDataSchema } from '#shared/client-summary.js';
import { searches } from './index.js';
import type { Mapped, SectionSearch } from './read.js';

const origin = {
  source: 'APTJ',
  register: 'health',
  patient: 'p',
  now: Date.parse('2026-11-27T12:00:00+02:00'),
} as const;
const me = { reference: 'Patient/p' };
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('x'.repeat(60_000), Number.MAX_VALUE, [], {}, [[[]]], [null], 'entered-in-error', {
    text: 'x',
  }),
);
const words = fc.oneof(fc.record({ text: fc.string() }), fc.array(fc.record({ text: fc.string() }), { maxLength: 2 }));
/** A resource of the type that is about the client, with some of its elements right and others not. */
const near = (type: string) =>
  fc.record(
    {
      resourceType: fc.constant(type),
      id: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c') }, { weight: 1, arbitrary: fc.string() }),
      status: fc.oneof(fc.constantFrom('active', 'completed', 'entered-in-error'), junk),
      subject: fc.oneof({ weight: 3, arbitrary: fc.constant(me) }, { weight: 1, arbitrary: junk }),
      patient: fc.oneof({ weight: 3, arbitrary: fc.constant(me) }, { weight: 1, arbitrary: junk }),
      participant: fc.oneof(fc.constant([{ actor: me }]), junk),
      author: fc.oneof(fc.constant(me), junk),
      code: fc.oneof(words, junk),
      type: fc.oneof(words, junk),
      category: fc.oneof(words, junk),
      description: fc.oneof(words, fc.string(), junk),
      title: fc.oneof(fc.string(), junk),
      name: fc.oneof(fc.string(), junk),
      authoredOn: fc.oneof(fc.constantFrom('2026', '2026-11-20', '2026-11-20T10:00:00Z'), junk),
      effectiveDateTime: fc.oneof(fc.constantFrom('2026', '2026-11', '2026-11-20', '2026-99-99'), junk),
      valueQuantity: fc.oneof(fc.record({ value: fc.double(), unit: fc.constantFrom('kg', 'g') }), junk),
      component: junk,
      content: junk,
      payload: junk,
      section: junk,
      item: fc.oneof(fc.array(fc.record({ linkId: fc.string(), text: fc.string(), answer: junk, item: junk })), junk),
      medicationReference: junk,
      contained: junk,
      identifier: junk,
      meta: junk,
      extension: junk,
      contact: junk,
      provision: junk,
    },
    { requiredKeys: ['resourceType'] },
  );

/** Sections of single rows; the others hold series, or what stands inside one hit. */
const shownRows = ({ data }: Mapped): number =>
  data.reduce((sum, part) => sum + (['measurements', 'outcomes'].includes(part.id) ? 0 : part.entries.length), 0);

function check(search: SectionSearch, matches: readonly unknown[], included: readonly unknown[] = []): Mapped {
  const mapped = search.map({ matches, included }, origin);
  for (const part of mapped.data) sectionDataSchema.parse(part);
  expect(mapped.data.map((part) => part.id).every((id) => search.sections.includes(id))).toBe(true);
  // Nothing is invented: reasons name elements, never content.
  for (const one of mapped.skipped) {
    expect(Object.keys(one).every((key) => ['type', 'reason', 'element'].includes(key))).toBe(true);
  }
  const told = shownRows(mapped) + mapped.skipped.length;
  if (search.type === 'Observation') {
    const points = mapped.data.flatMap((part) =>
      part.id === 'measurements' || part.id === 'outcomes' ? part.entries.flatMap((series) => series.points) : [],
    );
    // Parts of one observation are named by it: counted once an id, and a duplicated id is a hit of its own.
    expect(points.length + mapped.skipped.length).toBeGreaterThanOrEqual(
      matches.length - points.filter((point) => point.id.includes('#')).length,
    );
  } else if (search.type === 'Consent') expect(told).toBeLessThanOrEqual(matches.length);
  else if (search.type !== 'Patient') expect(told).toBe(matches.length);
  return mapped;
}

describe('every search', () => {
  it.each(searches.map((search) => [search.type, search] as const))(
    '%s: whatever comes, nothing is thrown, and every hit is shown or told as skipped',
    (type, search) => {
      const hits = fc.array(fc.oneof({ weight: 5, arbitrary: near(type) }, { weight: 1, arbitrary: fc.jsonValue() }), {
        maxLength: 6,
      });
      const others = fc.oneof(fc.jsonValue(), near('Slot'), near('Schedule'), near('Appointment'), near('Medication'));
      fc.assert(
        fc.property(hits, others, (matches, included) => void check(search, matches, [included])),
        { numRuns: 40 },
      );
    },
  );

  it.each(searches.map((search) => [search.type, search] as const))(
    '%s: depth without end and size without end are borne',
    (type, search) => {
      let deep: unknown = { text: 'pohja', title: 'pohja', answer: [{ valueString: 'x' }] };
      for (let level = 0; level < 20_000; level += 1) deep = { linkId: 'q', text: 'q', item: [deep], section: [deep] };
      const base = { resourceType: type, id: 'a', subject: me, patient: me, participant: [{ actor: me }], sender: me };
      const huge = 'x'.repeat(2_000_000);
      check(search, [
        { ...base, item: [deep], section: [deep], contained: [deep], extension: [deep], code: { text: 'a' } },
        { ...base, code: { text: huge }, title: huge, description: huge, type: { text: huge }, status: huge },
      ]);
    },
  );

  it('asks for each type once, and feeds every section', () => {
    const types = searches.map((search) => search.type);
    expect(types).toHaveLength(new Set(types).size);
    const fed = new Set(searches.flatMap((search) => search.sections));
    expect([...fed].sort()).toEqual(sectionDataSchema.options.map((one) => one.shape.id.value).sort());
  });
});
