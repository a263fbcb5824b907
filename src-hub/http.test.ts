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
  expect((await fetch(hub.directoryUrl.replace('directory', 'health'))).status).toBe(401);
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
