import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createFhirServer } from './server.js';

const family = (id: string, name: string, given: string, code: string) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'urn:oid:1.2.246.21', value: code }],
  name: [{ family: name, given: [given] }],
  birthDate: '1948-03-14',
});
const weight = (n: number) => ({
  resourceType: 'Observation',
  id: `w-${n}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: n % 2 === 0 ? '29463-7' : '8867-4' }] },
  subject: { reference: 'Patient/a' },
  effectiveDateTime: `2026-11-${String(n).padStart(2, '0')}T08:00:00+02:00`,
});
const resources = [
  family('a', 'Mäkelä-Saarikoski', 'Aune', '140348-928S'),
  family('b', 'Koskinen', 'Eero', '140348-999X'),
  { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Nieminen' }] },
  {
    resourceType: 'Encounter',
    id: 'e',
    status: 'in-progress',
    class: { code: 'VR' },
    subject: { reference: 'Patient/a' },
    participant: [{ individual: { reference: 'Practitioner/p' } }],
    period: { start: '2026-11-23T10:36:00+02:00' },
  },
  ...Array.from({ length: 23 }, (_, index) => weight(index + 1)),
];

const lines: string[] = [];
let next = 0;
const server = createFhirServer({
  resources,
  others: { sosiaali: [{ ...family('s', 'Mäkelä-Saarikoski', 'Aune', '140348-928S') }] },
  log: (_level, event, facts) => void lines.push(JSON.stringify({ event, ...facts })),
  now: () => new Date('2026-11-23T08:00:00Z'),
  newId: () => `id-${(next += 1)}`,
});
let base = '';
let social = '';
beforeAll(async () => {
  const { url, others } = await server.listen(0);
  [base, social] = [url, others['sosiaali'] ?? ''];
});
afterAll(() => server.close());

const bundleSchema = z.object({
  total: z.number(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
  entry: z
    .array(z.object({ resource: z.looseObject({ id: z.string() }), search: z.object({ mode: z.string() }) }))
    .default([]),
});
const bundleOf = async (response: Response) => bundleSchema.parse(await response.json());
const search = async (path: string) => bundleOf(await fetch(`${base}/${path}`));
const ids = async (path: string) => (await search(path)).entry.map((entry) => entry.resource.id);
const outcomeCode = async (response: Response) =>
  z
    .object({ resourceType: z.literal('OperationOutcome'), issue: z.tuple([z.object({ code: z.string() })]) })
    .parse(await response.json()).issue[0].code;
const post = (path: string, body: string, type = 'application/fhir+json', headers = {}) =>
  fetch(`${base}/${path}`, { method: 'POST', body, headers: { 'Content-Type': type, ...headers } });

describe('read', () => {
  it('gives the resource with its version', async () => {
    const response = await fetch(`${base}/Patient/a`);
    expect(response.headers.get('content-type')).toContain('application/fhir+json');
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(response.headers.get('last-modified')).toBe('Mon, 23 Nov 2026 08:00:00 GMT');
    expect((await fetch(`${base}/Patient/a`, { headers: { 'If-None-Match': 'W/"1"' } })).status).toBe(304);
  });
  it('answers 404 and 410 with an OperationOutcome', async () => {
    const missing = await fetch(`${base}/Patient/nobody`);
    expect([missing.status, await outcomeCode(missing)]).toEqual([404, 'not-found']);
    await fetch(`${base}/Observation/gone`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Observation', id: 'gone', status: 'final', code: {} }),
    });
    expect((await fetch(`${base}/Observation/gone`, { method: 'DELETE' })).status).toBe(204);
    const gone = await fetch(`${base}/Observation/gone`);
    expect([gone.status, await outcomeCode(gone)]).toEqual([410, 'deleted']);
    expect((await fetch(`${base}/Spaceship/1`)).status).toBe(404);
  });
});

describe('search', () => {
  it('finds by name without regard to case or accents, also by the second half of a double name', async () => {
    expect(await ids('Patient?name=makel')).toEqual(['a']);
    expect(await ids('Patient?family=SAARI')).toEqual(['a']);
    expect(await ids('Patient?name=eero%20kos')).toEqual(['b']);
    expect(await ids('Patient?given=Au,Ee&_sort=family')).toEqual(['b', 'a']);
  });
  it('finds by identifier through POST and shows it in no link and no log line', async () => {
    const form = new URLSearchParams({ identifier: 'urn:oid:1.2.246.21|140348-928s' });
    const response = await post('Patient/_search', form.toString(), 'application/x-www-form-urlencoded');
    const text = await response.clone().text();
    expect((await bundleOf(response)).entry.map((entry) => entry.resource.id)).toEqual(['a']);
    expect(text.split('"link"')[1]?.split('"entry"')[0]).not.toContain('140348');
    expect(lines.join('\n')).not.toContain('140348');
    expect(await ids('Patient?identifier=%7C140348-928S')).toEqual([]);
  });
  it('filters by patient, code and date, and sorts', async () => {
    expect(await ids('Observation?patient=a&code=29463-7&date=ge2026-11-20&_sort=-date')).toEqual(['w-22', 'w-20']);
    expect(await ids('Observation?subject=Patient/a&code=http://loinc.org%7C29463-7&date=lt2026-11-04')).toEqual([
      'w-2',
    ]);
    expect(await ids('Observation?patient=b')).toEqual([]);
    expect(await ids('Encounter?patient=a&status=planned,in-progress')).toEqual(['e']);
    expect(await ids('Patient?birthdate=1948-03')).toEqual(['a', 'b']);
    expect(await ids('Patient?birthdate=gt1948-03-14')).toEqual([]);
  });
  it('includes what is referred to, marked as included', async () => {
    const found = await search('Encounter?patient=a&_include=Encounter:practitioner');
    expect(found.total).toBe(1);
    expect(found.entry.map((entry) => [entry.resource.id, entry.search.mode])).toEqual([
      ['e', 'match'],
      ['p', 'include'],
    ]);
  });
  it('pages to the end by opaque links, each match once', async () => {
    const seen: string[] = [];
    let url: string | undefined = `${base}/Observation?patient=a&_count=5&_sort=date`;
    while (url !== undefined) {
      const page: z.infer<typeof bundleSchema> = await bundleOf(await fetch(url));
      expect(page.total).toBe(23);
      seen.push(...page.entry.map((entry) => entry.resource.id));
      url = page.link.find((link) => link.relation === 'next')?.url;
      if (url !== undefined) expect(url).not.toContain('patient');
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `w-${index + 1}`));
    expect((await fetch(`${base}?_page=unknown~5`)).status).toBe(410);
  });
  it('counts only when asked to', async () => {
    expect(await search('Observation?patient=a&_summary=count')).toEqual({ total: 23, link: [], entry: [] });
  });
  it('passes over unknown parameters unless handled strictly', async () => {
    expect(await ids('Patient?shoe-size=44&_id=a')).toEqual(['a']);
    const strict = await fetch(`${base}/Patient?shoe-size=44`, { headers: { Prefer: 'handling=strict' } });
    expect([strict.status, await outcomeCode(strict)]).toEqual([400, 'invalid']);
  });
});

describe('create and update', () => {
  it('creates with an id of its own and updates with a new version', async () => {
    const created = await post('Flag', JSON.stringify({ resourceType: 'Flag', status: 'active' }));
    expect(created.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(await created.json());
    expect(created.headers.get('location')).toBe(`${base}/Flag/${id}/_history/1`);
    const put = (ifMatch: string) =>
      fetch(`${base}/Flag/${id}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'If-Match': ifMatch },
        body: JSON.stringify({ resourceType: 'Flag', id, status: 'inactive' }),
      });
    const updated = await put('W/"1"');
    expect([updated.status, updated.headers.get('etag')]).toEqual([200, 'W/"2"']);
    expect((await put('W/"1"')).status).toBe(412);
  });
  it('lets the next search see a change of patient and a deletion', async () => {
    const put = (patient: string) =>
      fetch(`${base}/Goal/g`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/fhir+json' },
        body: JSON.stringify({ resourceType: 'Goal', id: 'g', subject: { reference: `Patient/${patient}` } }),
      });
    const goals = async () => [await ids('Goal?patient=a'), await ids('Goal?patient=Patient/b')];
    expect((await put('a')).status).toBe(201);
    expect(await goals()).toEqual([['g'], []]);
    expect((await put('b')).status).toBe(200);
    expect(await goals()).toEqual([[], ['g']]);
    await fetch(`${base}/Goal/g`, { method: 'DELETE' });
    expect(await goals()).toEqual([[], []]);
  });
  it('refuses what it cannot read', async () => {
    expect((await post('Flag', '<Flag/>', 'application/fhir+xml')).status).toBe(415);
    expect((await post('Flag', '{')).status).toBe(400);
    expect((await post('Flag', '{"resourceType":"Patient"}')).status).toBe(400);
    expect((await post('Patient/_search', '{}')).status).toBe(415);
    expect((await fetch(`${base}/Patient/a`, { headers: { Accept: 'application/fhir+xml' } })).status).toBe(406);
    expect((await fetch(`${base}/Patient/a`, { method: 'PATCH' })).status).toBe(405);
  });
});

