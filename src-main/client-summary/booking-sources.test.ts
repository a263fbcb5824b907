import { afterEach, describe, expect, it } from 'vitest';
import { appointmentSourceSchema } from '#shared/appointment-policy.js';
import { fhirSourceSchema } from '#shared/data-sources.js';
import { createFakeClock } from '../../tests/fixtures/fake-clock.js';
import { startFhirServer } from '../../tests/fixtures/fhir-server.js';
import { accessToAll, noRelations } from '../../tests/fixtures/open-access.js';
import { createLive } from '../live.js';
import { bookingSources } from './booking-sources.js';
import { type ActiveClient, createClientSummary } from './index.js';

const booking = (id: string, patient: string) => ({
  resourceType: 'Appointment',
  id,
  status: 'booked',
  serviceType: [{ text: 'Hoitajan etävastaanotto' }],
  start: '2026-12-07T12:00:00+02:00',
  end: '2026-12-07T12:30:00+02:00',
  participant: [{ actor: { reference: `Patient/${patient}` }, status: 'accepted' }],
});
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start() {
  const master = await startFhirServer([]);
  const avph = await startFhirServer([booking('a1', 'p1'), booking('b1', 'p2')]);
  closers.push(master.close, avph.close);
  const client = createLive<ActiveClient>({ version: 0, reference: null });
  const server = { id: 'avph', name: 'AVPH', baseUrl: avph.url, register: 'health' };
  const feature = createClientSummary({
    sources: [
      fhirSourceSchema.parse({
        id: 'aptj',
        name: 'APTJ',
        baseUrl: master.url,
        register: 'health',
        retries: 0,
        types: 'all',
      }),
    ],
    bookings: [appointmentSourceSchema.parse(server)],
    client,
    access: accessToAll(client),
    relations: noRelations,
    organization: 'Kymijoen hyvinvointialue',
    fetch,
    clock: createFakeClock(),
    log: () => {},
    random: () => 0,
  });
  closers.push(() => feature.close());
  const contacts = () => feature.shown().sections.find(({ id }) => id === 'contacts');
  const until = (wanted: () => boolean) =>
    new Promise<void>((resolve) => {
      const stop = feature.onShown(() => wanted() && resolve());
      closers.push(stop);
      if (wanted()) resolve();
    });
  const ids = () => contacts()?.data.entries.map(({ id, source }) => `${source} ${id}`);
  return { master, avph, client, feature, contacts, until, ids };
}

describe('bookings of the servers where clients are booked', () => {
  it('stand among the contacts of the summary, and nothing else is asked of those servers', async () => {
    const { avph, client, contacts, until, ids } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(() => contacts()?.sources.every(({ state }) => state === 'ready') === true);
    expect(ids()).toEqual(['AVPH Appointment/a1']);
    expect(contacts()?.sources.map(({ source }) => source)).toEqual(['APTJ', 'AVPH']);
    expect(avph.requests.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual(['GET /fhir/Appointment']);
  });

  it('are read again when something has been booked', async () => {
    const { avph, client, feature, contacts, until, ids } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(() => contacts()?.sources.every(({ state }) => state === 'ready') === true);
    await fetch(`${avph.url}/Appointment/a2`, { method: 'PUT', body: JSON.stringify(booking('a2', 'p1')) });
    feature.refresh('Patient/p1', 'Appointment');
    await until(() => ids()?.includes('AVPH Appointment/a2') === true);
  });

  it('a server that fails is named, and what the others gave stands', async () => {
    const { avph, client, contacts, until } = await start();
    avph.override((_request, response) => {
      avph.send(response, 500, { resourceType: 'OperationOutcome', issue: [] });
      return true;
    });
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(
      () =>
        contacts()
          ?.sources.map(({ state }) => state)
          .join() === 'ready,failed',
    );
    expect(contacts()?.sources[1]).toMatchObject({ source: 'AVPH', failure: { kind: 'rejected', status: 500 } });
  });

  it('a server that the summary reads already is not read twice', () => {
    const server = appointmentSourceSchema.parse({
      id: 'a',
      name: 'A',
      baseUrl: 'https://a.example/fhir/',
      register: 'health',
    });
    expect(bookingSources([server], [{ baseUrl: 'https://a.example/fhir' }])).toEqual([]);
    expect(bookingSources([server], [{ baseUrl: 'https://b.example/fhir' }])).toHaveLength(1);
  });
});
