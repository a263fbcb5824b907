import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createFhircastClient, encounterEvent, patientEvent } from '../../lib/fhircast-client.js';
import { type Harness, START, at, createHarness } from './harness.js';

let hub: Harness;
let topic: string;
beforeEach(async () => {
  hub = await createHarness();
  topic = hub.binding.topic();
});
afterEach(() => hub.close());

const holder = (more: object = {}) => ({ subject: 'u1', clientId: 'pex', scopes: ['fhircast/*.*'], ...more });

/** A request as bytes, for what `fetch` would not send. @returns the first line of the answer, '' when the hub hung up */
const raw = (port: string, text: string, end = true) =>
  new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += String(data);
      if (end) socket.end();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
const portOf = () => new URL(hub.binding.hubUrl()).port;

describe('tokens', () => {
  it('F17 lets in no token that is missing, broken, of nobody known, or of another person', async () => {
    hub.tokens.set('of-other', holder({ subject: 'u2' }));
    hub.tokens.set('of-stranger', holder({ clientId: 'unknown' }));
    hub.tokens.set('of-nobody', holder({ clientId: undefined }));
    for (const token of [undefined, 'broken', 'of-other', 'of-stranger', 'of-nobody']) {
      const client = hub.client('pex', { token });
      const statuses = [
        (await client.request('Patient-open')).status,
        (await client.publish(patientEvent(topic, 'p1'))).status,
        (await client.current()).status,
      ];
      expect([token, statuses]).toEqual([token, [401, 401, 401]]);
    }
    const response = await hub.client('pex', { token: undefined }).current();
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('content-type')).toContain('text/plain');
    hub.signInAs(undefined);
    expect((await hub.client('pex').current()).status).toBe(401);
    expect(hub.heard.proposed).toEqual([]);
  });

  it('F17 lets no tool touch the endpoint of another', async () => {
    const pex = await hub.joined('pex');
    const lab = hub.client('lab');
    expect((await lab.unsubscribe(pex.endpoint())).status).toBe(404);
    expect((await lab.request('Patient-open', { 'hub.channel.endpoint': pex.endpoint() })).status).toBe(404);
    await pex.settle();
    expect(pex.received).toHaveLength(1);
  });

  it('F17 lets nothing through to the topic of another session', async () => {
    const pex = hub.client('pex');
    expect((await pex.publish(patientEvent('another', 'p1'))).status).toBe(404);
    const other = createFhircastClient({ hubUrl: hub.binding.hubUrl(), topic: 'another', token: 'pex' });
    expect((await other.request('Patient-open')).status).toBe(404);
    expect((await other.current()).status).toBe(404);
    const { event, ...rest } = patientEvent(topic, 'p1');
    const { 'hub.topic': _, ...bare } = event;
    expect((await pex.publish({ ...rest, event: bare })).status).toBe(404);
    expect(hub.heard.proposed).toEqual([]);
  });

  it('F17 reads scopes for each event and direction, with wildcards', async () => {
    const may = async (...scopes: string[]) => {
      hub.tokens.set('pex', holder({ scopes }));
      const client = hub.client('pex');
      return [
        (await client.request('Patient-open')).status,
        (await client.request('Patient-open,SyncError')).status,
        (await client.publish(patientEvent(topic, 'p1'))).status,
        (await client.publish(patientEvent(topic, 'p1', { name: 'Patient-close' }))).status,
        (await client.current()).status,
      ];
    };
    expect(await may()).toEqual([403, 403, 403, 403, 403]);
    expect(await may('fhircast/Patient-open.read')).toEqual([202, 403, 403, 403, 200]);
    expect(await may('openid', 'fhircast/patient-OPEN.write')).toEqual([403, 403, 202, 403, 403]);
    expect(await may('fhircast/Patient-open.*')).toEqual([202, 403, 202, 403, 200]);
    expect(await may('fhircast/*.read')).toEqual([202, 202, 403, 403, 200]);
    expect(await may('fhircast/*.write')).toEqual([403, 403, 202, 202, 403]);
    expect(await may('fhircast/*.*')).toEqual([202, 202, 202, 202, 200]);
    expect(await may('fhircast/Patient.*', 'patient/*.read', 'fhircast/Patient-open.readwrite')).toEqual([
      403, 403, 403, 403, 403,
    ]);
  });

  it('F17 gives no lease beyond the token, and none on one that has ended', async () => {
    hub.tokens.set('pex', holder({ expiresAt: START + 90_500 }));
    expect((await hub.client('pex').join('Patient-open'))['hub.lease_seconds']).toBe(90);
    const short = await hub.client('pex').join('Patient-open', { 'hub.lease_seconds': '60' });
    expect(short['hub.lease_seconds']).toBe(60);
    hub.clock.advance(90_000);
    expect((await hub.client('pex').request('Patient-open')).status).toBe(401);
    expect(hub.heard.left).toEqual(['pex lost']);
  });
});

