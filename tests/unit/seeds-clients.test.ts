import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FinnishSSN } from 'finnish-ssn';
import { describe, expect, it } from 'vitest';
import { mapStrings, stringsAt, valuesAt } from '../../src-simulators/fhir/json.js';
import { relativeReference } from '../../src-simulators/fhir/resource.js';
import { readSeed } from '../../src-simulators/fhir/seed.js';
import { findFault } from '../../src-simulators/fhir/validate.js';

const folder = resolve(import.meta.dirname, '../../seeds/kymijoki/clients');
const { manifest, resources } = await readSeed(folder);
const patients = resources.filter((resource) => resource.resourceType === 'Patient');
const ofType = (type: string) => resources.filter((resource) => resource.resourceType === type);
const codeOf = (patient: unknown) =>
  valuesAt(patient, 'identifier').flatMap((identifier) =>
    stringsAt(identifier, 'system').includes('urn:oid:1.2.246.21') ? stringsAt(identifier, 'value') : [],
  )[0];
const yearsOld = (birth: string) => Number(manifest.anchor.slice(0, 4)) - Number(birth.slice(0, 4));

describe('the invented clients', () => {
  it('are many, of all ages, each with a story and a file', () => {
    expect(patients.length).toBeGreaterThanOrEqual(44);
    expect(manifest.clients.map((client) => client.id).sort()).toEqual(patients.map((patient) => patient.id).sort());
    expect(new Set(manifest.clients.map((client) => client.story)).size).toBe(patients.length);
    expect(manifest.clients.filter((client) => client.adoptsExtraMeasurements === true)).toHaveLength(1);
    const ages = patients.map((patient) => yearsOld(stringsAt(patient, 'birthDate')[0] ?? ''));
    for (const [from, to] of [
      [0, 1],
      [1, 7],
      [7, 18],
      [18, 30],
      [30, 65],
      [65, 80],
      [80, 98],
    ] as const) {
      expect(ages.filter((age) => age >= from && age < to).length, `${from}–${to}`).toBeGreaterThan(0);
    }
    expect(Math.max(...ages)).toBe(97);
  });

  it('have test identity codes only: valid, 900–999, telling the birth date and the gender', () => {
    const codes = patients.map((patient) => ({ patient, code: codeOf(patient) }));
    expect(codes.filter(({ code }) => code === undefined)).toHaveLength(1);
    for (const { patient, code } of codes) {
      if (code === undefined) continue;
      expect(FinnishSSN.validate(code), code).toBe(true);
      expect(code.slice(7, 10)).toMatch(/^9\d\d$/);
      const [year, month, day] = (stringsAt(patient, 'birthDate')[0] ?? '').split('-');
      expect(code.slice(0, 7)).toBe(`${day}${month}${year?.slice(2)}${year?.startsWith('20') === true ? 'A' : '-'}`);
      expect(stringsAt(patient, 'gender')).toEqual([Number(code.slice(7, 10)) % 2 === 0 ? 'female' : 'male']);
    }
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });

  it('have the lives that the demo needs', () => {
    const withLanguage = (language: string) =>
      patients.filter((patient) => stringsAt(patient, 'communication.language.coding.code').includes(language));
    for (const language of ['fi', 'sv', 'ru', 'ar', 'so', 'uk'])
      expect(withLanguage(language).length, language).toBeGreaterThan(0);
    const protectedOnes = patients.filter((patient) =>
      stringsAt(patient, 'meta.security.code').includes('TURVAKIELTO'),
    );
    expect(protectedOnes).toHaveLength(3);
    for (const patient of protectedOnes) expect(stringsAt(patient, 'meta.security.code')).toContain('R');
    expect(ofType('Patient').filter((patient) => patient['deceasedDateTime'] !== undefined)).toHaveLength(1);
    const names = patients.map(
      (patient) => `${stringsAt(patient, 'name.family')[0]} ${stringsAt(patient, 'name.given').join(' ')}`,
    );
    expect(names.length - new Set(names).size).toBe(1);
    const municipalities = new Set(patients.flatMap((patient) => stringsAt(patient, 'address.city')));
    expect([...municipalities].sort()).toEqual(['Hamina', 'Kotka', 'Kouvola', 'Miehikkälä', 'Pyhtää', 'Virolahti']);
  });

  it('use no contact detail that could be somebody’s', () => {
    const numbers = resources.flatMap((resource) => stringsAt(resource, 'telecom.value'));
    expect(numbers.length).toBeGreaterThan(20);
    for (const number of numbers) expect(number).toMatch(/^05 000 \d{4}$/);
  });
});

describe('the resources of the seed', () => {
  it('have each an id of its own and nothing that a reader could trip over', () => {
    const keys = resources.map((resource) => `${resource.resourceType}/${resource.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    const faults = resources.flatMap((resource) => findFault(resource.resourceType, resource) ?? []);
    expect(faults).toEqual([]);
  });

  it('refer only to what exists', () => {
    const keys = new Set(resources.map((resource) => `${resource.resourceType}/${resource.id}`));
    const broken: string[] = [];
    for (const resource of resources) {
      mapStrings(resource, (text, key) => {
        if (key === 'reference' && !keys.has(relativeReference(text) ?? '')) broken.push(`${resource.id}: ${text}`);
        return text;
      });
    }
    expect(broken).toEqual([]);
  });

  it('tie families together: a related person that is also a client says so', () => {
    const links = patients.flatMap((patient) => stringsAt(patient, 'link.other.reference'));
    expect(links.length).toBeGreaterThan(20);
  });

  it('happen in a lifetime: nothing done before birth or begun after the anchor, except what is planned', () => {
    const births = new Map(
      patients.map((patient) => [`Patient/${patient.id}`, stringsAt(patient, 'birthDate')[0] ?? '']),
    );
    const wrong: string[] = [];
    for (const resource of resources) {
      const subject =
        [...stringsAt(resource, 'subject.reference'), ...stringsAt(resource, 'patient.reference')][0] ?? '';
      const birth = births.get(subject);
      if (birth === undefined || resource.resourceType === 'Appointment') continue;
      const dates = [
        'effectiveDateTime',
        'onsetDateTime',
        'recordedDate',
        'authoredOn',
        'period.start',
        'startDate',
        'dateTime',
      ].flatMap((path) => stringsAt(resource, path));
      for (const date of dates) {
        const precision = Math.min(date.length, 10);
        if (date.slice(0, precision) < birth.slice(0, precision) || date.slice(0, 10) > manifest.anchor)
          wrong.push(`${resource.id} ${date}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('move with the anchor, births excepted', async () => {
    const { resources: moved } = await readSeed(folder, new Date('2027-11-23T10:00:00Z'));
    const aune = (all: typeof resources, type: string) =>
      all.filter((resource) => resource.resourceType === type && resource.id.startsWith('km-1001'));
    expect(stringsAt(aune(moved, 'Patient')[0], 'birthDate')).toEqual(['1948-03-14']);
    expect(aune(moved, 'Encounter').map((found) => stringsAt(found, 'period.start')[0])).toContain(
      '2027-11-23T10:36:00+02:00',
    );
    expect(moved).toHaveLength(resources.length);
  });

  it('fit in three megabytes', async () => {
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
  });
});