describe('consents and their provenance', () => {
  const consent = (more: Record<string, unknown> = {}) => ({
    resourceType: 'Consent',
    id: 'lupa',
    status: 'active',
    scope: { coding: [{ code: 'patient-privacy' }] },
    category: [{ text: 'Luovutuslupa' }],
    patient: { reference: 'Patient/b' },
    ...more,
  });
  const put = (body: unknown, ifMatch?: string) =>
    fetch(`${base}/Consent/lupa`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json', ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) },
      body: JSON.stringify(body),
    });

  it('are kept by version, and the one that is replaced can still be read at its Location', async () => {
    const given = await put(consent());
    expect([given.status, given.headers.get('etag')]).toEqual([201, 'W/"1"']);
    const revoked = await put(consent({ status: 'inactive' }), 'W/"1"');
    expect([revoked.status, revoked.headers.get('etag')]).toEqual([200, 'W/"2"']);
    expect((await put(consent(), 'W/"1"')).status).toBe(412);
    const statusAt = async (at: string | null) =>
      z.object({ status: z.string() }).parse(await (await fetch(at ?? '')).json()).status;
    expect(await statusAt(given.headers.get('location'))).toBe('active');
    expect(await statusAt(revoked.headers.get('location'))).toBe('inactive');
    expect((await fetch(`${base}/Consent/lupa/_history/3`)).status).toBe(404);
  });

  it('come together by _revinclude, and the provenance is the patient’s and the target’s', async () => {
    const provenance = {
      resourceType: 'Provenance',
      target: [{ reference: 'Consent/lupa' }, { reference: 'Patient/b' }],
      recorded: '2026-11-23T09:00:00+02:00',
      agent: [{ who: { reference: 'Practitioner/p' } }],
    };
    const created = await post('Provenance', JSON.stringify(provenance));
    expect(created.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(await created.json());
    const found = await search('Consent?patient=b&_revinclude=Provenance:target');
    expect(found.total).toBe(1);
    expect(found.entry.map((entry) => [entry.resource.id, entry.search.mode])).toEqual([
      ['lupa', 'match'],
      [id, 'include'],
    ]);
    expect(await ids('Provenance?target=Consent/lupa')).toEqual([id]);
    expect(await ids('Provenance?patient=b')).toEqual([id]);
  });

  it('are refused when something that FHIR requires is missing', async () => {
    const unreadable = await put({ ...consent(), scope: undefined });
    expect([unreadable.status, await outcomeCode(unreadable)]).toEqual([422, 'invalid']);
    expect((await post('Provenance', JSON.stringify({ resourceType: 'Provenance' }))).status).toBe(422);
  });
});

