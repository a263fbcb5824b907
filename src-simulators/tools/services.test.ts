import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../lib/clock.js';
import { startSystems } from '../systems.js';
import { createTestBrowser } from '../testing/browser.js';
import { EXREPORT_PASSWORD } from './exreport.js';
import { PIRKKO_PASSWORD } from './pirkko.js';
import { SERVICE_IDS, SERVICE_PAGES } from './service-pages.js';

let systems: Awaited<ReturnType<typeof startSystems>>;
beforeAll(async () => {
  const options = { demoUser: undefined, fhir: undefined, colleaguesClock: undefined };
  systems = await startSystems({ ...options, clock: systemClock, random: () => 0.5 });
});
afterAll(() => systems.close());
const urlOf = (id: string) => z.url().parse(systems.addresses.services[id]);

describe('services of the table', () => {
  it('are signed in to once for all, each on an origin of its own, and show no client', async () => {
    const browser = createTestBrowser();
    const login = await browser.follow(urlOf('hyvis'));
    const entered = await browser.followFrom(await browser.post(`${login.url}/login`, { sub: 'kymijoki-saloriik' }));
    expect(entered.url).toBe(`${urlOf('hyvis')}/front`);
    const pages = new Map<string, string>();
    for (const id of SERVICE_IDS) {
      const { url, response } = await browser.follow(urlOf(id));
      expect(url).toBe(`${urlOf(id)}/front`);
      const text = (await response?.text()) ?? '';
      expect(text).toContain('Riikka Salonpää');
      expect(text).toContain('Ei asiakasta.');
      expect(text).toContain(SERVICE_PAGES[id].sections[0][0]);
      pages.set(new URL(url).origin, text);
    }
    expect(pages.size).toBe(SERVICE_IDS.length);
  });
});

describe('Pirkko', () => {
  const signIn = (password: string, user = 'demo') =>
    fetch(`${urlOf('pirkko')}/kirjaudu`, {
      method: 'POST',
      body: new URLSearchParams({ tunnus: user, salasana: password }),
      redirect: 'manual',
    });

  it('asks by its own form', async () => {
    const page = await (await fetch(urlOf('pirkko'))).text();
    for (const part of ['id="tunnus"', 'id="salasana"', 'id="kirjaudu"']) expect(page).toContain(part);
  });

  it.each([
    ['a wrong password', 'kymi-pirkk', 'demo'],
    ['a wrong user', PIRKKO_PASSWORD, 'Demo'],
    ['nothing', '', ''],
  ])('refuses %s', async (_, password, user) => {
    const answer = await signIn(password, user);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Tunnus tai salasana on väärä.');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('lets in by a cookie until one leaves', async () => {
    const cookie = (await signIn(PIRKKO_PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const front = () => fetch(urlOf('pirkko'), { headers: { cookie }, redirect: 'manual' });
    expect(await (await front()).text()).toContain('Poissaolot');
    await fetch(`${urlOf('pirkko')}/ulos`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
    expect((await front()).status).toBe(303);
  });
});

describe('ExReport', () => {
  const ask = (authorization?: string) =>
    fetch(urlOf('exreport'), authorization === undefined ? {} : { headers: { authorization } });
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  it('asks by HTTP Basic', async () => {
    const answer = await ask();
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="ExReport", charset="UTF-8"');
  });

  it.each([basic('demo', 'wrong'), basic('other', EXREPORT_PASSWORD), 'Basic', 'Basic !', 'Bearer x'])(
    'refuses %s',
    async (given) => expect((await ask(given)).status).toBe(401),
  );

  it('lets in who knows', async () => {
    const answer = await ask(basic('demo', EXREPORT_PASSWORD));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Yksikön raportit');
  });
});
