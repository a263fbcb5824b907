import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CountyTool, countyToolSchema } from '#shared/county-tool.js';
import type { ToolView, ToolViewHost, ViewEvent } from '../tools/index.js';
import type { HostPorts } from '../host-policy/hosted-core.js';
import { type Booted, bootOnDouble, windowAt } from './testing/booted.js';
import { createDisplay } from './testing/double.js';
import { createEvent, createPicture } from './testing/fake-window.js';
import { FROM_TOOL, TO_TOOL } from './tool-channel.js';

const HOME = 'https://tool.example';
const IDP = 'https://idp.example';
const settled = () => new Promise((done) => setImmediate(done));

const toolOf = (more: Record<string, unknown> = {}): CountyTool =>
  countyToolSchema.parse({
    id: 'tool',
    name: { fi: 'Järjestelmä' },
    kind: 'embedded',
    url: `${HOME}/`,
    signIn: { as: 'provider' },
    ...more,
  });
const place = { x: 10, y: 20, width: 300, height: 200, overlaid: false, covered: false };

let booted: Booted;
let host: ToolViewHost;
let events: ViewEvent[];
let login: { user: string; password: string } | undefined;
let locks: string[];

beforeEach(async () => {
  events = [];
  locks = [];
  login = undefined;
  let given: HostPorts | undefined;
  booted = await bootOnDouble({ displays: [createDisplay(1, 0), createDisplay(2, 1)] }, (core, ports) => {
    given = ports;
    return {
      services: { ...core.services, idp: `${IDP}/oidc` },
      catalogue: [
        toolOf(),
        toolOf({ id: 'basic', signIn: { as: 'basic' } }),
        toolOf({ id: 'card', signIn: { as: 'certificate', issuer: 'VRK' } }),
        toolOf({ id: 'old', url: 'https://old.example/', signIn: { as: 'negotiate' } }),
      ],
      identity: { ...core.identity, lock: async (by) => void locks.push(by) },
      loginFor: async () => login,
    };
  });
  if (given === undefined) throw new Error('the core got no ports');
  host = given.viewHost;
});
afterEach(() => booted.end());

function open(more: Record<string, unknown> = {}): ToolView {
  return host.open(toolOf(more), (event) => void events.push(event));
}
/** The newest native view. */
function newest() {
  const view = booted.views.at(-1);
  if (view === undefined) throw new Error('no view');
  return view;
}
async function opened(more: Record<string, unknown> = {}, url = `${HOME}/`) {
  const view = open(more);
  view.place(place, 1);
  view.load(url);
  await settled();
  return { view, native: newest(), page: newest().webContents, window: windowAt(booted, 0) };
}
const told = (type: ViewEvent['type']) => events.filter((event) => event.type === type);