describe('a store beside', () => {
  it('has its own clients by the same identity code, its own addresses, and nothing of the first', async () => {
    expect(social).toBe(base.replace('/fhir', '/sosiaali/fhir'));
    const form = new URLSearchParams({ identifier: 'urn:oid:1.2.246.21|140348-928S' });
    const found = await bundleOf(await fetch(`${social}/Patient/_search`, { method: 'POST', body: form }));
    expect(found.entry.map((entry) => entry.resource.id)).toEqual(['s']);
    expect((await fetch(`${social}/Patient/a`)).status).toBe(404);
    expect((await fetch(`${base}/Patient/s`)).status).toBe(404);
    expect((await fetch(base.replace('/fhir', '/other/fhir'))).status).toBe(404);
    const created = await fetch(`${social}/Flag`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Flag', status: 'active' }),
    });
    expect(created.headers.get('location')?.startsWith(`${social}/Flag/`)).toBe(true);
  });
});

describe('the rest', () => {
  it('tells what it can do', async () => {
    const statement = z
      .object({ resourceType: z.literal('CapabilityStatement'), fhirVersion: z.literal('4.0.1') })
      .safeParse(await (await fetch(`${base}/metadata`)).json());
    expect(statement.success).toBe(true);
  });
  it('gives everything of a patient and nothing of another', async () => {
    expect(await ids('Patient/b/$everything')).toEqual(['b', 'lupa', expect.stringMatching(/^id-/)]);
    expect((await search('Patient/a/$everything')).total).toBe(25);
  });
  it('says when the port is taken', async () => {
    const other = createFhirServer({ resources: [], log: () => {}, now: () => new Date(), newId: () => 'x' });
    await expect(other.listen(Number(new URL(base).port))).rejects.toThrow('EADDRINUSE');
  });
});
