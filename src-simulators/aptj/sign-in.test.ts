import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestBrowser } from '../testing/browser.js';
import { launchAptj, openWindow } from '../testing/desk.js';
import { startTestCounty, type TestCounty } from '../testing/county.js';

let county: TestCounty;
beforeEach(async () => {
  county = await startTestCounty();
});
afterEach(() => county.close());

describe('signing in to the APTJ', () => {
  it('is silent the second time, and a new person never gets the old session', async () => {
    const { systems, hub, aptj } = county;
    const { browser } = await launchAptj(aptj, hub);
    expect((await launchAptj(aptj, hub, browser)).asked).toBe(false);
    // Another person at the same workstation: the provider's session has changed, the old cookie is still there.
    const { idp } = systems.addresses;
    const xsrf = (await (await browser.get(`${idp}/session/end`)).text()).match(/name="xsrf" value="([^"]+)"/)?.[1];
    await browser.post(`${idp}/session/end/confirm`, { xsrf: xsrf ?? '', logout: 'yes' });
    expect((await launchAptj(aptj, hub, browser, 'kymijoki-saloriik')).asked).toBe(true);
    expect(await (await browser.get(`${aptj}/desk`)).text()).toContain('SALORIIK');
  });

  it('does not send its token to a hub that is not the workbench', async () => {
    const { systems, hub, aptj } = county;
    const elsewhere = new URLSearchParams({ 'hub.url': 'https://elsewhere.example/', 'hub.topic': 't' }).toString();
    expect((await createTestBrowser().get(`${aptj}/?${elsewhere}`)).status).toBe(400);
    systems.learn({ type: 'addresses', fhircast: 'http://127.0.0.1:9/fhircast' });
    const other = new URLSearchParams({ 'hub.url': hub.url, 'hub.topic': 't' }).toString();
    expect((await createTestBrowser().get(`${aptj}/?${other}`)).status).toBe(400);
  });

  it('works alone without a workbench', async () => {
    const { aptj } = county;
    const { browser } = await launchAptj(aptj, undefined);
    const window = await openWindow(aptj, browser);
    await window.act('/open', { id: 'aune' });
    const view = await window.until((one) => one.record?.state === 'ready');
    expect(view.connection).toBe('off');
    window.close();
  });

  it('refuses requests of strangers', async () => {
    const { aptj } = county;
    const stranger = createTestBrowser();
    expect((await stranger.postJson(`${aptj}/open`, { id: 'aune' })).status).toBe(401);
    const { browser } = await launchAptj(aptj, undefined);
    expect((await browser.post(`${aptj}/open`, { id: 'aune' })).status).toBe(400);
  });
});
