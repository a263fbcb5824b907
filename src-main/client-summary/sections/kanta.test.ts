import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SectionData, sectionDataSchema } from '#shared/client-summary.js';
import { searches } from './index.js';

const now = Date.parse('2026-11-27T12:00:00+02:00');
const folder = resolve(import.meta.dirname, '../../../../shared/data/kanta-examples');
const there = existsSync(folder);
const resourceSchema = z.looseObject({ resourceType: z.string() });
const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: resourceSchema })),
});
type Resource = z.infer<typeof resourceSchema>;

/** Types of which no client has any: they come along and are named by what points at them. */
const NAMED_BY_OTHERS = ['Medication', 'Organization', 'Practitioner', 'PractitionerRole'];

/** The resources of a file. Those of the big bundle carry no id, which a server gives when it takes them in. */
function resourcesOf(file: string): Resource[] {
  const json: unknown = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
  const bundle = bundleSchema.safeParse(json);
  if (!bundle.success) return [resourceSchema.parse(json)];
  return bundle.data.entry.map(({ resource }, index) => ({ id: `${file.slice(0, 8)}-${String(index)}`, ...resource }));
}

describe.skipIf(!there)(`Kanta examples${there ? '' : ` (skipped: ${folder} is not here)`}`, () => {
  const files = there ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const included = files.flatMap(resourcesOf).filter((one) => NAMED_BY_OTHERS.includes(one.resourceType));

  /** Reads one hit as its source would give it for the client that it names. */
  function read(resource: Resource) {
    const search = searches.find((one) => one.type === resource.resourceType);
    if (search === undefined) return undefined;
    const named = /"Patient\/([^"]+)"/.exec(JSON.stringify(resource['subject'] ?? null))?.[1];
    const patient = named ?? String(resource['id']);
    return search.map({ matches: [resource], included }, { source: 'APTJ', register: 'health', patient, now });
  }
  const pointsOf = (part: SectionData) =>
    part.id === 'measurements' || part.id === 'outcomes' ? part.entries.flatMap((series) => series.points) : [];
  const rows = (part: SectionData) => Math.max(pointsOf(part).length, part.entries.length);

  it.each(files)('%s: each resource is shown, or why it is not is told', (file) => {
    const told: Record<string, number> = {};
    const note = (what: string) => (told[what] = (told[what] ?? 0) + 1);
    const resources = resourcesOf(file);
    for (const resource of resources) {
      const mapped = read(resource);
      if (mapped === undefined) {
        expect(NAMED_BY_OTHERS, resource.resourceType).toContain(resource.resourceType);
        note('named by others');
        continue;
      }
      for (const part of mapped.data) sectionDataSchema.parse(part);
      const shown = mapped.data.filter((part) => rows(part) > 0);
      if (mapped.skipped.length > 0) note(`skipped: ${JSON.stringify(mapped.skipped[0])}`);
      // Who the client is stands in the banner; the summary takes only those near to them from it.
      else if (resource.resourceType === 'Patient') note('banner');
      else note(shown[0]?.id ?? 'lost');
    }
    expect(told).not.toHaveProperty('lost');
    expect(Object.values(told).reduce((sum, one) => sum + one, 0)).toBe(resources.length);
    expect(Object.keys(told).filter((what) => what.startsWith('skipped'))).toEqual([]);
  });

  const readAll = (type: string) =>
    files
      .flatMap(resourcesOf)
      .filter((one) => one.resourceType === type)
      .map(read);

  it('shows all 193 observations, each as a number or in the words of its source', () => {
    const all = readAll('Observation');
    expect(all.flatMap((one) => one?.skipped ?? [])).toEqual([]);
    const series = all.flatMap((one) =>
      (one?.data ?? []).flatMap((part) => (part.id === 'measurements' ? part.entries : [])),
    );
    const points = series.flatMap((one) => one.points);
    expect(points.map((point) => point.id)).toHaveLength(all.length);
    expect(all.length).toBeGreaterThanOrEqual(193);
    for (const point of points) expect(point.value !== null || (point.text ?? '') !== '').toBe(true);
    expect(points.every((point) => point.own)).toBe(true);
    const said = (id: string) => points.find((point) => point.id === `Observation/${id}`);
    expect(said('bloodglucose-as-text')).toMatchObject({ value: null, text: 'HIGH' });
    expect(said('bloodglucose-data-absent')).toMatchObject({ value: null, text: 'Error' });
    expect(said('bloodglucose-max')).toMatchObject({
      value: null,
      text: expect.stringMatching(/^< 10 mmol\/L/),
    });
    expect(said('bloodpressure-max')).toMatchObject({ value: 95, value2: 65 });
    expect(series.find((one) => one.code === '85354-9')).toMatchObject({ low: 100, high: 150, unit: 'mmHg' });
    // That range contradicts itself (low 16, high 10): none is better than a wrong one.
    expect(series.find((one) => one.code === '15074-8')).not.toHaveProperty('low');
  });

  it('shows all six prescriptions with name, strength, dosage and reason', () => {
    const all = readAll('MedicationRequest');
    expect(all.flatMap((one) => one?.skipped ?? [])).toEqual([]);
    const entries = all.flatMap((one) =>
      (one?.data ?? []).flatMap((part) => (part.id === 'medication' ? part.entries : [])),
    );
    expect(entries).toHaveLength(6);
    expect(entries[0]).toMatchObject({
      title: 'CARDACE (ramipriili)',
      strength: '5 mg',
      dosage: '1 tabletti 2 kertaa päivässä',
      reason: 'Verenpainelääke.',
      started: '2019-10-16T18:44:16+02:00',
    });
    for (const one of entries) expect(one.dosage).toBeTruthy();
  });
});