describe('events of the session', () => {
  it('F18 passes userlogout and userhibernate of a tool on to those that want them', async () => {
    const aptj = await hub.joined('aptj', 'userLogout,USERHIBERNATE');
    const pex = await hub.joined('pex', 'userlogout');
    const event = (name: string, id: string) => ({
      timestamp: at('08:00:00'),
      id,
      event: { 'hub.topic': topic, 'hub.event': name, context: [] },
    });
    expect((await pex.publish(event('UserLogout', 'l'))).status).toBe(202);
    expect((await pex.publish(event('UserHibernate', 'h'))).status).toBe(202);
    expect((await aptj.untilEvent('userhibernate')).event?.['hub.event']).toBe('USERHIBERNATE');
    expect(aptj.events().map(({ id }) => id)).toEqual(['l', 'h']);
    await pex.settle();
    expect(pex.events().map(({ id }) => id)).toEqual(['l']);
    expect(hub.binding.topic()).toBe(topic);
  });

  it('F18 says itself when the workstation is locked, and when the professional signs out', async () => {
    const pex = await hub.joined('pex', 'UserHibernate,UserLogout');
    hub.binding.hibernate?.();
    const hibernate = await pex.untilEvent('UserHibernate');
    expect(JSON.stringify(hibernate)).toContain('fhircast-hibernate-codesystem');
    hub.binding.endSession();
    expect(JSON.stringify(await pex.untilEvent('UserLogout'))).toContain('fhircast-logout-codesystem');
    await pex.untilClosed();
  });

  it('F18 passes a SyncError on, and refuses one that says nothing', async () => {
    const aptj = await hub.joined('aptj', 'SyncError');
    const pex = await hub.joined('pex', 'Patient-open,SyncError');
    const error = (context: unknown) => ({
      timestamp: at('08:00:00'),
      id: 's',
      event: { 'hub.topic': topic, 'hub.event': 'SyncError', context },
    });
    expect((await pex.publish(error([]))).status).toBe(400);
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'processing' }] };
    expect((await pex.publish(error([{ key: 'operationoutcome', resource: outcome }]))).status).toBe(202);
    expect((await aptj.untilEvent('SyncError')).id).toBe('s');
    await pex.settle();
    expect(pex.events()).toEqual([]);
    expect(hub.heard.answered).toEqual([]);
  });

  it('F18 an older time moves nobody', async () => {
    const aptj = await hub.joined('aptj', 'Patient-open,Patient-close,Encounter-open');
    await aptj.publish(patientEvent(topic, 'p2', { at: at('08:00:05') }));
    await aptj.untilEvent('Patient-open');
    for (const older of [
      patientEvent(topic, 'p1', { at: at('08:00:04.999') }),
      patientEvent(topic, 'p2', { at: at('08:00:04.999') }),
      encounterEvent(topic, 'p1', 'e1', { at: at('08:00:04') }),
      encounterEvent(topic, 'p2', 'e2', { at: at('08:00:04') }),
    ])
      expect((await aptj.publish(older)).status).toBe(202);
    await aptj.settle();
    expect(aptj.events()).toHaveLength(1);
    expect(hub.current()?.change.client).toBe('Patient/p2');
  });
});

