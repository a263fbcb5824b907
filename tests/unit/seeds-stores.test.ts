import { resolve } from 'node:path';
import { FinnishSSN } from 'finnish-ssn';
import { describe, expect, it } from 'vitest';
import { mapStrings, stringsAt, valuesAt } from '../../src-simulators/fhir/json.js';
import { relativeReference, type Identified } from '../../src-simulators/fhir/resource.js';
import { readSeed } from '../../src-simulators/fhir/seed.js';
import { findFault } from '../../src-simulators/fhir/validate.js';

const county = resolve(import.meta.dirname, '../../seeds/kymijoki');
const storeIn = (name: string) => readSeed(resolve(county, name));
const [aptj, social, own] = await Promise.all([storeIn('clients'), storeIn('sosiaali'), storeIn('omatieto')]);

const ofType = (all: Identified[], type: string) => all.filter((resource) => resource.resourceType === type);
const keyOf = ({ resourceType, id }: Identified) => `${resourceType}/${id}`;
const codeOf = (patient: unknown) =>
  valuesAt(patient, 'identifier').flatMap((one) =>
    stringsAt(one, 'system').includes('urn:oid:1.2.246.21') ? stringsAt(one, 'value') : [],
  )[0];
const homeByCode = new Map(ofType(aptj.resources, 'Patient').map((patient) => [codeOf(patient), patient]));
/** Whom a resource is about, each as `Patient/<id>`. */
const patientsOf = (resource: unknown) =>
  ['subject.reference', 'patient.reference', 'participant.actor.reference', 'target.reference']
    .flatMap((path) => stringsAt(resource, path))
    .filter((reference) => reference.startsWith('Patient/'));
/** How many clients have an entry of a type. */
const clientsWith = (all: Identified[], type: string, fits: (resource: Identified) => boolean = () => true) =>
  new Set(ofType(all, type).filter(fits).flatMap(patientsOf)).size;

describe.each([
  ['social welfare', social],
  ['the client’s own data', own],
])('the store of %s', (_, { manifest, resources }) => {
  it('knows its clients by the same identity code and by ids of its own', () => {
    const patients = ofType(resources, 'Patient');
    expect(patients.length).toBeGreaterThanOrEqual(12);
    expect(manifest.clients.map(({ id }) => id).sort()).toEqual(patients.map(({ id }) => id).sort());
    for (const patient of patients) {
      const code = codeOf(patient) ?? '';
      expect(FinnishSSN.validate(code), code).toBe(true);
      expect(code.slice(7, 10)).toMatch(/^9\d\d$/);
      const home = homeByCode.get(code);
      expect([patient['birthDate'], stringsAt(patient, 'name.family')]).toEqual([
        home?.['birthDate'],
        stringsAt(home, 'name.family'),
      ]);
      // Turvakielto holds wherever the client is.
      expect(stringsAt(patient, 'meta.security.code')).toEqual(stringsAt(home, 'meta.security.code'));
    }
    for (const code of ['140348-928S', '180174-934M', '041168-9676']) expect(patients.map(codeOf)).toContain(code);
    for (const { id } of resources) expect(id).not.toMatch(/^km-/);
  });

  it('has nothing that a reader could trip over, and refers only to what it has', () => {
    const keys = new Set(resources.map(keyOf));
    expect(keys.size).toBe(resources.length);
    expect(resources.flatMap((resource) => findFault(resource.resourceType, resource) ?? [])).toEqual([]);
    const broken: string[] = [];
    for (const resource of resources) {
      mapStrings(resource, (text, key) => {
        if (key === 'reference' && !keys.has(relativeReference(text) ?? '')) broken.push(`${resource.id}: ${text}`);
        return text;
      });
    }
    expect(broken).toEqual([]);
  });

  it('tells of what has happened, up to the anchor', () => {
    const dates = ['effectiveDateTime', 'recordedDate', 'authoredOn', 'authored', 'sent', 'date', 'startDate'];
    for (const resource of resources) {
      for (const date of dates.flatMap((path) => stringsAt(resource, path))) {
        expect(date.slice(0, 10) <= manifest.anchor, `${resource.id} ${date}`).toBe(true);
      }
    }
    expect(manifest.anchor).toBe(aptj.manifest.anchor);
  });
});

