import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Offer } from '#shared/appointments.js';
import { momentOf } from '../../../src-main/appointments/confirmation.js';
import { type CoreOptions, startCore } from './core.js';
import { type TestServer, startBare, startDemo, startMedplum } from './servers.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
const anyTime = { times: [], weekdays: [] };
const appointmentSchema = z.looseObject({
  status: z.string(),
  slot: z.array(z.object({ reference: z.string() })).default([]),
  participant: z.array(z.looseObject({ actor: z.object({ reference: z.string() }).optional() })),
});
const slotSchema = z.looseObject({ id: z.string(), status: z.string() });
const bookedIn = async (server: TestServer, slot: string) =>
  z
    .array(appointmentSchema)
    .parse(await server.all('Appointment'))
    .filter((one) => one.status === 'booked' && one.slot.some(({ reference }) => slot.endsWith(reference)));
const statusOf = async (server: TestServer, slot: string) =>
  z
    .array(slotSchema)
    .parse(await server.all('Slot'))
    .find(({ id }) => slot.endsWith(`/${id}`))?.status;

function core(server: TestServer, options: CoreOptions = {}) {
  const started = startCore(server.url, options);
  closers.push(started.close);
  return started;
}
type Core = ReturnType<typeof core>;
async function firstOf(desk: Core, service = 'avph/HealthcareService/hoitaja'): Promise<Offer> {
  const { first } = await desk.api.first({ ...anyTime, filter: { service } });
  if (first === undefined) throw new Error('Nothing is free');
  return first;
}
/** A wire that lets nobody write before so many are about to: all of them have then seen the slot free. */
function startingLine(many: number): () => typeof fetch {
  let waiting = 0;
  let go = () => {};
  const everybody = new Promise<void>((done) => (go = done));
  return () => {
    let began = false;
    return async (input, init) => {
      if (init?.method !== 'GET' && !began) {
        began = true;
        waiting += 1;
        if (waiting === many) go();
        await everybody;
      }
      return fetch(input, init);
    };
  };
}
const book = (desk: Core, slot: string, more: { request?: string; interpreter?: string; version?: number } = {}) =>
  desk.api.book({ version: 1, request: randomUUID(), slot, reason: 'Haavan hoito', ...more });

