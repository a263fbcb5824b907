import { request } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, page } from './html.js';
import { createLater } from './later.js';
import { listenOnLoopback } from './loopback.js';
import { systemClock } from './clock.js';
import { readCookies } from './web.js';
import { backOff } from './fhircast/back-off.js';
import { isTrustedHub } from './fhircast/access.js';

describe('html', () => {
  it('lets no value become markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<b title="${text}">${text}</b>`.text.replace(/^<b title="|<\/b>$/g, '')).not.toMatch(/<|"[^>]/);
      }),
    );
    const items = ['<', '>'].map((one) => html`<li>${one}</li>`);
    expect(html`${items}`.text).toBe('<li>&lt;</li><li>&gt;</li>');
    expect(page('A & B', '/s.css', html`x`).text).toContain('<title>A &amp; B</title>');
  });
});

describe('loopback server', () => {
  it('answers only to its own names', async () => {
    const server = await listenOnLoopback();
    server.handle((_request, response) => void response.end('here'));
    const statusFor = (host: string) =>
      new Promise((resolve) => {
        const options = { port: server.port, host: '127.0.0.1', headers: { host } };
        request(options, (response) => resolve(response.resume().statusCode)).end();
      });
    expect(await statusFor(`127.0.0.1:${server.port}`)).toBe(200);
    expect(await statusFor(`rebound.example:${server.port}`)).toBe(421);
    await server.close();
  });
});

describe('small parts', () => {
  it('read cookies', () => {
    expect(readCookies('a=1; b=x=y; a=2')).toEqual(
      new Map([
        ['a', '2'],
        ['b', 'x=y'],
      ]),
    );
    expect(readCookies(undefined)).toEqual(new Map());
  });
  it('wait for what becomes known later', async () => {
    const later = createLater<string>(systemClock, undefined);
    const waited = later.wait(60_000);
    later.set('known');
    expect(await waited).toBe('known');
    expect(await createLater<string>(systemClock, undefined).wait(1)).toBeUndefined();
  });
  it('try again ever later, at most after ten seconds', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        expect(backOff(attempt, random)).toBeGreaterThanOrEqual(150);
        expect(backOff(attempt, random)).toBeLessThanOrEqual(10_000);
      }),
    );
  });
  it('trust only a workbench of this machine, or those that are known', () => {
    expect(isTrustedHub('http://127.0.0.1:1/fhircast', [])).toBe(true);
    expect(isTrustedHub('http://127.0.0.1.example/fhircast', [])).toBe(false);
    const known = ['https://hub.example/x', 'http://127.0.0.1:1/fhircast'];
    expect(known.map((one) => isTrustedHub(new URL('/fhircast', one).href, known))).toEqual([true, true]);
    expect(isTrustedHub('http://127.0.0.1:2/fhircast', known)).toBe(false);
    expect(isTrustedHub('not an address', [])).toBe(false);
  });
});