describe('what the summary is made of', () => {
  it('has the matters, services, decisions and people of social welfare', () => {
    const { resources } = social;
    for (const type of ['EpisodeOfCare', 'ServiceRequest', 'DocumentReference', 'Encounter'])
      expect(clientsWith(resources, type), type).toBeGreaterThanOrEqual(12);
    for (const type of ['CarePlan', 'CareTeam', 'Goal', 'Communication', 'Flag'])
      expect(clientsWith(resources, type), type).toBeGreaterThanOrEqual(5);
    expect(new Set(ofType(resources, 'EpisodeOfCare').flatMap((one) => stringsAt(one, 'type.text')))).toEqual(
      new Set([
        'Iäkkäiden palvelut',
        'Työikäisten palvelut',
        'Lapsiperheiden palvelut',
        'Lastensuojelu',
        'Vammaispalvelut',
        'Päihde- ja riippuvuustyön erityispalvelut',
        'Perheoikeudelliset palvelut',
      ]),
    );
  });

  it('has referrals, reports, letters, messages and forms of health care', () => {
    const { resources } = aptj;
    for (const type of ['ServiceRequest', 'DocumentReference', 'QuestionnaireResponse', 'Communication'])
      expect(clientsWith(resources, type), type).toBeGreaterThanOrEqual(5);
    for (const type of ['DiagnosticReport', 'Procedure', 'Immunization', 'Provenance'])
      expect(clientsWith(resources, type), type).toBeGreaterThanOrEqual(4);
    expect(ofType(resources, 'Schedule')).toHaveLength(4);
    for (const { id } of ofType(resources, 'Schedule')) {
      const free = ofType(resources, 'Slot').filter(
        (slot) => slot['status'] === 'free' && stringsAt(slot, 'schedule.reference').includes(`Schedule/${id}`),
      );
      expect(free.length, id).toBeGreaterThanOrEqual(3);
    }
  });

  it('has specially protected entries, itemised permissions and two denials', () => {
    const { resources } = aptj;
    const isProtected = (one: Identified) => stringsAt(one, 'meta.security.code').includes('V');
    const protectedClients = new Set(resources.filter(isProtected).flatMap(patientsOf));
    expect(protectedClients.size).toBeGreaterThanOrEqual(3);
    expect(protectedClients).toContain('Patient/km-1029');
    const labels = new Set(resources.filter(isProtected).flatMap((one) => stringsAt(one, 'meta.security.code')));
    for (const label of ['PSY', 'SDV']) expect(labels).toContain(label);
    const denials = ofType(resources, 'Consent').filter((one) => stringsAt(one, 'provision.type').includes('deny'));
    expect(denials.flatMap(patientsOf).sort()).toEqual(['Patient/km-1022', 'Patient/km-1035']);
    const itemised = (one: Identified) =>
      ['provision.class.code', 'provision.purpose.code', 'provision.actor.reference.reference', 'provision.period.end']
        .map((path) => stringsAt(one, path).length)
        .every((count) => count > 0);
    expect(clientsWith(resources, 'Consent', itemised)).toBeGreaterThanOrEqual(4);
  });

  it('holds the client’s own series, some of which the APTJ has too, and words that stand against each other', () => {
    const identifiersOf = (all: Identified[]) =>
      ofType(all, 'Observation').flatMap((one) => stringsAt(one, 'identifier.value'));
    const inAptj = new Set(identifiersOf(aptj.resources));
    const shared = identifiersOf(own.resources).filter((value) => inAptj.has(value));
    expect(shared.length).toBeGreaterThanOrEqual(50);
    expect(identifiersOf(own.resources).length - shared.length).toBeGreaterThanOrEqual(50);
    expect(new Set(shared).size).toBe(shared.length);
    for (const form of ['phq-9', 'who-5', 'eq-5d-5l']) {
      const answers = ofType(own.resources, 'QuestionnaireResponse').filter((one) =>
        String(one['questionnaire']).endsWith(form),
      );
      expect(answers.length, form).toBeGreaterThanOrEqual(8);
    }
    const dose = (all: Identified[], type: string, path: string) =>
      ofType(all, type)
        .filter(
          (one) =>
            stringsAt(one, 'medicationCodeableConcept.coding.code').includes('C03CA01') && one['status'] === 'active',
        )
        .flatMap((one) => stringsAt(one, path));
    expect(dose(aptj.resources, 'MedicationRequest', 'dosageInstruction.text')).toContain('1 tabletti aamuisin');
    expect(dose(own.resources, 'MedicationStatement', 'dosage.text')).toEqual(['½ tablettia aamuisin']);
    const nuts = [...aptj.resources, ...own.resources].filter(
      (one) => one.resourceType === 'AllergyIntolerance' && stringsAt(one, 'code.text').includes('Pähkinät'),
    );
    expect(nuts.flatMap((one) => stringsAt(one, 'verificationStatus.coding.code'))).toEqual(['confirmed', 'refuted']);
  });
});

