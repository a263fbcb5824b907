import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOwnHost } from '../http/host.js';
import { judgeOrigin, normalizeOrigin } from './cors.js';
import { type Bucket, createThrottle, take } from '../http/rate.js';

it('never lets through more than the burst and what has come since', () => {
  fc.assert(
    fc.property(
      fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 50 }) }),
      fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 200 }),
      (rate, waits) => {
        let bucket: Bucket | undefined;
        // The bucket begins when it is first asked, whatever the clock did before.
        let now = 1000 + Math.max(0, waits[0] ?? 0);
        const begun = now;
        let latest = now;
        let passed = 0;
        for (const [place, wait] of waits.entries()) {
          now += place === 0 ? 0 : wait;
          latest = Math.max(latest, now);
          const taken = take(bucket, rate, now);
          bucket = taken.bucket;
          if (taken.ok) passed += 1;
          expect(passed).toBeLessThanOrEqual(rate.burst + ((latest - begun) * rate.perSecond) / 1000 + 1e-6);
        }
      },
    ),
  );
});

it('fills again, and keeps callers apart', () => {
  let now = 0;
  const throttle = createThrottle({ perSecond: 1, burst: 2 }, () => now);
  expect(['a', 'a', 'a', 'b'].map((key) => throttle.allows(key))).toEqual([true, true, false, true]);
  now = 1000;
  expect([throttle.allows('a'), throttle.allows('a')]).toEqual([true, false]);
});

it('knows a registered origin from one that looks like it', () => {
  const registered = new Set(['https://pex.example.fi']);
  const judge = (origin: string | undefined) => judgeOrigin(origin, registered, '127.0.0.1:4000');
  expect(judge(undefined)).toBe('none');
  expect(judge('https://PEX.example.fi:443')).toBe('registered');
  expect(judge('http://127.0.0.1:4000')).toBe('own');
  for (const origin of [
    'null',
    'https://pex.example.fi.evil.example',
    'http://pex.example.fi',
    'http://127.0.0.1:4001',
    'x',
  ])
    expect([origin, judge(origin)]).toEqual([origin, 'foreign']);
  expect(normalizeOrigin('https://pex.example.fi/app?x=1')).toBe('https://pex.example.fi');
  expect(normalizeOrigin('data:text/plain,x')).toBeUndefined();
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => judge(new URL(url).origin) === 'foreign'),
  );
});

it('knows its own names', () => {
  expect([isOwnHost('127.0.0.1:4000', 4000), isOwnHost('LOCALHOST:4000', 4000)]).toEqual([true, true]);
  for (const host of [
    undefined,
    '',
    '127.0.0.1',
    'evil.example:4000',
    '127.0.0.1:40000',
    'localhost.evil.example:4000',
  ])
    expect(isOwnHost(host, 4000)).toBe(false);
});