describe.each([
  ['the demo AVPH, slot and appointment in one transaction', startDemo, 'asServerSays'],
  ['the demo AVPH, the slot first', startDemo, 'ifMatch'],
  ['the demo AVPH, which keeps the slot itself', startDemo, 'create'],
  ['Medplum', startMedplum, 'asServerSays'],
] as const)('appointments at %s', (_name, start, lock) => {
  // Fifty at once share two cores with the server: what is tried here is who gets the slot, and not how fast.
  const timeoutMs = 18_000;
  async function begin(options: CoreOptions = {}) {
    const server = await start();
    closers.push(server.close);
    return { server, desk: core(server, { lock, timeoutMs, ...options }) };
  }

  it('tells units, professions and services with their names, and the slots of a week', async () => {
    const { desk } = await begin();
    const { units, professions, services, failures } = await desk.api.catalogue();
    expect(failures).toEqual([]);
    expect(units.map(({ name }) => name.fi)).toContain('Kotkan terveysasema');
    expect(units[0]?.name.sv).toBeDefined();
    expect(professions.map(({ id }) => id)).toEqual(['physiotherapist', 'nurse']);
    expect(services).toHaveLength(3);
    const { slots, schedules } = await desk.api.calendar({
      from: '2026-11-30',
      days: 7,
      filter: { service: 'avph/HealthcareService/hoitaja', unit: 'avph/Location/loc-virolahti' },
    });
    expect(schedules.map(({ professional }) => professional)).toEqual(['Olli Vainio']);
    expect(new Set(slots.map(({ start: at }) => at.slice(0, 10)))).toEqual(
      new Set(['2026-11-30', '2026-12-02', '2026-12-04']),
    );
    // 8.00 in Finland.
    expect(slots[0]?.start).toBe('2026-11-30T06:00:00.000Z');
  });

  it('books, moves and cancels, and the slots follow', async () => {
    const { server, desk } = await begin();
    const offer = await firstOf(desk);
    const done = await book(desk, offer.slot.id, { interpreter: 'ru' });
    expect(done.kind).toBe('done');
    expect(await statusOf(server, offer.slot.id)).toBe('busy');
    const { bookings } = await desk.seen((state) => state.bookings.length === 1);
    expect(bookings[0]).toMatchObject({ status: 'booked', start: offer.slot.start, interpreter: 'ru', open: true });
    expect(bookings[0]?.professional).toBe(offer.schedule.professional);
    expect(desk.log.map(({ action }) => action)).toEqual(['appointmentBooked', 'appointmentsRead']);
    const id = bookings[0]?.id ?? '';
    const { text } = await desk.api.confirmation({ version: 1, booking: id, language: 'sv' });
    expect(text).toContain('Bekräftelse på tidsbokning');
    expect(text).not.toContain('Koskinen');

    const next = await firstOf(desk);
    const moved = await desk.api.move({ version: 1, request: randomUUID(), booking: id, slot: next.slot.id });
    expect(moved).toEqual({ kind: 'done', id });
    // At once, and of the new time.
    const told = async () => (await desk.api.confirmation({ version: 1, booking: id, language: 'fi' })).text ?? '';
    expect(await told()).toContain(`Aika: ${momentOf(next.slot, 'fi')}`);
    expect(await told()).toContain(`korvaa aiemman aikasi: ${momentOf(offer.slot, 'fi')}.`);
    await desk.seen(({ bookings: [one] }) => one?.start === next.slot.start);
    expect(await statusOf(server, offer.slot.id)).toBe('free');
    expect(await statusOf(server, next.slot.id)).toBe('busy');

    expect((await desk.api.cancel({ version: 1, booking: id, reason: 'Este' })).kind).toBe('done');
    expect(await told()).toContain('Tämä aika on peruttu.');
    await desk.seen(({ bookings: [one] }) => one?.status === 'cancelled');
    expect(await statusOf(server, next.slot.id)).toBe('free');
    expect(desk.events.map(({ kind }) => kind)).toEqual(['booked', 'moved', 'cancelled']);
  });

  it('gives one of fifty the slot, and 49 the next free ones', async () => {
    const { server, desk } = await begin();
    const { slot } = await firstOf(desk);
    const wire = startingLine(50);
    const racers = Array.from({ length: 50 }, (_, at) =>
      core(server, { lock, timeoutMs, client: `Patient/km-${1100 + at}`, fetch: wire() }),
    );
    const results = await Promise.all(racers.map((one) => book(one, slot.id)));
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(49);
    for (const result of results)
      if (result.kind === 'taken') {
        expect(result.next).toHaveLength(5);
        expect(result.next.map((one) => one.slot.id)).not.toContain(slot.id);
        for (const one of result.next) expect(one.slot.status).toBe('free');
      }
    expect(await bookedIn(server, slot.id)).toHaveLength(1);
  });

  it('books once, however often the same wish comes', async () => {
    const { server, desk } = await begin();
    const { slot } = await firstOf(desk);
    const request = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => book(desk, slot.id, { request })));
    expect(new Set(results.map((one) => JSON.stringify(one))).size).toBe(1);
    // Another core with the same wish: the answer of the first was lost.
    expect((await book(core(server, { lock }), slot.id, { request })).kind).toBe('done');
    expect(await bookedIn(server, slot.id)).toHaveLength(1);
  });

  it('keeps what is for urgent matters out of the first free, tells T3 of it, and books it with its type', async () => {
    const { server, desk } = await begin();
    const service = 'avph/HealthcareService/hoitaja';
    const { slots } = await desk.api.calendar({ from: '2026-12-01', days: 7, filter: { service } });
    const urgent = slots.find((one) => one.urgent === true && one.status === 'free');
    if (urgent === undefined) throw new Error('The demo keeps none');
    const { first, next } = await desk.api.first({ ...anyTime, filter: { service }, notBefore: '2026-12-01' });
    expect([first, ...next].some((one) => one?.slot.urgent === true)).toBe(false);
    const until = '2026-12-08T00:00:00.000Z';
    const { slots: facts } = await desk.appointments.slots({ from: '2026-12-01T00:00:00.000Z', until });
    expect(facts.find(({ schedule, start: at }) => schedule === urgent.schedule && at === urgent.start)?.urgent).toBe(
      true,
    );
    expect(facts.some((one) => one.urgent === undefined)).toBe(true);
    expect((await book(desk, urgent.id)).kind).toBe('done');
    const [made] = await bookedIn(server, urgent.id);
    expect(JSON.stringify(made?.['appointmentType'])).toContain('EMERGENCY');
    expect(made?.['serviceType']).toEqual([{ text: 'Hoitajan vastaanotto' }]);
    // The slot's own identifier stays beside the wish's.
    const slot = (await server.all('Slot')).find((one) => urgent.id.endsWith(`/${slotSchema.parse(one).id}`));
    expect(JSON.stringify(slot)).toContain('kymijoki.example/fhir/ajanvaraus');
  });

  it('gives the right to book and takes it away', async () => {
    const { desk } = await begin();
    const wish = { service: 'avph/HealthcareService/hoitaja', from: '2026-12-01', until: '2026-12-31' };
    expect((await desk.api.grant({ version: 1, request: randomUUID(), ...wish })).kind).toBe('done');
    const { grants, bookings } = await desk.seen((state) => state.grants.length === 1);
    expect(bookings).toEqual([]);
    expect(grants[0]).toMatchObject({
      from: '2026-12-01',
      until: '2026-12-31',
      service: { name: { fi: 'Hoitajan vastaanotto' } },
    });
    expect((await desk.api.revoke({ version: 1, grant: grants[0]?.id ?? '' })).kind).toBe('done');
    await desk.seen((state) => state.grants.length === 0 && !state.loading);
  });

  it('does nothing for another client than the one who was open', async () => {
    const { server, desk } = await begin();
    const { slot } = await firstOf(desk);
    let letGo = () => {};
    desk.gate.hold = new Promise((done) => (letGo = done));
    const asked = book(desk, slot.id);
    desk.openOther(2, 'Patient/km-1003');
    letGo();
    expect(await asked).toEqual({ kind: 'changed' });
    expect(await book(desk, slot.id, { version: 1 })).toEqual({ kind: 'changed' });
    expect(await server.all('Appointment')).toEqual([]);
  });
});

