import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClientDirectory } from '../../src-main/client-summary/directory.js';
import { createSourceReader } from '../../src-main/client-summary/fhir-source.js';
import type { Delivery } from '../../src-main/context/binding.js';
import { shippedProfiles } from '../../src-main/context/ccow/index.js';
import { toItems } from '../../src-main/context/ccow/items.js';
import { asPublished, eventsOf, toText } from '../../src-main/context/fhircast/events.js';
import { readPublished } from '../../src-main/context/fhircast/published.js';
import { toPatient } from '../../src-main/context/smart/resources.js';
import { clientLabel } from '../../src-main/context/types.js';
import { pageOf } from '../../src-main/context/url/pages.js';
import { type Desk, openDesk, practitioner, settled } from '../fixtures/access-desk.js';
import { createFakeClock } from '../fixtures/fake-clock.js';
import { startFhirServer } from '../fixtures/fhir-server.js';
import { root } from '../lib/demo.js';

const resourceSchema = z.looseObject({ resourceType: z.string(), id: z.string() });
const seed = z
  .object({ entry: z.array(z.object({ resource: resourceSchema })) })
  .parse(JSON.parse(readFileSync(join(root, 'seeds/kymijoki/clients/km-1022.json'), 'utf8')));
const CLIENT = 'Patient/km-1022' as const;
const about = { reference: CLIENT };
/** The demo county's client under turvakielto, and entries that tell where she is in every way that FHIR has. */
const patient = seed.entry.map(({ resource }) => resource).find(({ resourceType }) => resourceType === 'Patient');
if (patient === undefined) throw new Error('The demo county has no client under turvakielto');
const clinic = { reference: 'Organization/org-kouvola', display: 'Kouvolan terveysasema' };
const place = { reference: 'Location/loc-kouvola', display: 'Kouvolan terveysasema, Keksitynkatu 22' };
const resources = [
  patient,
  practitioner,
  {
    resourceType: 'Encounter',
    id: 'e1',
    status: 'in-progress',
    subject: about,
    type: [{ text: 'Vastaanotto' }],
    participant: [{ individual: { reference: 'Practitioner/me', display: 'Johanna Lehtonen' } }],
    location: [{ location: place }],
    serviceProvider: clinic,
  },
  {
    resourceType: 'Appointment',
    id: 'a1',
    status: 'booked',
    start: '2026-12-01T10:00:00+02:00',
    serviceType: [{ text: 'Hoitajan vastaanotto' }],
    participant: [
      { actor: about },
      { actor: place },
      { actor: { type: 'HealthcareService', display: 'Kouvolan neuvola' } },
    ],
  },
  {
    resourceType: 'CareTeam',
    id: 't1',
    status: 'active',
    name: 'Oma tiimi',
    subject: about,
    participant: [
      {
        role: [{ text: 'omatyöntekijä' }],
        member: { reference: 'Practitioner/me', display: 'Johanna Lehtonen' },
        onBehalfOf: clinic,
      },
    ],
    managingOrganization: [clinic],
  },
  {
    resourceType: 'RelatedPerson',
    id: 'r1',
    patient: about,
    name: [{ family: 'Kallio', given: ['Aino'] }],
    relationship: [{ text: 'äiti' }],
    telecom: [{ system: 'phone', value: '05 000 1022' }],
    address: [{ line: ['Keksitynkatu 22'], postalCode: '45100', city: 'Kouvola' }],
  },
  {
    resourceType: 'DocumentReference',
    id: 'd1',
    status: 'current',
    subject: about,
    type: { text: 'Loppulausunto' },
    custodian: clinic,
    author: [clinic],
    context: { facilityType: { text: 'terveysasema' } },
  },
];
const SECRETS = /Kouvola|Keksitynkatu|45100|05 000 1022|"286"/;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Her identity as the core reads it. */
async function identified() {
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
    include: 'never',
    types: 'all',
  } as const;
  const directory = createClientDirectory(createSourceReader(source, fetch, createFakeClock()));
  const answer = await directory.read(CLIENT, new AbortController().signal);
  if (!answer.ok) throw new Error('no identity');
  return { directory, answer };
}