describe('origins and names', () => {
  const REGISTERED = 'https://pex.example.fi';

  it('F18 answers CORS for the origins of registered tools only', async () => {
    const preflight = (origin: string) =>
      fetch(hub.binding.hubUrl(), {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const good = await preflight(REGISTERED);
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-origin')).toBe(REGISTERED);
    expect(good.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(good.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of [
      'https://evil.example',
      'null',
      'https://pex.example.fi.evil.example',
      'http://pex.example.fi',
    ]) {
      const bad = await preflight(origin);
      expect([origin, bad.status, bad.headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
    }
    const pex = hub.client('pex', { origin: REGISTERED });
    const answer = await pex.request('Patient-open');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([202, REGISTERED]);
    expect(answer.headers.get('vary')).toContain('Origin');
    await pex.connect();
  });

  it('F18 takes nothing that changes anything from a foreign page, and no socket', async () => {
    const foreign = hub.client('pex', { origin: 'https://evil.example' });
    expect((await foreign.request('Patient-open')).status).toBe(403);
    expect((await foreign.publish(patientEvent(topic, 'p1'))).status).toBe(403);
    const read = await foreign.current();
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    const pex = hub.client('pex');
    await pex.request('Patient-open');
    await expect(foreign.connect(pex.endpoint())).rejects.toThrow('403');
    // A native program's socket library may name the hub itself.
    const own = hub.client('pex', { origin: new URL(hub.binding.hubUrl()).origin });
    await own.connect(pex.endpoint());
  });

  it('F18 is known as this machine only', async () => {
    const ask = (host: string) =>
      raw(
        portOf(),
        `GET /fhircast/.well-known/fhircast-configuration HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
    expect(await ask(`127.0.0.1:${portOf()}`)).toContain('200');
    expect(await ask(`localhost:${portOf()}`)).toContain('200');
    expect(await ask(`evil.example:${portOf()}`)).toContain('421');
    expect(await ask('127.0.0.1')).toContain('421');
    const pex = hub.client('pex');
    await pex.request('Patient-open');
    const upgrade = new WebSocket(pex.endpoint(), { headers: { host: 'evil.example' } });
    await expect(
      new Promise((resolve, reject) => {
        upgrade.on('open', resolve);
        upgrade.on('error', reject);
      }),
    ).rejects.toThrow('421');
  });
});

describe('limits', () => {
  it('F18 takes bodies of 256 KiB at most', async () => {
    const pex = hub.client('pex');
    const padded = (bytes: number) => JSON.stringify(patientEvent(topic, 'p1')).padEnd(bytes, ' ');
    expect((await pex.post(padded(256 * 1024), 'application/json')).status).toBe(202);
    const large = await pex.post(padded(256 * 1024 + 1), 'application/json');
    expect([large.status, await large.text()]).toEqual([413, 'the body is too large']);
  });

  it('F18 gives a tool, and all of them together, so many subscriptions and no more', async () => {
    await hub.close();
    hub = await createHarness({ limits: { subscriptionsPerTool: 2, subscriptions: 3 } });
    const [pex, lab] = [hub.client('pex'), hub.client('lab')];
    const statuses = [];
    for (const one of [pex, pex, pex, lab, lab]) statuses.push((await one.request('Patient-open')).status);
    expect(statuses).toEqual([202, 202, 429, 202, 429]);
  });

  it('F18 gives each caller its share of requests', async () => {
    await hub.close();
    hub = await createHarness({ limits: { requestBurst: 3, requestsPerSecond: 2 } });
    const [pex, lab] = [hub.client('pex'), hub.client('lab')];
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await pex.current()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await pex.current()).headers.get('retry-after')).toBe('1');
    expect((await lab.current()).status).toBe(200);
    hub.clock.advance(500);
    expect([(await pex.current()).status, (await pex.current()).status]).toEqual([200, 429]);
  });

  it('F18 ends a socket that sends without end, and one that does not read', async () => {
    await hub.close();
    hub = await createHarness({ limits: { frameBurst: 10, framesPerSecond: 1, bufferedBytes: 256 * 1024 } });
    const aptj = await hub.joined('aptj', 'Patient-open,SyncError', { answer: () => undefined });
    const pex = await hub.joined('pex');
    for (let n = 0; n < 11; n += 1) pex.send({ type: 'pong' });
    expect((await pex.untilClosed()).code).toBe(1008);
    const lab = await hub.joined('lab', 'UserLogout', { answer: () => undefined });
    lab.socket()?.pause();
    const entry = { key: 'parameters', resource: { resourceType: 'Parameters', note: 'x'.repeat(200_000) } };
    const event = { 'hub.topic': hub.binding.topic(), 'hub.event': 'UserLogout', context: [entry] };
    for (let n = 0; n < 200 && !hub.heard.left.includes('lab lost'); n += 1)
      await aptj.publish({ timestamp: at('08:00:00'), id: `big-${n}`, event });
    await hub.until(() => hub.heard.left.includes('lab lost'));
  });

  it('F18 waits no longer than its limit for a body that does not come', async () => {
    await hub.close();
    hub = await createHarness({ limits: { requestMs: 200 } });
    const head = `POST /fhircast HTTP/1.1\r\nHost: 127.0.0.1:${portOf()}\r\nAuthorization: Bearer pex\r\nContent-Type: application/json\r\n`;
    expect(await raw(portOf(), `${head}Content-Length: 500\r\n\r\n{"timestamp":`, false)).toContain('408');
    expect(await raw(portOf(), 'POST /fhircast HTTP/1.1\r\nHost: x', false)).toContain('408');
  });
});