describe('groups', () => {
  it('take as many as there are places, at the same time too, and never tell who the others are', async () => {
    const server = await startDemo();
    closers.push(server.close);
    const desk = core(server);
    const offer = await firstOf(desk, 'avph/HealthcareService/tasapaino');
    const left = offer.slot.places?.left ?? 0;
    expect(left).toBeGreaterThan(0);
    const many = Array.from({ length: left + 3 }, (_, at) => core(server, { client: `Patient/km-${1100 + at}` }));
    const results = await Promise.all(many.map((one) => book(one, offer.slot.id)));
    expect(results.filter(({ kind }) => kind === 'done')).toHaveLength(left);
    expect(await statusOf(server, offer.slot.id)).toBe('busy');
    const winner = many[results.findIndex(({ kind }) => kind === 'done')];
    const state = await winner?.seen(({ bookings }) => bookings.length === 1);
    expect(state?.bookings[0]).toMatchObject({ group: true });
    const own = state?.client ?? '';
    expect((JSON.stringify(state).match(/km-\d+/g) ?? []).every((id) => own.endsWith(id))).toBe(true);
  });
});

describe('what is remote and what is protected', () => {
  it('gives the address that the server made, and no place under turvakielto', async () => {
    const server = await startDemo();
    closers.push(server.close);
    const desk = core(server, { masked: true });
    const remote = await firstOf(desk, 'avph/HealthcareService/hoitaja-eta');
    await book(desk, remote.slot.id);
    const { bookings } = await desk.seen((state) => state.bookings.length === 1);
    expect(bookings[0]?.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/etavastaanotto\//);
    expect(bookings[0]?.unit).toBeUndefined();
    const { text } = await desk.api.confirmation({ version: 1, booking: bookings[0]?.id ?? '', language: 'fi' });
    expect(text).toContain(bookings[0]?.link);
    expect(text).not.toContain('Kotka');
    expect(desk.events.map((event) => event.text).join()).not.toContain('Kotka');
  });
});

describe('a server that tells of its schedules as little as HL7 Finland’s guide does', () => {
  it('has its times shown by the person’s name, and booked', async () => {
    const server = await startBare();
    closers.push(server.close);
    const desk = core(server);
    const { first } = await desk.api.first({ ...anyTime, filter: {} });
    expect(first?.schedule).toMatchObject({ id: 'avph/Schedule/vainio', professional: 'Keijo Kätilö' });
    const done = await book(desk, first?.slot.id ?? '');
    expect(done.kind).toBe('done');
    const [made] = await bookedIn(server, first?.slot.id ?? '');
    expect(made?.participant.map(({ actor }) => actor?.reference)).toContain('Practitioner/katilo');
    expect(made?.['serviceType']).toEqual([{ text: 'Hoitajan vastaanotto' }]);
  });
});

describe('a server that does not do as it should', () => {
  const bad = async (answer: (url: string) => { status: number; body: string } | undefined) => {
    const server = createServer((request, response) => {
      const said = answer(request.url ?? '');
      if (said !== undefined)
        response.writeHead(said.status, { 'content-type': 'application/fhir+json' }).end(said.body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/fhir`;
  };
  const outcome = JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'exception' }],
  });
  it.each([
    ['refuses', async () => bad(() => ({ status: 500, body: outcome })), 'rejected'],
    ['is silent', async () => bad(() => undefined), 'timedOut'],
    ['is dead', async () => 'http://127.0.0.1:9/fhir', 'unreachable'],
    ['talks of something else', async () => bad(() => ({ status: 200, body: '{}' })), 'invalidAnswer'],
  ])('one that %s is told by its kind, and nothing is booked', async (_name, start, kind) => {
    const desk = startCore(await start(), { timeoutMs: 200 });
    closers.push(desk.close);
    const week = await desk.api.calendar({ from: '2026-11-30', days: 7, filter: {} });
    expect(week.failures.map((one) => one.kind)).toEqual([kind]);
    const result = await desk.api.book({ version: 1, request: randomUUID(), slot: 'avph/Slot/x', reason: 'Kipu' });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind, source: 'AVPH' } });
    expect(desk.log).toEqual([]);
  });

  it('books nothing and shows nothing while the access log cannot be written', async () => {
    const server = await startDemo();
    closers.push(server.close);
    const desk = core(server, { logFails: true });
    const { slot } = await firstOf(desk);
    expect(await book(desk, slot.id)).toEqual({ kind: 'logUnwritable' });
    expect(await server.all('Appointment')).toEqual([]);
  });

  it('finds out by itself that a booking was made whose answer was lost', async () => {
    const server = await startDemo();
    closers.push(server.close);
    let lost = 0;
    const torn: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'POST' && lost++ === 0) throw new TypeError('torn');
      return answer;
    };
    const desk = core(server, { fetch: torn });
    const { slot } = await firstOf(desk);
    expect((await book(desk, slot.id)).kind).toBe('done');
    expect(lost).toBe(1);
    expect(await bookedIn(server, slot.id)).toHaveLength(1);
  });
});