describe('a tool’s view', () => {
  test('is safe, in a session of its own in memory, and loads what it is told', async () => {
    const { native, page } = await opened();
    const { session, preload, ...safe } = native.options.webPreferences ?? {};
    expect(session).toBe(booted.sessions.get('tool:tool#0'));
    expect(preload).toBeUndefined();
    expect(safe).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    });
    expect([...booted.sessions.keys()].some((name) => name.startsWith('persist:'))).toBe(false);
    expect(page.getURL()).toBe(`${HOME}/`);
    expect(events).toEqual([{ type: 'loading' }]);
  });

  test('tells of the page that came, where it led and whom its server says it shows', async () => {
    const { page } = await opened();
    const session = booted.sessions.get('tool:tool#0');
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(
      session?.answer(`${HOME}/`, { 'Server-Timing': ['db;dur=1, client;desc="aune"'] }, { contents: page.id }),
    ).toBe(true);
    session?.answer(
      `${HOME}/a.png`,
      { 'server-timing': ['client;desc=other'] },
      { contents: page.id, resourceType: 'image' as 'mainFrame' },
    );
    page.emit('did-redirect-navigation', { isMainFrame: true });
    page.emit('did-redirect-navigation', { isMainFrame: false });
    page.emit('did-navigate', createEvent(), `${HOME}/`, 200, 'OK');
    page.emit('did-finish-load');
    await settled();
    expect(told('loaded')).toEqual([
      { type: 'loaded', status: 200, evidence: { by: 'timing', address: `${HOME}/`, redirected: true, says: 'aune' } },
    ]);
  });

  test('that the professional goes on in is told of only when it says that it shows somebody else', async () => {
    const { page } = await opened();
    page.comes(`${HOME}/`);
    page.comes(`${HOME}/next`);
    await settled();
    expect(told('loaded')).toHaveLength(1);
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    booted.sessions
      .get('tool:tool#0')
      ?.answer(`${HOME}/b`, { 'server-timing': ['client;desc=b'] }, { contents: page.id });
    page.url = `${HOME}/b`;
    page.emit('did-finish-load');
    await settled();
    expect(told('loaded').at(-1)).toMatchObject({ evidence: { address: `${HOME}/b`, says: 'b' } });
  });

  test.each([
    [-105, 'unreachable'],
    [-118, 'timedOut'],
    [-201, 'certificate'],
    [-110, 'certificate'],
    [-310, 'redirectLoop'],
    [-27, 'refused'],
  ])('whose load fails with %i is told as %s', async (code, failure) => {
    const { page } = await opened();
    page.fails(code);
    page.emit('did-finish-load'); // of Chromium's own error page
    await settled();
    expect(events.at(-1)).toEqual({ type: 'failed', failure });
  });

  test('that is led elsewhere, or whose frame fails, has not failed', async () => {
    const { page } = await opened();
    page.fails(-3);
    page.fails(-105, false);
    expect(told('failed')).toEqual([]);
  });

  test.each([
    [503, 'serverError'],
    [404, 'refused'],
    [401, 'refused'],
  ])('with HTTP status %i has failed: %s', async (status, failure) => {
    const { page } = await opened();
    page.comes(`${HOME}/`, status);
    await settled();
    expect(events.at(-1)).toEqual({ type: 'failed', failure, status });
    expect(told('loaded')).toEqual([]);
  });

  test('whose session ends is told as expired once; opened again it may show the log-in page', async () => {
    const { view, page } = await opened();
    page.comes(`${HOME}/`);
    page.comes(`${IDP}/login`);
    await settled();
    expect(events.at(-1)).toMatchObject({ failure: 'expired' });
    view.load(`${HOME}/`);
    await settled();
    newest().webContents.comes(`${IDP}/login`, 200, { redirected: true });
    await settled();
    expect(events.at(-1)).toMatchObject({ type: 'loaded', evidence: { redirected: true } });
    newest().webContents.comes(`${HOME}/`, 200);
    await settled();
    expect(events.at(-1)).toMatchObject({ type: 'loaded', evidence: { address: `${HOME}/` } });
  });

  test('crashes, hangs and comes back', async () => {
    const { page } = await opened();
    page.emit('unresponsive');
    page.emit('responsive');
    page.emit('render-process-gone', createEvent(), { reason: 'clean-exit' });
    page.emit('render-process-gone', createEvent(), { reason: 'crashed' });
    expect(events.slice(1).map((event) => ('failure' in event ? event.failure : event.type))).toEqual([
      'unresponsive',
      'responsive',
      'crashed',
    ]);
  });

  test('loads only the last of several pages; of an earlier one nothing is heard', async () => {
    const { view, page: first, native: gone } = await opened();
    view.load(`${HOME}/two`);
    view.load(`${HOME}/three`);
    await settled();
    const two = booted.views.at(-2)?.webContents;
    expect([first.destroyed, two?.destroyed, two?.getURL(), newest().webContents.getURL()]).toEqual([
      true,
      true,
      '',
      `${HOME}/three`,
    ]);
    events.length = 0;
    first.comes(`${HOME}/`);
    two?.fails(-105);
    await settled();
    expect(events).toEqual([]);
    expect(windowAt(booted, 0).views).toEqual([newest()]);
    expect(windowAt(booted, 0).views).not.toContain(gone);
  });

  test('with no page shows nothing, and says so; disposed of it is gone', async () => {
    const { view, page, window } = await opened();
    view.load(null);
    expect([page.destroyed, window.views.length, events.at(-1)]).toEqual([
      true,
      0,
      { type: 'loaded', evidence: { by: 'removed' } },
    ]);
    view.load(`${HOME}/`);
    await view.dispose();
    expect([newest().webContents.destroyed, window.views.length]).toEqual([true, 0]);
    view.post({ messagingHandle: 'h', messageId: 'm', messageType: 't', payload: {} });
    view.focus();
    // A page whose process is gone already is not closed twice.
    const crashed = await opened();
    crashed.page.close();
    await crashed.view.dispose();
  });
});

