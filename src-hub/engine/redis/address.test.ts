import { expect, it } from 'vitest';
import { readRedisAddress } from './address.js';

it('reads where the engine is', () => {
  expect(readRedisAddress('redis://valkey.example:6379/2')).toEqual({
    kind: 'server',
    url: 'redis://valkey.example:6379/2',
  });
  expect(readRedisAddress('rediss://valkey.example')?.kind).toBe('server');
  expect(readRedisAddress('redis+sentinel://hub:s%40lt@a.example:26380,10.0.0.2,[::1]:26381/county')).toEqual({
    kind: 'sentinel',
    sentinels: [
      { host: 'a.example', port: 26_380 },
      { host: '10.0.0.2', port: 26_379 },
      { host: '::1', port: 26_381 },
    ],
    name: 'county',
    username: 'hub',
    password: 's@lt',
  });
});

it('refuses what is no address', () => {
  for (const text of [
    '',
    'http://a',
    'redis://',
    'redis+sentinel://a',
    'redis+sentinel:///n',
    'redis+sentinel://a:x/n',
  ]) {
    expect(readRedisAddress(text), text).toBeUndefined();
  }
});
