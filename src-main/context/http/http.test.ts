import { expect, it } from 'vitest';
import { corsHeaders } from './cors.js';
import { isOwnHost } from './host.js';
import { readLimited } from './read-body.js';

it('knows its own address only', () => {
  const hosts = ['127.0.0.1:80', 'localhost:80', '127.0.0.1', 'evil.example:80', '127.0.0.1:81', undefined];
  expect(hosts.map((host) => isOwnHost(host, 80))).toEqual([true, true, false, false, false, false]);
});

it('lets pages of registered tools read, and refuses other pages', () => {
  const allowed = ['https://tool.example'];
  expect(corsHeaders('https://tool.example', allowed)?.['access-control-allow-origin']).toBe('https://tool.example');
  expect(corsHeaders('https://tool.example.evil', allowed)).toBeUndefined();
  expect(corsHeaders('null', allowed)).toBeUndefined();
  expect(corsHeaders(undefined, allowed)).toEqual({ vary: 'Origin' });
});

it('reads a body up to the limit', async () => {
  const parts = async function* () {
    yield 'äö';
    yield Buffer.from([0xe4]);
  };
  expect([...((await readLimited(parts(), 5)) ?? [])]).toEqual([...Buffer.from('äö'), 0xe4]);
  expect(await readLimited(parts(), 4)).toBeUndefined();
});