describe('what is seen of a view', () => {
  test('it stands where the pane is, at the screen’s zoom, and moves with it', async () => {
    const { view, native, page, window } = await opened();
    expect([native.getVisible(), native.getBounds(), window.views]).toEqual([
      true,
      { x: 10, y: 20, width: 300, height: 200 },
      [native],
    ]);
    window.webContents.zoom = 1.5;
    view.place(place, 1);
    expect([native.getBounds(), page.zoom]).toEqual([{ x: 15, y: 30, width: 450, height: 300 }, 1.5]);
    page.zoom = 1;
    page.comes(`${HOME}/`);
    expect(page.zoom).toBe(1.5);
    view.place(place, 2);
    expect([window.views.length, windowAt(booted, 1).views]).toEqual([0, [native]]);
    view.place(null, 1); // it is not there anyway
    expect(native.getVisible()).toBe(true);
    view.place(null, 2);
    expect([native.getVisible(), windowAt(booted, 1).views.length]).toEqual([false, 0]);
  });

  test('a window that closes takes no view with it', async () => {
    const { view, native } = await opened();
    view.place(place, 2);
    windowAt(booted, 1).destroy();
    view.place(place, 1);
    expect(windowAt(booted, 0).views).toEqual([native]);
  });

  test('under an overlay its picture stands in for it, covered nothing does', async () => {
    const { view, native } = await opened();
    const picture = async () => (await booted.record.handle?.(new Request('app://tyopoyta/tool-picture/tool')))?.text();
    expect(await picture()).toBe('png 2');
    view.place({ ...place, overlaid: true }, 1);
    expect(native.getVisible()).toBe(true); // until the picture is there
    await settled();
    expect([native.getVisible(), await picture()]).toEqual([false, 'png 2']);
    native.webContents.picture = createPicture(1);
    view.place({ ...place, overlaid: true }, 1);
    expect(await picture()).toBe('png 2');
    view.place({ ...place, covered: true }, 1);
    expect([native.getVisible(), await picture()]).toEqual([false, '']);
    view.place(place, 1);
    expect(native.getVisible()).toBe(true);
    native.webContents.picture = undefined;
    view.place({ ...place, overlaid: true }, 1);
    await settled();
    expect([native.getVisible(), await picture()]).toEqual([false, '']);
  });

  test('its focus goes to the screen while it is not seen, and comes back', async () => {
    const { view, page, window } = await opened();
    view.focus();
    view.place({ ...place, covered: true }, 1);
    expect([page.focused, window.webContents.focused]).toEqual([true, true]);
    page.focused = false;
    view.place(place, 1);
    expect(page.focused).toBe(true);
    page.focused = false;
    view.place(place, 1);
    expect(page.focused).toBe(false);
  });

  test('the workbench’s shortcuts work while it has the focus', async () => {
    const { page, window } = await opened();
    const press = (key: string, code: string, held: object = {}, type = 'keyDown') => {
      const event = createEvent();
      page.emit('before-input-event', event, {
        type,
        key,
        code,
        control: false,
        shift: false,
        alt: false,
        meta: false,
        ...held,
      });
      return event.defaultPrevented;
    };
    expect(press('k', 'KeyK', { control: true })).toBe(true);
    expect(press('F6', 'F6', { shift: true })).toBe(true);
    expect(press('3', 'Digit3', { alt: true })).toBe(true);
    expect(press('L', 'KeyL', { control: true, shift: true })).toBe(true);
    expect(press('l', 'KeyL', { control: true, alt: true })).toBe(true);
    expect(press('P', 'KeyP', { control: true, shift: true })).toBe(true);
    const keys = [
      'keyDown control K',
      'keyUp control K',
      'keyDown shift F6',
      'keyUp shift F6',
      'keyDown alt 3',
      'keyUp alt 3',
    ];
    expect(window.webContents.keys.slice(0, 6)).toEqual(keys);
    expect(window.webContents.focused).toBe(true);
    for (const mine of [
      press('ł', 'KeyL', { control: true, alt: true }),
      press('k', 'KeyK', {}),
      press('k', 'KeyK', { control: true, meta: true }),
      press('k', 'KeyK', { control: true }, 'keyUp'),
    ])
      expect(mine).toBe(false);
  });

  test('after sleep a view that is not drawn is told as blank', async () => {
    const { view, page } = await opened();
    const resume = async () => {
      events.length = 0;
      booted.powerMonitor.emit('resume');
      await settled();
      return told('failed').map((event) => ('failure' in event ? event.failure : ''));
    };
    expect(await resume()).toEqual([]);
    page.result = false; // a page with nothing to show
    page.picture = createPicture(1);
    expect(await resume()).toEqual([]);
    page.result = true;
    view.place(null, 1);
    expect(await resume()).toEqual([]);
    view.place(place, 1);
    expect(await resume()).toEqual(['blank']);
    expect(await resume()).toEqual([]); // told already
    for (const fault of [createPicture(0), undefined]) {
      const next = await opened();
      next.page.picture = fault;
      expect(await resume()).toEqual(['blank']);
    }
  });
});

