import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Guard, createGuard } from '../../src-main/web/guard.js';
import { createWebServer } from '../../src-main/web/server.js';
import { createLonelyWorkbench } from '../lib/workbench.js';

let lonely: Awaited<ReturnType<typeof createLonelyWorkbench>>;
let guard: Guard;
let server: ReturnType<typeof createWebServer>;
let origin: string;
beforeEach(async () => {
  lonely = await createLonelyWorkbench();
  guard = createGuard();
  server = createWebServer({
    workbench: lonely.workbench,
    guard,
    rendererDir: lonely.rendererDir,
    autoSignIn: false,
    log: () => {},
  });
  origin = await server.listen(0);
});
afterEach(async () => {
  await server.close();
  await lonely.close();
});

/** fetch() would not let a test choose Host. */
async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(origin);
  const call = request({ host: '127.0.0.1', port, path, headers: { host: `127.0.0.1:${port}`, ...headers } });
  call.end();
  const [response] = await once(call, 'response');
  let body = '';
  for await (const part of response) body += String(part);
  return { status: Number(response.statusCode), headers: response.headers, body };
}
const cookieFrom = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0] ?? '';

it('lets in the key once, and then its cookie only', async () => {
  expect((await get('/')).status).toBe(401);
  expect((await get('/?key=wrong')).status).toBe(401);
  const first = await get(`/?key=${guard.key}&screen=2`);
  expect([first.status, first.headers['location']]).toEqual([303, '/?screen=2']);
  const cookie = cookieFrom(first.headers);
  expect(cookie).toContain(`tyopoyta_${new URL(origin).port}=`);
  expect((await get(`/?key=${guard.key}`)).status).toBe(401);
  expect((await get('/?screen=1', { cookie })).status).toBe(200);
});

it('sends a strict policy with a nonce of its own each time', async () => {
  const cookie = cookieFrom((await get(`/?key=${guard.key}`)).headers);
  const [one, two] = [await get('/', { cookie }), await get('/', { cookie })];
  const policy = String(one.headers['content-security-policy']);
  for (const part of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    'frame-src http://127.0.0.1:9',
  ])
    expect(policy).toContain(part);
  expect(policy).not.toContain('unsafe');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(one.body).toContain(`nonce="${nonce}"`);
  expect(two.body).not.toContain(nonce);
  expect(one.headers['x-content-type-options']).toBe('nosniff');
});

it('refuses a foreign Host and a foreign Origin', async () => {
  expect((await get('/', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/', { host: `localhost:${new URL(origin).port}` })).status).toBe(403);
  expect((await get('/assets/a-1.js', { origin: 'http://evil.example' })).status).toBe(403);
  expect((await get('/assets/a-1.js')).status).toBe(200);
  expect((await get('/assets/..%2f..%2fworkbench.log')).status).toBe(404);
});

it.each([
  ['no cookie', () => ({ origin })],
  ['no origin', () => ({ cookie: guard.exchange(guard.key)?.split(';')[0] ?? '' })],
  [
    'a foreign origin',
    () => ({ origin: 'http://evil.example', cookie: guard.exchange(guard.key)?.split(';')[0] ?? '' }),
  ],
])('opens no RPC socket for %s', async (_, headers) => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc?screen=1`, { headers: headers() });
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('403');
});

it('refuses an upgrade for what is no address, lets go of the connection, and lives on', async () => {
  const { port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
  socket.write(`GET // HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n${upgrade}\r\n\r\nand more`);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  await once(socket, 'close');
  expect(answer).toContain('403');
  expect((await get('/')).status).toBe(401);
});

it('a busy port is one clear sentence', async () => {
  const other = createWebServer({
    workbench: lonely.workbench,
    guard: createGuard(),
    rendererDir: lonely.rendererDir,
    autoSignIn: false,
    log: () => {},
  });
  await expect(other.listen(Number(new URL(origin).port))).rejects.toThrow(/already in use; .*--port/);
});
