import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptedFrom } from './adopt.js';
import { fitBeside, readExtraFile, readExtraFolder } from './extra.js';
import { stringsAt } from './json.js';

const realFolder = resolve(import.meta.dirname, '../../../shared/data/kanta-examples');
const observation = { resourceType: 'Observation', status: 'final', code: { text: 'Paino' } };
const reasons = (json: unknown) => readExtraFile('f.json', JSON.stringify(json)).findings.map((found) => found.reason);

describe('readExtraFile', () => {
  it('takes single resources and the entries of any Bundle, and gives a stable id where there is none', () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ resource: observation }, { resource: { ...observation, id: 'x' } }],
    };
    const first = readExtraFile('f.json', JSON.stringify(bundle));
    expect(first.findings).toEqual([]);
    expect(first.resources.map((resource) => resource.id)).toEqual([
      expect.stringMatching(/^extra-[0-9a-f]{24}$/),
      'x',
    ]);
    expect(readExtraFile('g.json', JSON.stringify(bundle))).toEqual(first);
  });
  it('tells what is wrong, entry by entry, and serves the rest', () => {
    expect(readExtraFile('f.json', '{').findings).toEqual([{ file: 'f.json', reason: 'not JSON' }]);
    expect(reasons({ resourceType: 'Spaceship' })).toEqual(['resourceType: unknown resourceType']);
    expect(reasons({ ...observation, id: 'a b' })[0]).toMatch(/^id: id is not/);
    expect(reasons({ resourceType: 'Observation', status: 'final' })[0]).toMatch(/^code: /);
    expect(reasons({ ...observation, effectiveDateTime: '20.11.2017' })).toEqual(['effectiveDateTime: not a date']);
    expect(reasons({ ...observation, subject: { reference: 'someone' } })).toEqual([
      'subject.reference: not a reference',
    ]);
    expect(reasons({ resourceType: 'MedicationStatement', status: 'active', subject: {} })).toEqual([
      'medication[x]: missing',
    ]);
    const mixed = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: observation }, { resource: 7 }] };
    expect(readExtraFile('f.json', JSON.stringify(mixed))).toMatchObject({
      resources: [{}],
      findings: [{ reason: /entry\[1\]/ }],
    });
  });
  it('answers for any JSON: every entry is either served or reported', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (entries) => {
        const bundle = { resourceType: 'Bundle', type: 'collection', entry: entries.map((resource) => ({ resource })) };
        const { resources, findings } = readExtraFile('f.json', JSON.stringify(bundle));
        expect(resources.length + findings.length).toBe(entries.length);
      }),
    );
  });
});

describe('fitBeside', () => {
  const seed = [{ resourceType: 'Patient', id: 'adopter', birthDate: '1991-09-13' }];
  const read = (...json: unknown[]) => json.map((one, index) => readExtraFile(`${index}.json`, JSON.stringify(one)));
  it('attaches what nobody owns to the adopter, marks it their own and keeps the original reference', () => {
    const { resources, adopted } = fitBeside(
      seed,
      read({ ...observation, id: 'o', subject: { reference: 'Patient/missing' } }),
      'Patient/adopter',
    );
    expect(adopted).toBe(1);
    expect(resources[0]).toMatchObject({
      subject: { reference: 'Patient/adopter' },
      performer: [{ reference: 'Patient/adopter' }],
      meta: { tag: [{ system: adoptedFrom, code: 'Patient/missing' }] },
    });
  });
  it('leaves what belongs to a known Patient alone, and a second one with the same id out', () => {
    const owner = { resourceType: 'Patient', id: 'owner', birthDate: '2010-08-25' };
    const owned = { ...observation, id: 'o', subject: { reference: 'Patient/owner' } };
    const { resources, findings, adopted } = fitBeside(seed, read(owner, owned, owned), 'Patient/adopter');
    expect(adopted).toBe(0);
    expect(resources).toEqual([owner, owned]);
    expect(findings).toEqual([{ file: 'Observation/o', reason: 'this id is already served' }]);
  });
});

describe('the examples that others wrote', () => {
  it('are all served; the diabetes measurements belong to the adopter', async (context) => {
    if (!existsSync(realFolder)) return context.skip(`${realFolder} is absent`);
    const seed = [{ resourceType: 'Patient', id: 'adopter', birthDate: '1991-09-13' }];
    const { resources, findings } = fitBeside(seed, await readExtraFolder(realFolder), 'Patient/adopter');
    expect(findings).toEqual([]);
    const own = resources.filter((resource) => stringsAt(resource, 'subject.reference').includes('Patient/adopter'));
    const fromStub = own.filter((resource) =>
      stringsAt(resource, 'meta.tag.code').some((code) => code.startsWith('Patient/77c2c8d2')),
    );
    const count = (type: string) => fromStub.filter((resource) => resource.resourceType === type).length;
    expect([count('Observation'), count('MedicationAdministration')]).toEqual([189, 111]);
    expect(
      own
        .filter((resource) => resource.resourceType === 'Observation')
        .every((resource) => stringsAt(resource, 'performer.reference').includes('Patient/adopter')),
    ).toBe(true);
    expect(new Set(resources.map((resource) => `${resource.resourceType}/${resource.id}`)).size).toBe(resources.length);
    const prescriptions = resources.filter((resource) => resource.resourceType === 'MedicationRequest');
    expect(
      prescriptions.every((resource) => stringsAt(resource, 'subject.reference')[0] === 'Patient/patientesim1'),
    ).toBe(true);
  });
});
