import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { launchFieldsOf, launchKeyOf } from './post-launch-key.js';
import { LAUNCH_MS, createPostLauncher, pageAddress } from './post-launch.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
const logged: unknown[] = [];
function launcher(clock = createManualClock(0)) {
  const launch = createPostLauncher({ fetch, clock, log: (...line) => void logged.push(line) });
  return (origin: string, signal = new AbortController().signal) =>
    launch(
      {
        tool: 'fysi',
        launch: { url: `${origin}/launch`, clientId: 'core', clientSecret: 's3crét' },
        origins: [origin],
        fields: { client: 'key-1', user: 'u1' },
      },
      signal,
    );
}

describe('a launch by POST', () => {
  it('sends the form as the county’s own, and takes the address from Location', async () => {
    let seen: unknown;
    const origin = await serve((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        seen = [request.method, request.url, request.headers.authorization, body];
        response.writeHead(201, { location: '/open?t=1' }).end();
      });
    });
    expect(await launcher()(origin)).toEqual({ ok: true, url: `${origin}/open?t=1` });
    const basic = `Basic ${Buffer.from('core:s3crét').toString('base64')}`;
    expect(seen).toEqual(['POST', '/launch', basic, 'client=key-1&user=u1']);
  });

  it.each([
    [303, { location: '/open?t=2' }, '', { ok: true }],
    [201, {}, '{"url":"/open?t=3"}', { ok: true }],
    [200, {}, '{"url":"/open?t=4"}', { ok: true }],
    [200, {}, '<p>', { ok: false, failure: 'serverError' }],
    [200, {}, '{"address":"/x"}', { ok: false, failure: 'serverError' }],
    [200, {}, 'x'.repeat(100_000), { ok: false, failure: 'serverError' }],
    [201, { location: 'https://evil.example/' }, '', { ok: false, failure: 'serverError' }],
    [308, { location: '/elsewhere' }, '', { ok: false, failure: 'serverError' }],
    [401, {}, '', { ok: false, failure: 'refused', status: 401 }],
    [404, {}, '{"url":"/open"}', { ok: false, failure: 'refused', status: 404 }],
    [503, {}, '', { ok: false, failure: 'serverError', status: 503 }],
  ])('takes %i %j %s as what it is', async (status, headers, body, expected) => {
    const origin = await serve((_, response) => void response.writeHead(status, headers).end(body));
    expect(await launcher()(origin)).toMatchObject(expected);
  });

  it('waits eight seconds, and no longer', async () => {
    const clock = createManualClock(0);
    const origin = await serve(() => clock.advance(LAUNCH_MS));
    expect(await launcher(clock)(origin)).toEqual({ ok: false, failure: 'timedOut' });
  });

  it('says when nobody answers', async () => {
    const origin = await serve((request) => void request.socket.destroy());
    expect(await launcher()(origin)).toEqual({ ok: false, failure: 'unreachable' });
  });

  it('ends with what it was for, and writes nothing of the client into the log', async () => {
    const stop = new AbortController();
    const origin = await serve(() => stop.abort());
    expect(await launcher()(origin, stop.signal)).toMatchObject({ ok: false });
    expect(JSON.stringify(logged)).not.toMatch(/key-1|s3cr/);
  });
});

describe('the address of the page', () => {
  const from = 'https://fysi.example/launch';
  const may = ['https://fysi.example', 'http://127.0.0.1:80', 'http://intra.example'];
  it.each([
    ['/p?t=1', 'https://fysi.example/p?t=1'],
    ['https://fysi.example:443/p', 'https://fysi.example/p'],
    ['https://fysi.example.evil.example/p', undefined],
    ['//evil.example/p', undefined],
    ['http://intra.example/p', undefined],
    ['https://u:p@fysi.example/p', undefined],
    ['javascript:alert(1)', undefined],
    ['/p/140348-928S', undefined],
    ['/p?c=140348%2D928S', undefined],
    ['https://', undefined],
  ])('%s', (named, address) => expect(pageAddress(named, from, may)).toBe(address));
});

describe('the client’s key for a tool', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9\-.]{1,64}$/);
  const tool = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
  const secret = fc.string({ minLength: 16, maxLength: 40 });

  it('is the same for the same client, and another for another client, tool or secret', () => {
    fc.assert(
      fc.property(tool, tool, secret, secret, id, id, (t1, t2, s1, s2, a, b) => {
        const key = launchKeyOf(t1, s1, `Patient/${a}`);
        expect(key).toMatch(/^[\w-]{43}$/);
        expect(launchKeyOf(t1, s1, `Patient/${a}`)).toBe(key);
        expect(launchKeyOf(t2, s2, `Patient/${b}`) === key).toBe(t1 === t2 && s1 === s2 && a === b);
      }),
    );
  });

  it('goes into the form, and the client’s own id never does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9.]{9,64}$/), (client) => {
        const key = launchKeyOf('fysi', 'x'.repeat(16), `Patient/${client}`);
        const fields = { asiakas: '{patient.key}', kayttaja: '{user.id} / {user.unit}' };
        const filled = launchFieldsOf({ fields }, { key, user: { id: 'u1', unit: 'Kuntoutus' } });
        expect(filled).toEqual({ asiakas: key, kayttaja: 'u1 / Kuntoutus' });
        expect(JSON.stringify(filled)).not.toContain(client);
      }),
    );
  });
});