async function desk(): Promise<Desk> {
  const opened = await openDesk({ sources: [{ register: 'health', resources }] });
  closers.push(() => opened.close());
  opened.setNonDisclosure('yes');
  opened.open(CLIENT);
  await opened.state(({ opening }) => opening.state === 'open');
  return opened;
}

describe('turvakielto: where she is goes out by no way', () => {
  it('not to the banner, nor in the name of the client', async () => {
    const { answer, directory } = await identified();
    expect(answer.identity).toMatchObject({ nonDisclosure: true, namedWorker: { name: 'Johanna Lehtonen' } });
    expect(JSON.stringify([answer.identity, clientLabel(answer.identity)])).not.toMatch(SECRETS);
    // A tool's message may have left the turvakielto out.
    const said = directory.fromMessage({ ...patient, meta: {} });
    expect(said?.identity.nonDisclosure).toBe(false);
    expect(JSON.stringify(said)).not.toMatch(SECRETS);
  });

  it('not to tools: SMART, CCOW, FHIRcast, addresses', async () => {
    const { answer } = await identified();
    const delivery: Delivery = {
      change: { id: 'c', client: CLIENT, at: 0, by: 'workbench' },
      version: 1,
      opens: answer,
      closes: undefined,
      mayShow: [],
    };
    const person = { user: 'u1', userName: 'Johanna Lehtonen' };
    const context = [
      { key: 'patient', resource: patient },
      { key: 'encounter', resource: resources[2] },
    ];
    const published = readPublished({
      id: 'e',
      timestamp: '2026-11-23T08:00:00Z',
      event: { 'hub.topic': 't', 'hub.event': 'Patient-open', context },
    });
    if ('wrong' in published) throw new Error(published.wrong);
    const sent = [
      toPatient(answer),
      ...Object.values(shippedProfiles()).map((profile) => [...toItems(profile, delivery, person)]),
      eventsOf(delivery, {}),
      toText(asPublished(published, 'Patient-open'), 't', 'Patient-open'),
      eventsOf(delivery, { patient: published, encounter: published }),
      pageOf({ id: 'x', url: 'https://tool.example/?client={patient.id}' }, CLIENT),
    ];
    expect(JSON.stringify(sent)).toContain('km-1022');
    expect(JSON.stringify(sent)).not.toMatch(SECRETS);
  });

  it('not to the summary, which says what it left out; not to the right to see, nor to its log', async () => {
    const opened = await desk();
    const summary = await opened.shown(settled);
    const state = await opened.state(() => true);
    expect(state.nonDisclosure).toBe('masked');
    const contact = summary.sections.find(({ id }) => id === 'contacts');
    expect(contact?.data.entries.map(({ id, masked }) => [id, masked])).toEqual(
      expect.arrayContaining([
        ['Encounter/e1', true],
        ['Appointment/a1', true],
      ]),
    );
    expect(JSON.stringify([summary, state])).not.toMatch(SECRETS);
    expect(JSON.stringify(await opened.entries())).not.toMatch(SECRETS);
  });

  it('but is shown for a reason that is logged first, until the client changes', async () => {
    const opened = await desk();
    await opened.shown(settled);
    const asked = { version: 1, reason: 'Kotikäynnin osoite' };
    const { result, contact } = await call(opened.asks.unmask, asked, opened.context);
    expect(result).toEqual({ kind: 'done' });
    expect(contact).toEqual({
      municipality: 'Kouvola',
      address: ['Keksitynkatu 22, 45100 Kouvola'],
      phones: ['05 000 1022'],
    });
    expect((await opened.entries()).at(-1)).toMatchObject({ action: 'unmasked', reason: 'Kotikäynnin osoite' });
    expect((await opened.state(() => true)).nonDisclosure).toBe('unmasked');
    expect(JSON.stringify(await opened.shown(settled))).toMatch(/Kouvola/);
    opened.open(CLIENT);
    await opened.state(({ contextVersion, opening }) => contextVersion === 2 && opening.state === 'open');
    expect(JSON.stringify(await opened.shown((one) => one.contextVersion === 2 && settled(one)))).not.toMatch(SECRETS);
  });
});