describe('what a tool’s page does', () => {
  test('media and calls keep it awake until the page changes', async () => {
    const { page } = await opened({ permissions: ['camera', 'microphone'] });
    const session = booted.sessions.get('tool:tool#0');
    page.emit('media-started-playing');
    page.emit('media-started-playing');
    page.emit('media-paused');
    expect(events.at(-1)).toEqual({ type: 'wakeful', because: 'media', on: true });
    page.emit('media-paused');
    page.emit('media-paused');
    expect(events.at(-1)).toEqual({ type: 'wakeful', because: 'media', on: false });
    expect(session?.ask(page, 'media', `${HOME}/`, ['video', 'audio'])).toBe(true);
    expect(events.at(-1)).toEqual({ type: 'wakeful', because: 'call', on: true });
    expect([session?.look('media', HOME, 'audio'), session?.look('media', HOME, 'unknown')]).toEqual([true, false]);
    expect(session?.ask(page, 'clipboard-read', `${HOME}/`)).toBe(false);
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    page.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(events.at(-1)).toMatchObject({ because: 'call', on: true });
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(events.at(-1)).toEqual({ type: 'wakeful', because: 'call', on: false });
  });

  test('it stays at home, and opens only the windows of its policy', async () => {
    const { page } = await opened();
    expect([page.navigate('will-navigate', `${HOME}/x`), page.navigate('will-redirect', `${IDP}/x`)]).toEqual([
      true,
      true,
    ]);
    expect(page.navigate('will-navigate', 'https://other.example/')).toBe(false);
    expect(page.windowOpen('https://other.example/')).toEqual({ action: 'deny' });
    const allowed = page.windowOpen(`${IDP}/login`);
    expect(allowed?.overrideBrowserWindowOptions?.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    });
    // Electron makes the window, in the opener's session.
    const child = new booted.electron.BrowserWindow({});
    page.emit('did-create-window', child, { url: `${IDP}/login` });
    const fake = booted.windows.at(-1);
    expect(fake?.title).toBe(IDP);
    expect([
      fake?.webContents.navigate('will-redirect', `${HOME}/back`),
      fake?.webContents.navigate('will-navigate', 'https://other.example/'),
    ]).toEqual([true, false]);
  });

  test('a window that nobody noted opens children that may go nowhere', async () => {
    const { page } = await opened();
    const view = new booted.electron.WebContentsView();
    const child = new booted.electron.BrowserWindow({});
    view.webContents.emit('did-create-window', child, { url: `${HOME}/` });
    expect(booted.windows.at(-1)?.webContents.navigate('will-navigate', `${HOME}/`)).toBe(false);
    expect(page.destroyed).toBe(false);
  });

  test('messages go both ways for a tool that follows by them, and for no other', async () => {
    const message = { messageId: 'a', messagingHandle: 'h', messageType: 'x', payload: {} };
    const more = { context: 'message', url: `${HOME}/?h={messaging.handle}&o={messaging.origin}` };
    const { view, page, native } = await opened(more);
    expect(native.options.webPreferences?.preload).toBe('/out/preload/tool-preload.cjs');
    const say = (senderFrame: object | null, data: unknown) => page.ipc.emit(FROM_TOOL, { senderFrame }, data);
    say({ url: `${HOME}/x`, parent: null }, message);
    expect(events.at(-1)).toEqual({ type: 'message', message });
    say({ url: `${HOME}/x`, parent: {} }, message);
    say({ url: `${IDP}/`, parent: null }, message);
    say(null, message);
    say({ url: `${HOME}/x`, parent: null }, { messageId: '' });
    expect(told('message')).toHaveLength(1);
    view.post(message);
    expect(page.sent).toEqual([{ channel: TO_TOOL, message }]);
    expect((await opened()).page.ipc.listenerCount(FROM_TOOL)).toBe(0);
  });

  test('a screen is shared only by who may, and only the one that is chosen', async () => {
    await opened({ permissions: ['shareScreen'] });
    const session = booted.sessions.get('tool:tool#0');
    const ask = async (securityOrigin: string, response?: number) => {
      const shared = new Promise((done) =>
        session?.displayMedia?.(
          { frame: null, securityOrigin, videoRequested: true, audioRequested: false, userGesture: true },
          done,
        ),
      );
      await settled();
      if (response !== undefined) booted.record.boxes.at(-1)?.answer(response);
      return shared;
    };
    expect(await ask(`${HOME}/`, 1)).toMatchObject({ video: { id: 'screen:2' } });
    expect(booted.record.boxes.at(-1)?.buttons).toEqual(['Näyttö 1', 'Näyttö 2', 'Peruuta']);
    expect(await ask(`${HOME}/`, 2)).toBeNull();
    expect(await ask('https://other.example/')).toBeNull();
    await opened({ id: 'plain' });
    expect(booted.sessions.get('tool:plain#0')?.displayMedia).toBeNull();
  });
});