describe('the demo users’ clients', () => {
  const users = { lehtjoh: 10, saloriik: 10, vuorantt: 10, backmari: 40 };
  /** Clients (by identity code) whom a professional serves today in some store. */
  function served(sub: string): Set<string | undefined> {
    const codes = [aptj, social].flatMap(({ resources }) => {
      const me = ofType(resources, 'Practitioner').find((one) =>
        stringsAt(one, 'identifier.value').includes(`kymijoki-${sub}`),
      );
      expect(stringsAt(me, 'identifier.system')).toEqual(['https://kymijoki.example/staff']);
      const mine = `Practitioner/${me?.id}`;
      const roles = ofType(resources, 'PractitionerRole').filter((one) =>
        stringsAt(one, 'practitioner.reference').includes(mine),
      );
      expect(roles.flatMap((one) => stringsAt(one, 'organization.reference'))).toHaveLength(1);
      const ties = resources.filter((one) => {
        const names = [
          'participant.individual.reference',
          'participant.actor.reference',
          'participant.member.reference',
          'careManager.reference',
        ];
        const isOpen = ['in-progress', 'booked', 'active'].includes(String(one['status']));
        return isOpen && names.flatMap((path) => stringsAt(one, path)).includes(mine);
      });
      const byKey = new Map(resources.map((one) => [keyOf(one), one]));
      return ties.flatMap(patientsOf).map((key) => codeOf(byKey.get(key)));
    });
    return new Set(codes);
  }
  const codesOf = (...ids: string[]) =>
    ids.map((id) => codeOf(aptj.resources.find((one) => keyOf(one) === `Patient/${id}`)));

  it.each(Object.entries(users))('%s is known in the stores, and at least %i clients need a purpose', (sub, least) => {
    const strangers = [...homeByCode.keys()].filter((code) => !served(sub).has(code));
    expect(strangers.length).toBeGreaterThanOrEqual(least);
  });

  it('differ as their work does', () => {
    const nurse = served('lehtjoh');
    for (const code of codesOf('km-1001', 'km-1002', 'km-1003', 'km-1022', 'km-1029', 'km-1031', 'km-1035'))
      expect(nurse).toContain(code);
    const worker = served('saloriik');
    for (const code of codesOf('km-1001', 'km-1022', 'km-1029', 'km-1030', 'km-1035')) expect(worker).toContain(code);
    const counsellor = served('vuorantt');
    expect(counsellor).toEqual(new Set(codesOf('km-1001', 'km-1002', 'km-1029')));
    for (const code of codesOf('km-1008', 'km-1040'))
      for (const one of [nurse, worker, counsellor]) expect(one).not.toContain(code);
  });
});
