import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BaseView } from './lib/desk/view.js';
import { startTestCounty, type TestCounty } from './testing/county.js';
import { launchAptj, openWindow, type DeskWindow } from './testing/desk.js';

type Window = DeskWindow<BaseView<unknown>>;
let county: TestCounty;
let windows: Window[];
beforeEach(async () => {
  county = await startTestCounty();
  windows = [];
});
afterEach(async () => {
  for (const window of windows) window.close();
  await county.close();
});

const shows = (id: string | null) => (view: BaseView<unknown>) => (view.client?.id ?? null) === id;

describe.each(['aptj', 'pex360'] as const)('the troublemaker in a system joined by FHIRcast: %s', (system) => {
  /** A window that shows Aune, with the switch turned. */
  async function start(mode: string) {
    const { hub } = county;
    const { browser } = await launchAptj(county[system], hub);
    const window: Window = await openWindow<BaseView<unknown>>(county[system], browser);
    windows.push(window);
    await window.until((view) => view.connection === 'connected');
    await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')));
    await turn(window, mode);
    return { hub, window, browser };
  }
  const turn = async (window: Window, mode: string) =>
    expect((await window.act('/demo/behaviour', { mode })).status).toBe(200);
  /** Everything sent before this has been read, and answered if it ever will be without waiting. */
  const heard = async () => county.hub.answerTo(county.hub.tell('SyncError'));

  it('works, and shows how the switch stands', async () => {
    const { hub, window } = await start('normal');
    expect((await hub.answerTo(hub.tell('Patient-open', hub.patientContext('eero')))).status).toBe('200');
    await turn(window, 'late');
    await window.until((view) => view.behaviour === 'late');
  });

  it('refuses with 409 and its reason', async () => {
    const { hub, window } = await start('refuse');
    const answer = await hub.answerTo(hub.tell('Patient-open', hub.patientContext('eero')));
    expect(answer).toMatchObject({ status: '409', reason: expect.stringContaining('kieltäytyi') });
    const view = await window.until((one) => one.message !== null);
    expect(view.client?.id).toBe('aune');
    // What it shows already is no change: no fault there.
    expect((await hub.answerTo(hub.tell('Patient-open', hub.patientContext('aune')))).status).toBe('200');
    expect((await hub.answerTo(hub.tell('userlogout'))).status).toBe('409');
  });

  it('hangs without an answer, does nothing, and answers when it is set right', async () => {
    const { hub, window } = await start('hang');
    const id = hub.tell('Patient-open', hub.patientContext('eero'));
    await heard();
    expect(hub.answers.all.filter((one) => one.id === id)).toEqual([]);
    const view = await window.until((one) => one.fault === 'hung');
    expect(view.client?.id).toBe('aune');
    expect((await window.act('/draft', { client: 'aune', text: 'x' })).status).toBe(409);
    await turn(window, 'normal');
    expect((await hub.answerTo(id)).status).toBe('200');
    await window.until((one) => one.fault === null && one.client?.id === 'eero');
  });

  it('answers late, and only what is still wanted', async () => {
    const { hub, window } = await start('late');
    const first = hub.tell('Patient-open', hub.patientContext('eero'));
    await heard();
    expect(hub.answers.all.filter((one) => one.id === first)).toEqual([]);
    expect(window.views.all.at(-1)?.client?.id).toBe('aune');
    const second = hub.tell('Patient-open', hub.patientContext('mikael'));
    expect((await hub.answerTo(second)).status).toBe('200');
    await window.until(shows('mikael'));
    expect(window.views.all.some(shows('eero'))).toBe(false);
  });

  it('crashes with a torn socket, stays down, and goes where the workbench is when it is started again', async () => {
    const { hub, window } = await start('crash');
    const [socket] = hub.connections.all;
    const closed = once(socket ?? expect.fail('no socket'), 'close');
    hub.state.current = hub.patientContext('eero');
    hub.tell('Patient-open', hub.state.current);
    expect((await closed)[0]).toBe(1006);
    const view = await window.until((one) => one.fault === 'crashed' && one.connection === 'lost');
    expect(view.client).toBeNull();
    expect(hub.subscriptions.all).toHaveLength(1);
    await turn(window, 'normal');
    await window.until((one) => one.fault === null && one.client?.id === 'eero');
    expect(hub.subscriptions.all).toHaveLength(2);
  });

  it('shows the old client and answers nothing, also after the hub has given it up', async () => {
    const { hub, window } = await start('oldClient');
    const id = hub.tell('Patient-open', hub.patientContext('eero'));
    await heard();
    expect(hub.answers.all.filter((one) => one.id === id)).toEqual([]);
    hub.deny();
    const view = await window.until((one) => one.connection === 'lost');
    expect(view).toMatchObject({ client: { id: 'aune' }, fault: null });
    expect(hub.subscriptions.all).toHaveLength(1);
    hub.state.current = hub.patientContext('eero');
    await turn(window, 'normal');
    await window.until((one) => one.connection === 'connected' && one.client?.id === 'eero');
  });

  it('is turned for all sessions by the process that started it, also for those to come', async () => {
    const { hub, window, browser } = await start('normal');
    county.systems.behave(system, 'refuse');
    await window.until((view) => view.behaviour === 'refuse');
    expect((await hub.answerTo(hub.tell('Patient-close', hub.patientContext('aune')))).status).toBe('409');
    await launchAptj(county[system], undefined, browser);
    const next: Window = await openWindow<BaseView<unknown>>(county[system], browser);
    windows.push(next);
    await next.until((view) => view.behaviour === 'refuse');
  });

  it('is in order again when the workbench starts it again', async () => {
    const { hub, window, browser } = await start('crash');
    hub.state.current = hub.patientContext('eero');
    hub.tell('Patient-open', hub.state.current);
    await window.until((view) => view.fault === 'crashed');
    await launchAptj(county[system], hub, browser);
    await window.until((view) => view.behaviour === 'normal' && view.client?.id === 'eero');
  });

  it('takes only modes that there are, and only from a session', async () => {
    const { window, browser } = await start('normal');
    expect((await window.act('/demo/behaviour', { mode: 'explode' })).status).toBe(400);
    expect((await browser.post(`${county[system]}/demo/behaviour`, { mode: 'hang' })).status).toBe(400);
    const stranger = await fetch(`${county[system]}/demo/behaviour`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'hang' }),
    });
    expect(stranger.status).toBe(401);
    expect(await (await browser.get(`${county[system]}/desk`)).text()).toContain('Häiriöt (demo)');
  });
});
