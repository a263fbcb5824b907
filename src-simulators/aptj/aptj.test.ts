import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestCounty, type TestCounty } from '../testing/county.js';
import { launchAptj, openWindow, type DeskWindow } from '../testing/desk.js';
import type { TestHub } from '../testing/hub.js';

let county: TestCounty;
let fhir: TestCounty['fhir'];
let hub: TestHub;
let windows: DeskWindow[];
let aptj: string;

beforeEach(async () => {
  county = await startTestCounty();
  ({ fhir, hub, aptj } = county);
  windows = [];
});
afterEach(async () => {
  for (const window of windows) window.close();
  await county.close();
});

async function start(options?: { confirms: boolean }) {
  const { browser } = await launchAptj(aptj, hub);
  const window = await openWindow(aptj, browser, options);
  windows.push(window);
  await window.until((view) => view.connection === 'connected' && view.workList.state === 'ready');
  return { browser, window };
}
const shows = (id: string | null) => (view: { client: { id: string } | null }) => (view.client?.id ?? null) === id;

describe('APTJ at the workbench', () => {
  it('signs in, lists the day in order, and subscribes with its own token', async () => {
    const { browser, window } = await start();
    const { workList } = window.views.all.at(-1) ?? {};
    expect(workList?.state === 'ready' && workList.value.map((row) => [row.time, row.name])).toEqual([
      ['09.15', 'SAARIKOSKI AUNE MARJATTA'],
      ['10.30', 'KOSKINEN EERO'],
      ['13.00', 'LAINE MIKAEL'],
    ]);
    expect(hub.subscriptions.all[0]?.get('hub.events')).toBe('Patient-open,Patient-close,userlogout,SyncError');
    const page = await (await browser.get(`${aptj}/desk`)).text();
    expect(page).toContain('Käyttäjä: LEHTJOH · Asiakasohjaus');
  });

  it('tells the workbench of a click before the record has come', async () => {
    const { window } = await start();
    let release = () => {};
    fhir.state.hold = new Promise((resolve) => (release = resolve));
    await window.act('/open', { id: 'aune' });
    const published = await hub.publishes.first(() => true);
    expect(published.event['hub.event']).toBe('Patient-open');
    expect(published.event.context[0]?.resource).toMatchObject({
      resourceType: 'Patient',
      id: 'aune',
      identifier: [{ value: '140348-928S' }],
      name: [{ family: 'Saarikoski' }],
      birthDate: '1948-03-14',
    });
    expect(window.views.all.at(-1)?.record).toEqual({ state: 'loading' });
    release();
    const view = await window.until((one) => one.record?.state === 'ready');
    expect(view.client).toMatchObject({
      name: 'SAARIKOSKI AUNE MARJATTA',
      identityCode: '140348-928S',
      municipality: 'Hamina',
    });

    await window.act('/close');
    expect(
      (await hub.publishes.first(({ event }) => event['hub.event'] === 'Patient-close')).event.context[0]?.resource.id,
    ).toBe('aune');
    await window.until(shows(null));
  });

  it('sends only the last of quick clicks, with growing times', async () => {
    const { window } = await start();
    let release = () => {};
    hub.state.hold = new Promise((resolve) => (release = resolve));
    await Promise.all([window.act('/open', { id: 'aune' }), window.act('/open', { id: 'aune' })]);
    await hub.publishes.first(() => true);
    await window.act('/open', { id: 'eero' });
    await window.act('/open', { id: 'mikael' });
    release();
    const last = await hub.publishes.first(({ event }) => event.context[0]?.resource.id === 'mikael');
    expect(hub.publishes.all.map(({ event }) => event.context[0]?.resource.id)).toEqual(['aune', 'mikael']);
    expect(Date.parse(last.timestamp)).toBeGreaterThan(Date.parse(hub.publishes.all[0]?.timestamp ?? ''));
    await window.until(shows('mikael'));
  });

  it('answers 200 only when the window has shown the client', async () => {
    const { window } = await start({ confirms: false });
    const id = hub.tell('Patient-open', hub.patientContext('aune'));
    const view = await window.until(shows('aune'));
    expect(hub.answers.all).toEqual([]);
    await window.confirm(view.version);
    expect(await hub.answerTo(id)).toEqual({ id, status: '200' });
    expect(hub.publishes.all).toEqual([]);

    const closing = hub.tell('Patient-close', hub.patientContext('aune'));
    const empty = await window.until(shows(null));
    await window.confirm(empty.version);
    expect((await hub.answerTo(closing)).status).toBe('200');
  });

  it('accepts with 202 without a window, and confirms when one opens', async () => {
    const { browser, window } = await start();
    window.close();
    const id = hub.tell('Patient-open', hub.patientContext('eero'));
    // The window may be seen to be gone a moment later than the event: then it is the second answer that says 200.
    const next = await openWindow(aptj, browser);
    windows.push(next);
    await next.until(shows('eero'));
    expect((await hub.answers.first((one) => one.id === id && one.status === '200')).status).toBe('200');
  });

  it('keeps its client while text is unsaved, and catches up after saving', async () => {
    const { window } = await start();
    await window.act('/open', { id: 'aune' });
    const { client } = await window.until((view) => view.record?.state === 'ready');
    await window.act('/draft', { client: client?.id, text: 'Soittaa itse.' });
    hub.state.current = hub.patientContext('eero');
    await hub.publishes.first(() => true);
    const id = hub.tell('Patient-open', hub.state.current, new Date(Date.now() + 1000));
    expect((await hub.answerTo(id)).status).toBe('409');
    const blocked = await window.until((view) => view.message !== null);
    expect(blocked.message?.text).toContain('Luonnos kesken');
    expect(blocked.client?.id).toBe('aune');

    expect((await window.act('/open', { id: 'mikael' })).status).toBe(200);
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
    await window.act('/save', { client: 'aune', text: 'Soittaa itse.' });
    await window.until(shows('eero'));
    expect(fhir.created).toMatchObject([{ docStatus: 'final', subject: { reference: 'Patient/aune' } }]);
  });

  it('does not take text for a client that is not on the screen', async () => {
    const { window } = await start();
    await window.act('/open', { id: 'aune' });
    expect((await window.act('/save', { client: 'eero', text: 'Väärä.' })).status).toBe(409);
    expect(fhir.created).toEqual([]);
  });

  it('answers 404 for a client it does not know or who is somebody else, and keeps what it shows', async () => {
    const { window } = await start();
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')));
    const unknown = hub.tell('Patient-open', hub.patientContext('nobody'));
    expect((await hub.answerTo(unknown)).status).toBe('404');
    const identifier = [{ system: 'urn:oid:1.2.246.21', value: '010190-900P' }];
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('eero')));
    const stranger = hub.tell('Patient-open', hub.patientContext('aune', { identifier }));
    expect((await hub.answerTo(stranger)).status).toBe('404');
    const view = await window.until((one) => one.message !== null);
    expect(view.client?.id).toBe('eero');
  });

  it('subscribes again when the socket drops, and goes where the workbench is', async () => {
    const { window } = await start();
    hub.state.current = hub.patientContext('mikael');
    hub.connections.all[0]?.terminate();
    await window.until((view) => view.connection === 'lost');
    await window.until((view) => view.connection === 'connected' && view.client?.id === 'mikael');
    expect(hub.subscriptions.all).toHaveLength(2);
    expect(hub.publishes.all).toEqual([]);
  });

  it('tells the workbench afterwards of a change that it did not hear', async () => {
    const { window } = await start();
    const { port } = hub;
    await hub.close();
    await window.act('/open', { id: 'aune' });
    const view = await window.until((one) => one.message?.tone === 'warning');
    expect(view.message?.text).toContain('vain tässä järjestelmässä');
    expect(view.client?.id).toBe('aune');
    hub = await county.replaceHub({ port });
    expect((await hub.publishes.first(() => true)).event.context[0]?.resource.id).toBe('aune');
    await window.until((one) => one.connection === 'connected');
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
  });

  it('renews the lease on the socket that stands', async () => {
    await hub.close();
    hub = await county.replaceHub({ leaseSeconds: 1 });
    await start();
    const renewal = await hub.subscriptions.first((one) => one.has('hub.channel.endpoint'));
    expect(renewal.get('hub.mode')).toBe('subscribe');
    expect(hub.connections.all).toHaveLength(1);
  });

  it('ends with the workbench: unsaved text is kept, nothing of the client stays', async () => {
    const { browser, window } = await start();
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')));
    await window.act('/draft', { client: 'aune', text: 'Kesken jäi' });
    const id = hub.tell('userlogout');
    expect((await hub.answerTo(id)).status).toBe('200');
    const view = await window.until((one) => one.over);
    expect(view).toMatchObject({ client: null, record: null, draft: '' });
    expect(fhir.created).toMatchObject([{ docStatus: 'preliminary' }]);
    expect((await window.act('/open', { id: 'aune' })).status).toBe(401);
    expect(await (await browser.get(`${aptj}/desk`)).text()).toContain('Istunto on päättynyt');
  });

  it('finds by name and by henkilötunnus', async () => {
    const { window } = await start();
    await window.act('/search', { query: 'koski' });
    const byName = await window.until((view) => view.results?.rows.state === 'ready');
    const rowsOf = (view: typeof byName) => (view.results?.rows.state === 'ready' ? view.results.rows.value : []);
    expect(rowsOf(byName).map((row) => row.id)).toEqual(['aune', 'eero']);
    await window.act('/search', { query: '140348-928s' });
    const byCode = await window.until(
      (view) => view.results?.query.startsWith('14') === true && rowsOf(view).length === 1,
    );
    expect(rowsOf(byCode)[0]?.id).toBe('aune');
    await window.act('/open', { id: 'aune' });
    expect((await window.until(shows('aune'))).results).toBeNull();
  });
});
