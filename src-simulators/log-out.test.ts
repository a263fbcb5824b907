import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestCounty, type TestCounty } from './testing/county.js';
import { launch } from './testing/desk.js';

let county: TestCounty;
beforeEach(async () => {
  county = await startTestCounty();
});
afterEach(() => county.close());

it('signing out at the provider makes every tool’s session worth nothing', async () => {
  const { aptj, pex360, terveyskyla, omavointi, systems } = county;
  const { browser } = await launch(aptj, {});
  await launch(pex360, {}, browser);
  expect((await browser.follow(`${terveyskyla}/`)).url).toBe(`${terveyskyla}/front`);
  await browser.follow(`${omavointi}/sign-in?silent`);
  const seen = async () => ({
    aptj: (await browser.postJson(`${aptj}/draft`, { client: 'aune', text: '' })).status !== 401,
    pex360: (await browser.postJson(`${pex360}/draft`, { client: 'aune', text: '' })).status !== 401,
    terveyskyla: (await browser.get(`${terveyskyla}/front`)).headers.get('location') === null,
    omavointi: !(await (await browser.get(`${omavointi}/data?client=`)).text()).includes('signedOut'),
  });
  expect(await seen()).toEqual({ aptj: true, pex360: true, terveyskyla: true, omavointi: true });

  const { idp } = systems.addresses;
  const forged = new URLSearchParams({ logout_token: 'a.b.c' });
  for (const tool of [aptj, pex360, terveyskyla, omavointi])
    expect((await fetch(`${tool}/backchannel-logout`, { method: 'POST', body: forged })).status).toBe(400);
  expect(await seen()).toEqual({ aptj: true, pex360: true, terveyskyla: true, omavointi: true });

  const form = /name="xsrf" value="([^"]+)"/.exec(await (await browser.get(`${idp}/session/end`)).text());
  await browser.post(`${idp}/session/end/confirm`, { xsrf: form?.[1] ?? '', logout: 'yes' });
  // The cookies are all still there.
  expect(await seen()).toEqual({ aptj: false, pex360: false, terveyskyla: false, omavointi: false });
});
