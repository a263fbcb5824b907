import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../../tests/fixtures/fake-clock.js';
import { startFhirServer } from '../../tests/fixtures/fhir-server.js';
import { createClientDirectory } from './directory.js';
import { diagnosticsOf } from './fhir-answer.js';
import { createSourceReader } from './fhir-source.js';
import { toPatientQuery } from './query.js';

const patient = {
  resourceType: 'Patient',
  id: 'aune',
  identifier: [{ system: 'urn:oid:1.2.246.21', value: '140348-928S' }],
  name: [
    { use: 'official', family: 'Saarikoski', given: ['Aune', 'Marjatta'] },
    { use: 'nickname', given: ['Aune'] },
  ],
  birthDate: '1948-03-14',
  gender: 'female',
  address: [{ use: 'home', city: 'Hamina' }],
  communication: [
    { language: { coding: [{ code: 'sv' }] } },
    { language: { coding: [{ code: 'fi' }] }, preferred: true },
  ],
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired', valueBoolean: false }],
};
const allergy = (id: string, text: string, more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: { reference: 'Patient/aune' },
  code: { text },
  recordedDate: '2026-09-02',
  ...more,
});
const team = {
  resourceType: 'CareTeam',
  id: 't',
  subject: { reference: 'Patient/aune' },
  participant: [
    { role: [{ text: 'Omatyöntekijä' }], member: { display: 'Satu Mäkelä' }, onBehalfOf: { display: 'kotihoito' } },
  ],
};

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const never = new AbortController().signal;
async function directoryOver(...resources: (Record<string, unknown> & { resourceType: string; id: string })[]) {
  const server = await startFhirServer(resources);
  closers.push(server.close);
  const source = {
    id: 'aptj',
    name: 'APTJ',
    baseUrl: server.url,
    register: 'health',
    timeoutMs: 8000,
    concurrency: 6,
    retries: 0,
    include: 'always',
    types: 'all',
  } as const;
  return { server, directory: createClientDirectory(createSourceReader(source, fetch, createFakeClock())) };
}

describe('identity', () => {
  it('reads what the banner shows', async () => {
    const { directory } = await directoryOver(patient, allergy('a', 'penisilliini'), allergy('b', 'pähkinä'), team);
    expect(await directory.read('Patient/aune', never)).toEqual({
      ok: true,
      identityCode: '140348-928S',
      identity: {
        reference: 'Patient/aune',
        family: 'Saarikoski',
        given: ['Aune', 'Marjatta'],
        calledName: 'Aune',
        birthDate: '1948-03-14',
        gender: 'female',
        maskedIdentityCode: '140348-••••',
        municipality: 'Hamina',
        language: 'fi',
        interpreterNeeded: false,
        nonDisclosure: false,
        namedWorker: { name: 'Satu Mäkelä', unit: 'kotihoito', register: 'health' },
        allergies: { state: 'known', substances: ['penisilliini', 'pähkinä'], updated: '2026-09-02' },
        origin: 'source',
      },
    });
  });

  it.each([
    [
      'security',
      { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } },
    ],
    [
      'extension',
      { extension: [{ url: 'https://example.fi/StructureDefinition/patient-turvakielto', valueBoolean: true }] },
    ],
  ])('masks the municipality in the core under turvakielto (%s)', async (_how, more) => {
    const { directory } = await directoryOver({ ...patient, ...more });
    const answer = await directory.read('Patient/aune', never);
    expect(answer).toMatchObject({ ok: true, identity: { nonDisclosure: true } });
    expect(JSON.stringify(answer)).not.toContain('Hamina');
  });

  it('tells the four states of allergies apart', async () => {
    const stateOf = async (resources: Parameters<typeof directoryOver>, broken = false) => {
      const { server, directory } = await directoryOver(patient, ...resources);
      if (broken)
        server.override((request, response) => {
          if (request.url?.includes('AllergyIntolerance') !== true) return false;
          server.send(response, 500, {});
          return true;
        });
      const answer = await directory.read('Patient/aune', never);
      return answer.ok ? answer.identity.allergies.state : answer.failure.kind;
    };
    const none = allergy('n', 'Ei tiedossa olevia allergioita', { code: { coding: [{ code: '716186003' }] } });
    const healed = allergy('h', 'pähkinä', { clinicalStatus: { coding: [{ code: 'resolved' }] } });
    expect(await stateOf([])).toBe('notRecorded');
    expect(await stateOf([healed])).toBe('notRecorded');
    expect(await stateOf([none])).toBe('noneKnown');
    expect(await stateOf([none, allergy('a', 'penisilliini')])).toBe('known');
    expect(await stateOf([], true)).toBe('unavailable');
  });

  it('takes a message’s own Patient when the source is silent, allergies unavailable', async () => {
    const { directory } = await directoryOver();
    const known = directory.fromMessage(patient);
    expect(known).toMatchObject({
      identityCode: '140348-928S',
      identity: { origin: 'message', allergies: { state: 'unavailable' } },
    });
    expect(directory.fromMessage({ resourceType: 'Patient', id: 'x' })).toBeUndefined();
    expect(directory.fromMessage('Patient')).toBeUndefined();
    expect(await directory.read('Patient/aune', never)).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', status: 404 },
    });
  });

  it('searches by POST: no name and no henkilötunnus in any URL', async () => {
    const { server, directory } = await directoryOver(patient, { ...patient, id: 'other', identifier: [] });
    expect((await directory.search('140348-9', never)).hits).toEqual([
      { reference: 'Patient/aune', name: 'SAARIKOSKI, Aune Marjatta', birthDate: '1948-03-14' },
    ]);
    expect((await directory.search('Saarikoski, Aune', never)).hits).toHaveLength(2);
    expect(server.requests.map((one) => [one.method, one.url, one.body])).toEqual([
      ['POST', '/fhir/Patient/_search', 'birthdate=1948-03-14&_count=100'],
      ['POST', '/fhir/Patient/_search', 'name=Saarikoski&name=Aune&_count=20'],
    ]);
  });
});

describe('what was typed', () => {
  it.each([
    ['140348-928s', [['identifier', 'urn:oid:1.2.246.21|140348-928S']]],
    ['140348', [['birthdate', '1948-03-14,2048-03-14']]],
    ['010124A', [['birthdate', '2024-01-01']]],
    ['14.3.1948', [['birthdate', '1948-03-14']]],
    [
      'van der Hentenryck',
      [
        ['name', 'van'],
        ['name', 'der'],
        ['name', 'Hentenryck'],
      ],
    ],
    [
      'a,b|c',
      [
        ['name', 'a'],
        ['name', 'b'],
        ['name', 'c'],
      ],
    ],
  ])('%s', (typed, params) => {
    expect(toPatientQuery(typed)?.params).toEqual(params);
  });
  it.each(['', '  ', '999999', '31.2.2020', '123', ',|'])('%j asks nothing', (typed) => {
    expect(toPatientQuery(typed)).toBeUndefined();
  });
});

it('takes the client out of a server’s diagnostics', () => {
  const say = (diagnostics: string) => diagnosticsOf({ resourceType: 'OperationOutcome', issue: [{ diagnostics }] });
  expect(say('HAPI-0302: Unknown search parameter "name"')).toBe('HAPI-0302: Unknown search parameter •');
  const leaked = say(
    'No Saarikoski, Aune 14.3.1948 (140348-928S, Patient/aune, 0401234567) https://x.example/Patient/aune MEIKÄLÄINEN',
  );
  expect(leaked).not.toMatch(/saari|aune|1948|928|0401|example|meikä/i);
});
