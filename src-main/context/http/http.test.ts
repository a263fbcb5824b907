import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { corsHeaders } from './cors.js';
import { isOwnHost } from './host.js';
import { readLimited } from './read-body.js';
import { createRateLimit, take } from './token-bucket.js';

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

it('never gives more than the burst and the rate allow, whatever the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 200 }), (steps) => {
      const rate = { perSecond: 10, burst: 5 };
      let bucket = { tokens: rate.burst, at: 0 };
      let [now, given, gone] = [0, 0, 0];
      for (const step of steps) {
        now += step;
        gone += Math.max(0, step);
        const taken = take(bucket, rate, now);
        bucket = taken.bucket;
        given += taken.ok ? 1 : 0;
        expect(bucket.tokens).toBeGreaterThanOrEqual(0);
      }
      expect(given).toBeLessThanOrEqual(rate.burst + (gone / 1000) * rate.perSecond + 1e-6);
    }),
  );
});

it('limits each caller by itself', () => {
  const clock = createManualClock(0);
  const allow = createRateLimit({ perSecond: 1, burst: 2 }, clock);
  expect([allow('a'), allow('a'), allow('a'), allow('b')]).toEqual([true, true, false, true]);
  clock.advance(1000);
  expect([allow('a'), allow('a')]).toEqual([true, false]);
});

it('reads a body up to the limit', async () => {
  const parts = async function* () {
    yield 'äö';
    yield Buffer.from([0xe4]);
  };
  expect([...((await readLimited(parts(), 5)) ?? [])]).toEqual([...Buffer.from('äö'), 0xe4]);
  expect(await readLimited(parts(), 4)).toBeUndefined();
});
