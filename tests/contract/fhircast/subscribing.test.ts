import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, at, createHarness } from './harness.js';

let hub: Harness;
beforeEach(async () => {
  hub = await createHarness();
});
afterEach(() => hub.close());

/** How an attempt to open a socket ends: the HTTP status of the refusal, or "open". */
const tryConnect = (endpoint: string, headers: Record<string, string> = {}) =>
  new Promise<string>((resolve) => {
    const socket = new WebSocket(endpoint, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(String(response.statusCode));
      request.destroy();
    });
    socket.on('error', (error) => resolve(error.message));
  });

describe('subscribing', () => {
  it('F1 serves the configuration document at hub.url, without a token', async () => {
    const response = await hub.client('pex').configuration();
    expect(response.headers.get('content-type')).toContain('application/json');
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      websocketSupport: true,
      fhircastVersion: '3.0.0',
      capabilities: { supportsGetCurrentContext: true },
    });
    expect(body).toHaveProperty(
      'eventsSupported',
      expect.arrayContaining(['Patient-open', 'Encounter-close', 'SyncError']),
    );
    const text = JSON.stringify(body);
    expect(text).not.toContain('DiagnosticReport');
    expect(text).not.toContain('ImagingStudy');
    expect((await fetch(`${hub.binding.hubUrl()}/.well-known/fhircast-configuration/`)).status).toBe(200);
  });

  it('F2 answers 202 with an endpoint that is unguessable and another one each time', async () => {
    const pex = hub.client('pex');
    const endpoints = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      const response = await pex.request('Patient-open');
      expect(response.status).toBe(202);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toEqual({ 'hub.channel.endpoint': pex.endpoint() });
      endpoints.add(pex.endpoint());
    }
    expect(endpoints.size).toBe(5);
    for (const endpoint of endpoints) {
      expect(endpoint).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/fhircast\/channel\/[\w-]{43}$/);
      expect(endpoint).not.toContain(hub.binding.topic());
    }
    expect(await tryConnect(`${pex.endpoint().slice(0, -3)}AAA`)).toBe('404');
  });

  it('F3 confirms on the socket: mode, topic, events, lease', async () => {
    expect(
      await hub
        .client('pex')
        .join('patient-open, Patient-close,patient-OPEN,Observation-open', { 'hub.lease_seconds': '600' }),
    ).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': hub.binding.topic(),
      'hub.events': 'patient-open,Patient-close',
      'hub.lease_seconds': 600,
    });
    expect((await hub.client('lab').join('Patient-open'))['hub.lease_seconds']).toBe(7200);
    expect(
      (await hub.client('lab').join('Patient-open', { 'hub.lease_seconds': '99999999' }))['hub.lease_seconds'],
    ).toBe(43_200);
    expect(hub.heard.joined).toEqual(['pex', 'lab', 'lab']);
  });

  it('F4 tells a late joiner the most recent open of each anchor it subscribed to, with the original id and time', async () => {
    const aptj = await hub.joined('aptj');
    const first = patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00.123') });
    expect((await aptj.publish(first)).status).toBe(202);
    await aptj.untilEvent('Patient-open');
    hub.clock.advance(60_000);
    const pex = await hub.joined('pex', 'Patient-open,SyncError');
    expect(await pex.untilEvent('Patient-open')).toEqual(first);
    const lab = await hub.joined('lab', 'Patient-close,SyncError');
    await lab.settle();
    expect(lab.events()).toEqual([]);
    await aptj.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:01'), name: 'Patient-close' }));
    await lab.untilEvent('Patient-close');
    const later = await hub.joined('slow');
    await later.settle();
    expect(later.events()).toEqual([]);
  });

  it('F4 tells a window that joins beside another of its tool, and the other one not again', async () => {
    const aptj = await hub.joined('aptj');
    const pex = await hub.joined('pex');
    const opened = patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') });
    await aptj.publish(opened);
    await hub.until(() => hub.answerOf('pex', opened.id)?.answer === 'shown');
    const second = await hub.joined('pex');
    expect(await second.untilEvent('Patient-open')).toEqual(opened);
    await pex.settle();
    expect(pex.events()).toHaveLength(1);
  });

  it('F12 resubscribing replaces the events and renews the lease', async () => {
    const aptj = await hub.joined('aptj');
    const pex = hub.client('pex');
    await pex.join('Patient-close', { 'hub.lease_seconds': '60' });
    const endpoint = pex.endpoint();
    const opened = patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') });
    await aptj.publish(opened);
    await aptj.untilEvent('Patient-open');
    hub.clock.advance(50_000);
    const path = new URL(endpoint).pathname;
    expect(
      (await pex.request('Patient-open', { 'hub.lease_seconds': '60', 'hub.channel.endpoint': path })).status,
    ).toBe(202);
    expect(pex.endpoint()).toBe(endpoint);
    expect(await pex.until((one) => one['hub.events'] === 'Patient-open')).toMatchObject({ 'hub.lease_seconds': 60 });
    expect(await pex.untilEvent('Patient-open')).toEqual(opened);
    hub.clock.advance(50_000);
    await aptj.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:01'), name: 'Patient-close' }));
    await aptj.untilEvent('Patient-close');
    await pex.settle();
    expect(pex.events('Patient-close')).toEqual([]);
  });

  it('F12 an expired lease is denied and closed, and the tool counts as lost', async () => {
    const pex = hub.client('pex');
    await pex.join('Patient-open', { 'hub.lease_seconds': '60' });
    hub.clock.advance(59_999);
    await pex.settle();
    expect(pex.received.filter((one) => one['hub.mode'] === 'denied')).toEqual([]);
    hub.clock.advance(1);
    expect(await pex.until((one) => one['hub.mode'] === 'denied')).toEqual({
      'hub.mode': 'denied',
      'hub.topic': hub.binding.topic(),
      'hub.events': 'Patient-open',
      'hub.reason': 'lease expired',
    });
    expect((await pex.untilClosed()).code).toBe(1000);
    expect(hub.heard.left).toEqual(['pex lost']);
    expect(await tryConnect(pex.endpoint())).toBe('404');
  });

  it('F13 unsubscribing: 202, denial, close, and the endpoint is never usable again', async () => {
    const pex = await hub.joined('pex');
    const response = await pex.unsubscribe();
    expect([response.status, await response.json()]).toEqual([202, { 'hub.channel.endpoint': pex.endpoint() }]);
    expect(await pex.until((one) => one['hub.mode'] === 'denied')).toMatchObject({ 'hub.reason': 'unsubscribed' });
    expect((await pex.untilClosed()).code).toBe(1000);
    expect(hub.heard.left).toEqual(['pex closed']);
    expect(await tryConnect(pex.endpoint())).toBe('404');
    expect((await pex.resubscribe('Patient-open')).status).toBe(404);
    expect((await pex.unsubscribe()).status).toBe(404);
  });

  it('F13 a second socket at an endpoint takes the place of the first', async () => {
    const pex = await hub.joined('pex');
    const other = hub.client('pex');
    await other.connect(pex.endpoint());
    expect((await pex.untilClosed()).code).toBe(1000);
    expect(hub.heard.left).toEqual([]);
    const aptj = await hub.joined('aptj');
    await aptj.publish(patientEvent(hub.binding.topic(), 'p1', { at: at('08:00:00') }));
    await other.untilEvent('Patient-open');
  });

  it('F13 an endpoint where nobody connects is gone after 30 s', async () => {
    const pex = hub.client('pex');
    await pex.request('Patient-open');
    hub.clock.advance(30_000);
    expect(await tryConnect(pex.endpoint())).toBe('404');
    expect(hub.heard.left).toEqual([]);
  });

  const good = { 'hub.channel.type': 'websocket', 'hub.mode': 'subscribe', 'hub.events': 'Patient-open' };
  it.each([
    ['hub.channel.type', { ...good, 'hub.channel.type': '' }, 400],
    ['hub.channel.type', { ...good, 'hub.channel.type': 'webhook' }, 400],
    ['hub.mode', { ...good, 'hub.mode': 'listen' }, 400],
    ['hub.events', { ...good, 'hub.events': ' , ' }, 400],
    ['hub.events', { ...good, 'hub.events': 'ImagingStudy-open' }, 400],
    ['hub.lease_seconds', { ...good, 'hub.lease_seconds': '-1' }, 400],
    ['hub.topic', { ...good, 'hub.topic': '' }, 400],
    ['hub.topic', { ...good, 'hub.topic': 'another' }, 404],
    ['hub.channel.endpoint', { ...good, 'hub.channel.endpoint': 'ws://127.0.0.1/fhircast/channel/guess' }, 404],
    ['hub.channel.endpoint', { 'hub.mode': 'unsubscribe', 'hub.channel.type': 'websocket' }, 400],
  ])('F14 refuses a request with a wrong %s in plain words: %j', async (field, fields, status) => {
    const response = await hub.client('pex').form({ 'hub.topic': hub.binding.topic(), ...fields });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain(field);
  });

  it('F14 refuses repeated parameters and bodies that are no form', async () => {
    const pex = hub.client('pex');
    const form = new URLSearchParams({ ...good, 'hub.topic': hub.binding.topic() });
    form.append('hub.events', 'Patient-close');
    const repeated = await pex.post(form.toString(), 'application/x-www-form-urlencoded');
    expect([repeated.status, await repeated.text()]).toEqual([400, 'hub.events is repeated']);
    for (const body of ['', 'not a form at all', '%%%', '=', '{"hub.mode":', '[]', 'null', '"text"']) {
      const response = await pex.post(body, 'application/x-www-form-urlencoded');
      expect([body, response.status]).toEqual([body, 400]);
      expect(response.headers.get('content-type')).toContain('text/plain');
    }
  });

  it('F14 hears the last answers of a session that ends, for a second', async () => {
    const pex = await hub.joined('pex');
    const lab = await hub.joined('lab', 'Patient-open,Patient-close', {
      answer: (message) => (message.event?.['hub.event'] === 'Patient-open' ? 200 : undefined),
    });
    hub.open('Patient/p1', 'c-1');
    await hub.until(() => ['pex', 'lab'].every((id) => hub.answerOf(id)?.answer === 'shown'));
    hub.open(null, 'c-2');
    await Promise.resolve();
    hub.binding.endSession();
    await hub.until(() => hub.answerOf('pex', 'c-2')?.answer === 'shown');
    expect((await pex.untilClosed()).code).toBe(1000);
    expect(pex.received.slice(-2).map((one) => one.event?.['hub.event'] ?? one['hub.mode'])).toEqual([
      'Patient-close',
      'denied',
    ]);
    await lab.until((one) => one['hub.mode'] === 'denied');
    expect(hub.heard.left).toEqual(['pex closed']);
    expect(await tryConnect(lab.endpoint())).toBe('404');
    hub.clock.advance(1000);
    expect((await lab.untilClosed()).code).toBe(1000);
    expect(hub.heard.left).toEqual(['pex closed', 'lab closed']);
    expect(lab.received.filter((one) => one['hub.mode'] === 'denied')).toHaveLength(1);
  });

  it('F14 denies all subscriptions when the session ends, and takes a new topic', async () => {
    const pex = await hub.joined('pex', 'Patient-open,userlogout');
    const before = hub.binding.topic();
    hub.binding.endSession();
    const denied = await pex.until((one) => one['hub.mode'] === 'denied');
    expect(denied).toMatchObject({ 'hub.topic': before, 'hub.reason': 'the session ended' });
    expect(pex.events('userlogout')).toHaveLength(1);
    expect(pex.received.indexOf(denied)).toBe(pex.received.length - 1);
    await pex.untilClosed();
    expect(hub.binding.topic()).not.toBe(before);
    expect(hub.binding.topic()).toMatch(/^[\w-]{43}$/);
    expect((await pex.request('Patient-open')).status).toBe(404);
    expect((await pex.current()).status).toBe(404);
    expect(hub.heard.left).toEqual(['pex closed']);
  });
});
