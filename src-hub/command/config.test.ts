import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { readHubOptions } from './options.js';

const whole = {
  identityProvider: { issuer: 'https://idp.example', audience: 'https://tyopoyta.example/' },
  directory: { kind: 'csv', file: 'people.csv' },
  dataDir: 'data',
};
const read = (config: unknown, env: Record<string, string> = {}) =>
  readConfig(JSON.stringify(config), '/county', (name) => env[name]);
const mistakesOf = (config: unknown) => {
  const found = read(config);
  return found.ok ? [] : found.mistakes;
};

describe("the hub's file", () => {
  it('may be short: the rest has its defaults, and paths go by its own folder', () => {
    expect(read(whole)).toMatchObject({
      ok: true,
      config: {
        listen: { host: '127.0.0.1', port: 47_200 },
        directory: { file: '/county/people.csv' },
        dataDir: '/county/data',
        engine: 'memory',
        policy: { ringSeconds: 30, retentionHours: 72 },
      },
    });
  });

  it('has its secrets from the environment', () => {
    const config = { ...whole, engine: 'redis://:${REDIS_PASSWORD}@redis.example:6379' };
    expect(read(config, { REDIS_PASSWORD: 'x' })).toMatchObject({
      ok: true,
      config: { engine: 'redis://:x@redis.example:6379' },
    });
    expect(mistakesOf(config)).toEqual(['${REDIS_PASSWORD}: has no value']);
  });

  it('names each mistake by its place', () => {
    expect(mistakesOf({ ...whole, listn: {}, dataDir: undefined })).toEqual([
      'dataDir: is missing (string is expected)',
      'listn: there is no such key here',
    ]);
    expect(mistakesOf({ ...whole, engine: 'postgres://x' })).toEqual([
      'engine: must be memory, redis://… or redis+sentinel://…',
    ]);
    expect(mistakesOf({ ...whole, identityProvider: { issuer: 'http://idp.example', audience: 'a' } })).toEqual([
      'identityProvider.issuer: must be https (http is allowed for this machine only)',
    ]);
    expect(mistakesOf({ ...whole, policy: { queues: [{ id: 'x', name: { fi: 'X' }, members: {} }] } })).toEqual([
      'policy.queues.0.members: a queue needs at least one condition of membership',
    ]);
    const broken = readConfig('{"listen": }', '/', () => undefined);
    expect(!broken.ok && broken.mistakes[0]).toContain('the file is not JSON: ');
  });
});

describe('the command line', () => {
  it('needs the file, and takes what goes before it', () => {
    expect(readHubOptions(['--config', 'hub.json', '--port', '0', '--engine', 'memory', '--ready-json'])).toEqual({
      kind: 'run',
      options: { config: 'hub.json', engine: 'memory', port: 0, readyJson: true },
    });
    expect(readHubOptions([])).toMatchObject({ kind: 'wrong' });
    expect(readHubOptions(['--config', 'x', '--port', 'many'])).toMatchObject({
      kind: 'wrong',
      message: '--port is a number from 0 to 65535, not "many". See npm run hub -- --help.',
    });
    expect(readHubOptions(['--verbose'])).toMatchObject({ kind: 'wrong' });
    expect(readHubOptions(['--help'])).toEqual({ kind: 'help' });
  });
});