describe('single sign-on', () => {
  const cookie = (name: string, domain = 'idp.example', more: object = {}) => ({
    name,
    value: 'v',
    domain,
    sameSite: 'lax' as const,
    hostOnly: true,
    path: '/',
    ...more,
  });

  test('one log-in at the provider serves the next tool: its cookies are carried, and no others', async () => {
    const first = await opened();
    const session = booted.sessions.get('tool:tool#0');
    session?.answer(`${IDP}/login`, { 'Set-Cookie': ['_session=1; Path=/', 'wide=2', '=odd'] });
    session?.jar.push(
      cookie('_session'),
      cookie('wide', '.example', { hostOnly: false, expirationDate: 9, secure: true, httpOnly: true }),
      cookie('_session', 'tool.example'),
      cookie('mine'),
    );
    first.page.comes(`${HOME}/`);
    await settled();
    await opened({ id: 'second' });
    const carried = booted.sessions.get('tool:second#0')?.jar;
    const plain = { value: 'v', path: '/', sameSite: 'lax' };
    expect(carried).toEqual([
      { ...plain, name: '_session', domain: 'idp.example', hostOnly: true, secure: false, httpOnly: false },
      { ...plain, name: 'wide', domain: '.example', hostOnly: false, secure: true, httpOnly: true, expirationDate: 9 },
    ]);
    await opened({ id: 'apart', signIn: { as: 'own' } });
    expect(booted.sessions.get('tool:apart#0')?.jar).toEqual([]);
  });

  test('a tool whose cookies cannot be read opens all the same', async () => {
    const { page } = await opened();
    const session = booted.sessions.get('tool:tool#0');
    if (session !== undefined) session.jarBroken = true;
    page.comes(`${HOME}/`);
    await settled();
    expect([told('loaded').length, booted.logged.includes('provider-cookies-not-carried')]).toEqual([1, true]);
  });

  test('after a user switch nothing is left: views, windows, every session', async () => {
    const { page } = await opened();
    windowAt(booted, 0).webContents.windowOpen(`${HOME}/own`);
    await settled();
    const own = booted.windows.at(-1);
    expect(own?.url).toBe(`${HOME}/own`);
    own?.webContents.emit('did-finish-load');
    await host.clearData();
    expect([page.destroyed, own?.isDestroyed()]).toEqual([true, true]);
    for (const session of booted.sessions.values())
      expect([...session.forgot].sort()).toEqual(['auth', 'cache', 'connections', 'hosts', 'storage']);
    await opened();
    expect([...booted.sessions.keys()]).toContain('tool:tool#1');
  });
});

