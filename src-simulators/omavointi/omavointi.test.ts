import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestBrowser, type TestBrowser } from '../testing/browser.js';
import { startTestCounty, type TestCounty } from '../testing/county.js';

let county: TestCounty;
let browser: TestBrowser;
beforeEach(async () => {
  county = await startTestCounty();
  browser = createTestBrowser();
});
afterEach(() => county.close());

const dataSchema = z.looseObject({ state: z.string(), client: z.looseObject({ name: z.string() }).optional() });
const pageOf = (client: string) => browser.get(`${county.omavointi}/?client=${client}`);
const dataOf = async (client: string) =>
  dataSchema.parse(await (await browser.get(`${county.omavointi}/data?client=${client}`)).json());
const turn = async (mode: string) =>
  expect((await browser.postJson(`${county.omavointi}/demo/behaviour`, { mode })).status).toBe(200);

/** Signs in at the provider by the service's own button. */
async function signIn() {
  const login = await browser.follow(`${county.omavointi}/sign-in?client=aune`);
  const posted = await browser.post(`${login.url}/login`, { sub: 'kymijoki-lehtjoh' });
  return browser.followFrom(posted);
}

describe('Omavointi', () => {
  it('gives the page of the address itself, without redirects, and lets its opener see that', async () => {
    const response = await pageOf('aune');
    expect(response.status).toBe(200);
    expect(response.headers.get('timing-allow-origin')).toBe('*');
    expect(response.headers.get('server-timing')).toBe('client;desc="aune"');
    expect((await pageOf('')).headers.get('server-timing')).toBe('client;desc=""');
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect(await response.text()).not.toContain('aune');
    expect(await dataOf('aune')).toEqual({ state: 'signedOut' });
  });

  it('signs in silently behind the page once the provider knows who it is', async () => {
    const unknown = await browser.follow(`${county.omavointi}/sign-in?silent`);
    expect(await unknown.response?.text()).toContain('Kirjautuminen ei onnistunut');
    expect((await signIn()).url).toBe(`${county.omavointi}/?client=aune`);
    // The service forgets, the provider does not.
    const other = await browser.follow(`${county.omavointi}/sign-in?silent`);
    expect(await other.response?.text()).toContain('data-done="true"');
    expect(await dataOf('aune')).toMatchObject({ state: 'ready', client: { name: 'SAARIKOSKI AUNE MARJATTA' } });
  });

  it('shows the client’s own measurements, nobody without a key, and no client that there is not', async () => {
    county.fhir.created.push({
      resourceType: 'Observation',
      subject: { reference: 'Patient/aune' },
      code: { text: 'Paino', coding: [{ code: '29463-7' }] },
      effectiveDateTime: '2026-11-10T07:50:00+02:00',
      performer: [{ reference: 'Patient/aune' }],
      valueQuantity: { value: 68.2, unit: 'kg' },
    });
    await signIn();
    expect(await dataOf('aune')).toMatchObject({ series: [{ title: 'Paino', last: { value: '68,2' } }] });
    expect(await dataOf('')).toMatchObject({ state: 'noClient' });
    expect(await dataOf('nobody')).toMatchObject({ state: 'failed' });
    expect((await pageOf('..%2F')).status).toBe(400);
  });
});

describe('the troublemaker in Omavointi', () => {
  beforeEach(async () => {
    await signIn();
    await pageOf('aune');
  });

  it('refuses with a page of its own', async () => {
    await turn('refuse');
    const response = await pageOf('eero');
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('Asiakkaan vaihto ei onnistu');
    // Nothing that could pass for the right page.
    expect(response.headers.get('timing-allow-origin')).toBeNull();
    expect((await pageOf('aune')).status).toBe(200);
    await turn('normal');
    expect((await pageOf('eero')).status).toBe(200);
  });

  it('hangs until it is set right', async () => {
    await turn('hang');
    let answered = false;
    const hanging = pageOf('eero').then((response) => {
      answered = true;
      return response.status;
    });
    expect((await pageOf('')).status).toBe(200);
    expect(answered).toBe(false);
    await turn('normal');
    expect(await hanging).toBe(200);
  });

  it('answers late', async () => {
    await turn('late');
    const order: string[] = [];
    const late = pageOf('eero').then(() => order.push('late'));
    await pageOf('aune').then(() => order.push('at once'));
    await late;
    expect(order).toEqual(['at once', 'late']);
  });

  it('crashes: the connection is gone, and the page without a client leads back', async () => {
    await turn('crash');
    await expect(pageOf('eero')).rejects.toThrow();
    expect(await (await pageOf('')).text()).toContain('Häiriöt (demo)');
    await turn('normal');
    expect((await pageOf('eero')).status).toBe(200);
  });

  it('shows the old client under its own address', async () => {
    await turn('oldClient');
    const response = await pageOf('eero');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/?client=aune');
    expect(response.headers.get('timing-allow-origin')).toBe('*');
    expect((await pageOf('')).headers.get('location')).toBe('/?client=aune');
  });

  it('is turned by the process that started it', async () => {
    county.systems.behave('omavointi', 'refuse');
    expect((await pageOf('eero')).status).toBe(409);
    expect((await browser.postJson(`${county.omavointi}/demo/behaviour`, { mode: 'x' })).status).toBe(400);
  });
});
