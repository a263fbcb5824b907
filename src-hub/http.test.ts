import { afterEach, beforeEach, expect, test } from 'vitest';
import { hubDirectorySchema } from '#shared/hub-protocol.js';
import { chooseEncoding } from './http.js';
import { person, startHub } from './testing/hub.js';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeEach(async () => {
  hub = await startHub(['b', 'a']);
});
afterEach(() => hub.close());
const get = (headers: Record<string, string>) => fetch(hub.directoryUrl, { headers });
const authorization = 'Bearer user:a';

test('the directory needs a token', async () => {
  expect((await get({})).status).toBe(401);
  expect((await get({ authorization: 'Bearer none:a' })).status).toBe(401);
});

test('whether it works is told to anybody, figures to those it knows, and who is there to nobody', async () => {
  const health = hub.directoryUrl.replace('directory', 'health');
  expect(await (await fetch(health)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(health, { headers: { authorization } })).json()).toMatchObject({
    status: 'ok',
    connections: 0,
    engine: 'memory',
  });
  const metrics = hub.directoryUrl.replace('directory', 'metrics');
  const text = await (await fetch(metrics)).text();
  expect(text).toContain('# TYPE hub_connections gauge\nhub_connections 0\n');
  expect(text).toContain('hub_engine_up 1\n');
  expect((await fetch(metrics, { headers: { 'x-forwarded-for': '10.1.1.1', authorization } })).status).toBe(401);
});

test('people are numbered by id, and newcomers get the next number', async () => {
  const first = hubDirectorySchema.parse(await (await get({ authorization })).json());
  expect(first.colleagues.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  hub.people.unshift(person('A-new'));
  hub.clock.advance(5 * 60_000);
  let second = first;
  while (second.version === first.version)
    second = hubDirectorySchema.parse(await (await get({ authorization })).json());
  expect(second.colleagues.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ['a', 0],
    ['b', 1],
    ['A-new', 2],
  ]);
});

test('the same version is not sent twice, and it travels compressed', async () => {
  const answer = await get({ authorization, 'accept-encoding': 'br' });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(hubDirectorySchema.parse(await answer.json()).colleagues).toHaveLength(2);
  const again = await get({ authorization, 'if-none-match': answer.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('encodings are taken as the asker wants them', () => {
  expect(chooseEncoding('gzip, deflate, br')).toBe('br');
  expect(chooseEncoding('br;q=0, gzip;q=0.5')).toBe('gzip');
  expect(chooseEncoding(undefined)).toBe('identity');
});