describe('log-ins', () => {
  const form = { as: 'form', page: `${HOME}/login`, user: '#u', password: '#p', submit: 'button' };

  test('a form is filled once, in a world of its own, on the tool’s own page', async () => {
    login = { user: 'maija', password: 's"e\\cret' };
    const { page } = await opened({ signIn: form });
    page.comes(`${HOME}/other`);
    await settled();
    expect(page.scripts).toEqual([]);
    page.comes(`${HOME}/login?next=1`);
    await settled();
    expect(page.scripts).toHaveLength(1);
    expect(page.scripts[0]).toMatch(/^1 /);
    expect(page.scripts[0]).toContain(JSON.stringify(login));
    expect(told('failed')).toEqual([]);
    page.comes(`${HOME}/login?wrong=1`);
    await settled();
    expect([page.scripts.length, events.at(-1)]).toEqual([1, { type: 'failed', failure: 'expired', status: 200 }]);
  });

  test('without a stored secret, or when it does not work, the form is left alone', async () => {
    const { page } = await opened({ signIn: form });
    page.comes(`${HOME}/login`);
    await settled();
    expect([page.scripts.length, told('loaded').length]).toEqual([0, 1]);
    login = { user: 'u', password: 'p' };
    const next = await opened({ signIn: form });
    next.page.result = new Error('gone');
    next.page.comes(`${HOME}/login`);
    const late = await opened({ signIn: form });
    late.page.comes(`${HOME}/login`);
    late.page.url = `${HOME}/elsewhere`; // while the secret was fetched
    await settled();
    expect([next.page.scripts.length, late.page.scripts.length]).toEqual([1, 0]);
  });

  async function ask(
    contents: object | null,
    more: { url?: string; firstAuthAttempt?: boolean } = {},
    info: object = {},
  ) {
    const event = createEvent();
    const answer = await new Promise<unknown[]>((done) =>
      booted.app.emit(
        'login',
        event,
        contents,
        { url: `${HOME}/`, firstAuthAttempt: true, ...more },
        { isProxy: false, scheme: 'basic', host: 'tool.example', port: 443, ...info },
        (...given: unknown[]) => done(given),
      ),
    );
    return [event.defaultPrevented, ...answer];
  }
  test('HTTP Basic is answered for the tool’s own server, the first time, and for nobody else', async () => {
    login = { user: 'u', password: 'p' };
    const { page } = await opened({ id: 'basic', signIn: { as: 'basic' } });
    const { page: other } = await opened();
    expect(await ask(page)).toEqual([true, 'u', 'p']);
    const none = [true, undefined, undefined];
    expect(await ask(other)).toEqual(none);
    expect(await ask(null)).toEqual(none);
    expect(await ask(page, { firstAuthAttempt: false })).toEqual(none);
    expect(await ask(page, { url: 'https://other.example/' })).toEqual(none);
    for (const info of [
      { isProxy: true },
      { scheme: 'ntlm' },
      { scheme: 'negotiate' },
      { host: 'proxy.example' },
      { port: 8443 },
    ])
      expect(await ask(page, {}, info)).toEqual(none);
    login = undefined;
    expect(await ask(page)).toEqual(none);
  });

  test('the workstation’s own log-in goes only to tools that say so', () => {
    expect(booted.defaultSession.ntlm).toBe('old.example,nobody.invalid');
  });

  test('a client certificate is chosen for a tool that wants one: the only one, or the professional’s choice', async () => {
    const certificate = (subjectName: string, more: object = {}) => ({
      subjectName,
      issuerName: 'VRK',
      validStart: 0,
      validExpiry: 9,
      ...more,
    });
    const { page } = await opened({ id: 'card', signIn: { as: 'certificate', issuer: 'VRK' } });
    const { page: other } = await opened();
    async function select(contents: object, list: object[], response?: number, url = `${HOME}/`) {
      const event = createEvent();
      const chosen = new Promise<unknown>((done) =>
        booted.app.emit('select-client-certificate', event, contents, url, list, done),
      );
      await settled();
      if (response !== undefined) booted.record.boxes.at(-1)?.answer(response);
      expect(event.defaultPrevented).toBe(true);
      return chosen;
    }
    const [mine, second] = [certificate('LEHTONEN JOHANNA 1'), certificate('LEHTONEN JOHANNA 2')];
    expect(
      await select(page, [certificate('x', { issuerName: 'Muu' }), mine, certificate('y', { validExpiry: -1 })]),
    ).toBe(mine);
    expect(await select(page, [mine, second], 1)).toBe(second);
    expect(booted.record.boxes.at(-1)?.buttons[0]).toBe('LEHTONEN JOHANNA 1 (VRK)');
    expect(await select(page, [mine, second], 2)).toBeUndefined();
    expect(await select(page, [])).toBeUndefined();
    expect(await select(page, [mine], undefined, 'https://other.example/')).toBeUndefined();
    expect(await select(other, [mine])).toBeUndefined();
  });
});

test('the machine’s lock and sleep lock the workbench; its idle time is known', () => {
  booted.powerMonitor.emit('lock-screen');
  booted.powerMonitor.emit('suspend');
  expect(locks).toEqual(['machine', 'machine']);
});
