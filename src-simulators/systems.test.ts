import { once } from 'node:events';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import { systemClock } from './lib/clock.js';
import { WORKBENCH_AUDIENCE } from './idp/clients.js';
import { startSystems } from './systems.js';
import { createTestBrowser } from './testing/browser.js';

let systems: Awaited<ReturnType<typeof startSystems>>;
beforeEach(async () => {
  const options = { demoUser: undefined, fhir: undefined, colleaguesClock: undefined };
  systems = await startSystems({ ...options, clock: systemClock, random: () => 0.5 });
});
afterEach(() => systems.close());

describe('the county’s other systems', () => {
  it('sign in once for all, and know no client where they are opened without one', async () => {
    const { omaolo, terveyskyla } = systems.addresses.tools;
    const browser = createTestBrowser();
    const login = await browser.follow(terveyskyla);
    const posted = await browser.post(`${login.url}/login`, { sub: 'kymijoki-saloriik' });
    const first = await browser.followFrom(posted);
    expect(first.url).toBe(`${terveyskyla}/front`);
    expect(await first.response?.text()).toContain('Ei asiakasta');
    const second = await browser.follow(`${omaolo}/sign-in?silent`);
    expect(await second.response?.text()).toContain('data-done="true"');
    const data: unknown = await (await browser.get(`${omaolo}/data`)).json();
    expect(data).toMatchObject({ state: 'noClient', user: { name: 'Riikka Salonpää' } });
  });

  it('have a personnel directory with those who can sign in', async () => {
    const query = '?startIndex=1&count=1';
    const answer: unknown = await (await fetch(`${systems.addresses.directory}${query}`)).json();
    expect(z.object({ totalResults: z.number() }).parse(answer).totalResults).toBeGreaterThan(4000);
  });

  it('report the colleagues’ day with their own token when the hub is known', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const hello = new Promise<string>((resolve) =>
      server.on('connection', (socket) => socket.on('message', (data) => resolve(String(data)))),
    );
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    systems.learn({ type: 'addresses', hub: `ws://127.0.0.1:${port}/presence` });
    const { token } = z.object({ type: z.literal('hello'), token: z.string() }).parse(JSON.parse(await hello));
    const keys = createRemoteJWKSet(new URL(`${systems.addresses.idp}/jwks`));
    const { payload } = await jwtVerify(token, keys, { audience: WORKBENCH_AUDIENCE });
    expect(payload).toMatchObject({ client_id: 'staff-life', scope: 'hub/feed' });
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
});
