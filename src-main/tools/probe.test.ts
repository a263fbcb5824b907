import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, createManualClock, createSystemClock } from '#shared/clock.js';
import { countyToolSchema } from '#shared/county-tool.js';
import { PROBE_LIMIT_MS, createProbe } from './probe.js';

const US = 'http://127.0.0.1:4710';
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}
const serve = async (answer: RequestListener) => `http://${await listen(createServer(answer))}`;
const tool = (url: string, more: object = {}) =>
  countyToolSchema.parse({ id: 'tool', name: { fi: 'Työkalu' }, kind: 'embedded', url, ...more });
function ask(url: string, more: object = {}, clock: Clock = createSystemClock()) {
  const probe = createProbe({ fetch, clock, origin: () => US });
  return probe(tool(url, more), new AbortController().signal);
}
const failure = (kind: string, status?: number) => ({
  found: 'failure',
  failure: kind,
  ...(status === undefined ? {} : { status }),
});

describe('a tool’s entry page', () => {
  it('is well when it answers', async () => {
    expect(await ask(`${await serve((_, response) => response.end('ok'))}/`)).toEqual({ found: 'well' });
  });

  it('is asked without anything of a launch', async () => {
    const asked: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.url, request.headers.cookie, request.headers.authorization);
      response.statusCode = 400;
      response.end('hub.topic is missing');
    });
    const url = `${origin}/app?hub.topic={hub.topic}`;
    expect(await ask(url, { context: 'fhircast' })).toEqual({ found: 'well' });
    expect(asked).toEqual(['/app', undefined, undefined]);
  });

  it.each([
    [500, failure('serverError', 500)],
    [404, failure('refused', 404)],
    [401, { found: 'well' }],
  ])('status %i', async (status, expected) => {
    const origin = await serve((_, response) => {
      response.statusCode = status;
      response.end();
    });
    expect(await ask(`${origin}/`)).toEqual(expected);
  });

  it('nobody there', async () => {
    const origin = await serve(() => {});
    for (const server of servers.splice(0)) {
      server.close();
      await once(server, 'close');
    }
    expect(await ask(`${origin}/`)).toEqual(failure('unreachable'));
  });

  it('says nothing for 8 seconds', async () => {
    const clock = createManualClock(0);
    let came = () => {};
    const isAsked = new Promise<void>((resolve) => (came = resolve));
    const origin = await serve(() => came());
    const asking = ask(`${origin}/`, {}, clock);
    await isAsked;
    clock.advance(PROBE_LIMIT_MS);
    expect(await asking).toEqual(failure('timedOut'));
  });

  it('redirects in a circle; one that only sets a cookie on the way does not', async () => {
    const round = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await ask(`${round}/`)).toEqual(failure('redirectLoop'));
    const cookieWall = await serve((request, response) => {
      if (request.headers.cookie === 'seen=1') response.end();
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1; Path=/; HttpOnly' }).end();
    });
    expect(await ask(`${cookieWall}/`)).toEqual({ found: 'well' });
  });

  it('leads to the identity provider, which is not asked', async () => {
    let asked = 0;
    const provider = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const origin = await serve((_, response) => response.writeHead(302, { location: `${provider}/auth` }).end());
    expect(await ask(`${origin}/`)).toEqual({ found: 'well' });
    expect(asked).toBe(0);
  });

  it('refuses to be framed, also after a redirect; a window of its own does not mind', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/app' }).end();
      else response.writeHead(200, { 'x-frame-options': 'DENY' }).end();
    });
    expect(await ask(`${origin}/`)).toEqual({ found: 'framingRefused' });
    expect(await ask(`${origin}/`, { kind: 'link' })).toEqual({ found: 'well' });
  });

  it('has a certificate that does not hold', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'tyopoyta-cert-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    try {
      const wish = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'];
      execFileSync('openssl', [...wish, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    } catch {
      context.skip('NOT RUN: openssl is not on this machine');
    }
    const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
      response.end(),
    );
    rmSync(folder, { recursive: true });
    expect(await ask(`https://${await listen(secure)}/`)).toEqual(failure('certificate'));
  });
});
