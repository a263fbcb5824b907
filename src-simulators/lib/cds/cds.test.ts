import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { riskService } from '../../pex360/prompts.js';
import { createFhirServer } from '../../fhir/server.js';
import { startTha } from '../../tha/index.js';
import { listenOnLoopback, type LoopbackServer } from '../loopback.js';
import { createRouter } from '../web.js';
import { createCdsRoutes } from './service.js';
import { short } from './wire.js';

const now = () => new Date('2026-11-23T10:00:00Z');
const condition = {
  resourceType: 'Condition',
  id: 'dg',
  code: { text: 'Eteisvärinä', coding: [{ code: 'I48' }] },
  subject: { reference: 'Patient/a' },
};
const systolic = (value: number) => ({
  code: { text: 'Systolinen' },
  valueQuantity: { value, unit: 'mmHg' },
  referenceRange: [{ high: { value: 135 } }],
});
const pressure = {
  resourceType: 'Observation',
  id: 'rr',
  status: 'final',
  code: { text: 'Verenpaine', coding: [{ code: '85354-9' }] },
  subject: { reference: 'Patient/a' },
  effectiveDateTime: '2026-11-20T08:00:00+02:00',
  component: [systolic(168)],
};
const patient = { resourceType: 'Patient', id: 'a', birthDate: '1990-01-01' };

const cardsSchema = z.object({
  cards: z.array(
    z.object({
      uuid: z.uuid(),
      summary: z.string().min(1).max(140),
      detail: z.string().min(1),
      indicator: z.enum(['info', 'warning', 'critical']),
      source: z.object({
        label: z.string(),
        url: z.url(),
        topic: z.object({ code: z.string(), display: z.string(), system: z.url() }),
      }),
      overrideReasons: z.array(z.object({ code: z.string(), system: z.url(), display: z.string() })).min(1),
      suggestions: z.array(z.object({ uuid: z.uuid(), label: z.string() })).optional(),
      selectionBehavior: z.enum(['at-most-one', 'any']).optional(),
    }),
  ),
});
const discoverySchema = z.object({
  services: z
    .array(
      z.object({
        hook: z.enum(['patient-view', 'fi.tyopoyta.assessment-draft']),
        id: z.string(),
        title: z.string(),
        description: z.string(),
        prefetch: z.record(z.string(), z.string()),
      }),
    )
    .min(1),
});

let fhirBase = '';
const servers: { close: () => Promise<void> }[] = [];
const bases = { tha: '', pex360: '' };
beforeAll(async () => {
  const resources = [patient, condition, pressure];
  const fhir = createFhirServer({ resources, log: () => {}, now, newId: randomUUID });
  fhirBase = (await fhir.listen(0)).url;
  const [tha, pex]: LoopbackServer[] = await Promise.all([listenOnLoopback(), listenOnLoopback()]);
  if (tha === undefined || pex === undefined) throw new Error('two servers listen');
  startTha({ server: tha, now, newId: randomUUID });
  pex.handle(createRouter(createCdsRoutes({ services: [riskService(pex.url)], now, newId: randomUUID, fetch })));
  [bases.tha, bases.pex360] = [tha.url, pex.url];
  servers.push(fhir, tha, pex);
});
afterAll(async () => void (await Promise.all(servers.map((one) => one.close()))));

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const hook = (more: Record<string, unknown>) => ({
  hook: 'patient-view',
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/p', patientId: 'a' },
  ...more,
});
const discover = async (base: string) => {
  const { services } = discoverySchema.parse(await (await fetch(`${base}/cds-services`)).json());
  const [service] = services;
  return service ?? expect.fail('a service is offered');
};

describe.each(['tha', 'pex360'] as const)('%s as a server of CDS Hooks 2.0', (name) => {
  it('tells its services, and gives the same cards on prefetch alone as from the FHIR server', async () => {
    const base = bases[name];
    const { id, prefetch } = await discover(base);
    const given = Object.fromEntries(
      await Promise.all(
        Object.entries(prefetch).map(async ([key, template]) => {
          const url = `${fhirBase}/${template.replaceAll('{{context.patientId}}', 'a')}`;
          return [key, await (await fetch(url)).json()] as const;
        }),
      ),
    );
    const cardsOf = async (more: Record<string, unknown>) =>
      cardsSchema.parse(await (await post(`${base}/cds-services/${id}`, hook(more))).json()).cards;
    const [sent, read] = [await cardsOf({ prefetch: given }), await cardsOf({ fhirServer: fhirBase })];
    expect(sent.map(({ summary }) => summary)).toEqual(read.map(({ summary }) => summary));
    expect(sent[0]?.summary).toContain(name === 'tha' ? 'Eteisvärinä ilman' : 'Verenpaine 168 mmHg');
    expect(new Set([...sent, ...read].map(({ uuid }) => uuid)).size).toBe(sent.length + read.length);
  });

  it('has nothing to say of nothing, and says what is missing or is no hook', async () => {
    const base = bases[name];
    const { id, prefetch } = await discover(base);
    const url = `${base}/cds-services/${id}`;
    const empty = Object.fromEntries(Object.keys(prefetch).map((key) => [key, null]));
    expect(cardsSchema.parse(await (await post(url, hook({ prefetch: empty }))).json()).cards).toEqual([]);
    expect((await post(url, hook({}))).status).toBe(412);
    expect((await post(url, hook({ fhirServer: 'http://127.0.0.1:9/fhir' }))).status).toBe(412);
    expect((await post(url, { ...hook({}), hook: 'order-sign' })).status).toBe(400);
    expect((await post(`${base}/cds-services/other`, hook({}))).status).toBe(404);
  });

  it('keeps what is told back of its cards', async () => {
    const base = bases[name];
    const { id } = await discover(base);
    const one = {
      card: randomUUID(),
      outcome: 'overridden',
      overrideReason: { reason: { code: 'ei-koske' }, userComment: 'Tarkistettu' },
      outcomeTimestamp: '2026-11-23T10:01:00Z',
    };
    expect((await post(`${base}/cds-services/${id}/feedback`, { feedback: [one] })).status).toBe(200);
    expect((await post(`${base}/cds-services/${id}/feedback`, { feedback: [] })).status).toBe(400);
    expect(await (await fetch(`${base}/demo/feedback`)).json()).toEqual({ feedback: [{ service: id, ...one }] });
  });
});

describe('a card’s summary', () => {
  it('is never over 140 characters, and whole where it fits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(short(text).length).toBeLessThanOrEqual(140);
        if (text.length <= 140) expect(short(text)).toBe(text);
      }),
    );
  });
});
