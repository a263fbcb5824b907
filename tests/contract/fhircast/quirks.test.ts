import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encounterEvent, patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, at, createHarness } from './harness.js';

let hub: Harness;
let topic: string;
beforeEach(async () => {
  hub = await createHarness();
  topic = hub.binding.topic();
});
afterEach(() => hub.close());

describe('what real clients do', () => {
  it('subscribe with JSON, with leftovers of earlier drafts, and with all events', async () => {
    const pex = hub.client('pex');
    const fields = { 'hub.channel.type': 'websocket', 'hub.mode': 'subscribe', 'hub.topic': topic };
    const json = await pex.post(
      JSON.stringify({ ...fields, 'hub.events': ['Patient-open', 'Patient-close'], 'hub.lease_seconds': 600 }),
      'application/json; charset=utf-8',
    );
    expect(json.status).toBe(202);
    const body = (await json.json()) as Record<string, string>;
    expect(await pex.connect(body['hub.channel.endpoint'])).toMatchObject({
      'hub.events': 'Patient-open,Patient-close',
      'hub.lease_seconds': 600,
    });
    const drafts = await pex.request('*', {
      'hub.secret': 's',
      'hub.callback': 'https://pex.example.fi/callback',
      'hub.lease': '999',
      'subscriber.actors': '["EC"]',
    });
    expect(drafts.status).toBe(202);
    const confirmation = await pex.connect();
    expect(confirmation['hub.lease_seconds']).toBe(999);
    expect(confirmation['hub.events']?.split(',')).toContain('Encounter-close');
  });

  it('publish to the topic’s own address, with other content types, and a slash at the end', async () => {
    const pex = await hub.joined('pex', 'Patient-open');
    const { event, ...rest } = patientEvent(topic, 'p1', { at: at('08:00:00'), id: '1' });
    const { 'hub.topic': _, ...bare } = event;
    const send = (body: unknown, type: string, path: string) => pex.post(JSON.stringify(body), type, path);
    expect((await send({ ...rest, event: bare }, 'application/fhir+json', `/${topic}`)).status).toBe(202);
    await pex.until(({ id }) => id === '1');
    const second = patientEvent(topic, 'p2', { at: at('08:00:01'), id: '2' });
    expect((await send(second, 'application/json; charset=UTF-8', '/')).status).toBe(202);
    await pex.until(({ id }) => id === '2');
    const third = patientEvent(topic, 'p3', { at: at('08:00:02'), id: '3' });
    expect((await send(third, 'text/plain', '')).status).toBe(202);
    await pex.until(({ id }) => id === '3');
  });

  it('give times without a zone, ids as numbers, a context that is no list, a reference for the resource', async () => {
    const aptj = await hub.joined('aptj', 'Patient-open,Encounter-open');
    const publish = async (id: unknown, timestamp: string, context: unknown) =>
      (await aptj.publish({ id, timestamp, event: { 'hub.topic': topic, 'hub.event': 'Patient-open', context } }))
        .status;
    const patient = (id: string) => ({ key: 'patient', resource: { resourceType: 'Patient', id } });
    expect(await publish(7, '2026-11-23T08:00:01.14', patient('p1'))).toBe(202);
    expect(hub.heard.proposed.at(-1)).toMatchObject({
      id: '7',
      at: Date.parse(at('08:00:01.140')),
      client: 'Patient/p1',
    });
    expect(await publish('b', '2026-11-23T010:00:02.1', [patient('p2')])).toBe(202);
    expect(hub.heard.proposed.at(-1)?.at).toBe(Date.parse(at('10:00:02.100')));
    const references = [
      { key: 'patient', resource: { reference: 'Patient/p3' } },
      { key: 'patient', reference: { reference: 'https://fhir.example.fi/r4/Patient/p4/_history/2' } },
      { key: 'patient', reference: 'Patient/p5' },
    ];
    for (const [n, entry] of references.entries()) expect(await publish(`r${n}`, at(`10:00:1${n}`), [entry])).toBe(202);
    expect(hub.heard.proposed.slice(-3).map(({ client }) => client)).toEqual([
      'Patient/p3',
      'Patient/p4',
      'Patient/p5',
    ]);
    for (const context of [
      null,
      undefined,
      [],
      {},
      [{ key: 'patient' }],
      [patient('../p')],
      [{ ...patient('p'), key: 'study' }],
    ])
      expect(await publish('c', at('11:00:00'), context)).toBe(400);
    expect(await publish('c', 'yesterday', [patient('p')])).toBe(400);
    expect(await publish('', at('11:00:00'), [patient('p')])).toBe(400);
  });

  it('answer with a whole event, with numbers for ids, with an outcome for the reason, or with noise', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex', 'Patient-open', { answer: (message) => ({ ...message }) });
    const outcome = { resourceType: 'OperationOutcome', issue: [{ details: { text: 'luonnos on auki' } }] };
    const lab = await hub.joined('lab', 'Patient-open', { answer: () => ({ id: 42, status: 409, resource: outcome }) });
    for (const noise of [
      '',
      'not json',
      '[1]',
      'null',
      '{"type":"ping"}',
      `{"hub.channel.endpoint":"${pex.endpoint()}"}`,
    ])
      pex.send(noise);
    pex.socket()?.ping();
    pex.socket()?.send('{"id":', { fin: false });
    pex.socket()?.send('"unknown"}', { fin: true });
    pex.socket()?.send(Buffer.from([1, 2, 3]));
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), id: '42' }));
    await hub.until(() => hub.answerOf('pex')?.answer === 'shown');
    await hub.until(() => hub.answerOf('lab')?.detail === 'luonnos on auki');
    expect(hub.answerOf('lab')?.answer).toBe('refused');
    await lab.settle();
  });

  it('unsubscribe without naming the endpoint, or with a new line behind it', async () => {
    const pex = await hub.joined('pex');
    const fields = { 'hub.mode': 'unsubscribe', 'hub.topic': topic, 'hub.callback': 'https://pex.example.fi/callback' };
    expect((await pex.form(fields)).status).toBe(202);
    await pex.untilClosed();
    const lab = await hub.joined('lab');
    expect((await lab.unsubscribe(`${lab.endpoint()}\n`)).status).toBe(202);
    await lab.untilClosed();
    const one = await hub.joined('lab');
    await hub.joined('lab');
    expect((await one.form(fields)).status).toBe(400);
  });

  it('read the context with the topic encoded, and the token in other letters', async () => {
    const response = await fetch(`${hub.binding.hubUrl()}/${topic.replaceAll('-', '%2D')}`, {
      headers: { authorization: 'BEARER  pex' },
    });
    expect(response.status).toBe(200);
  });

  it('use one id for two events', async () => {
    const aptj = await hub.joined('aptj');
    await aptj.publish(patientEvent(topic, 'p1', { at: at('08:00:00'), id: 'same' }));
    await aptj.untilEvent('Patient-open');
    const statuses = [
      (await aptj.publish(patientEvent(topic, 'p2', { at: at('08:00:01'), id: 'same' }))).status,
      (await aptj.publish(encounterEvent(topic, 'p2', 'e', { at: at('08:00:01'), id: 'same' }))).status,
    ];
    expect(statuses).toEqual([409, 409]);
  });
});
