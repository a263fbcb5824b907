import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, describe, expect, test } from 'vitest';
import type { WorkbenchContract } from '#shared/contract.js';
import type { WorkspaceState } from '#shared/workspace.js';
import { PORT_CHANNEL, READY_CHANNEL } from './channels.js';
import { type Booted, TOOL_ORIGIN, bootOnDouble, windowAt } from './testing/booted.js';
import { createDisplay } from './testing/double.js';
import { type FakeWindow, createEvent } from './testing/fake-window.js';

let booted: Booted;
const boot = async (...given: Parameters<typeof bootOnDouble>) => (booted = await bootOnDouble(...given));
const two = () => ({ displays: [createDisplay(1, 0), createDisplay(2, 1)] });
afterEach(() => booted.end());

/** A page asks for its port, as the preload script does for it. */
const ask = (window: FakeWindow, frame: { url?: string; parent?: object | null } | null = {}) =>
  booted.ipcMain.emit(READY_CHANNEL, {
    sender: window.webContents,
    senderFrame: frame === null ? null : { url: window.url, parent: null, ...frame },
  });
/** A client of the core over the port that the window's page last got. */
function clientOf(window: FakeWindow) {
  const sent = window.webContents.posted.at(-1);
  if (sent === undefined) throw new Error('no port was posted');
  expect(sent.channel).toBe(PORT_CHANNEL);
  const client: ContractRouterClient<WorkbenchContract> = createORPCClient(new RPCLink({ port: sent.port }));
  return { client, port: sent.port };
}

/** The screens that are open by the next word of the core. */
async function openScreens(states: AsyncIterator<WorkspaceState, unknown>) {
  const { value, done } = await states.next();
  if (done === true) throw new Error('the core ended the stream');
  return value.openScreens;
}

describe('the host', () => {
  test('does before Electron is ready what must be done before, and tells its address', async () => {
    const { callsBeforeReady, host, record } = await boot();
    expect(callsBeforeReady.slice(1)).toEqual(['enableSandbox', 'scheme', 'whenReady']);
    expect(callsBeforeReady[0]).toMatch(/^setPath userData .*electron$/);
    expect(record.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    expect(record.schemes[0]?.privileges?.bypassCSP).toBeUndefined();
    expect(host).toMatchObject({ url: 'app://tyopoyta/?screen=1', services: { idp: TOOL_ORIGIN } });
  });

  test('opens a safe window on each of two displays', async () => {
    const { windows } = await boot(two());
    expect(windows.map(({ url }) => url)).toEqual(['app://tyopoyta/?screen=1', 'app://tyopoyta/?screen=2']);
    expect(windows.map((window) => window.getBounds().x)).toEqual([0, 1920]);
    for (const { options } of windows) {
      expect(options.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        preload: '/out/preload/preload.cjs',
      });
    }
  });

  test('with one display it opens one window; the page may ask for the second', async () => {
    const { windows } = await boot();
    expect(windows).toHaveLength(1);
    expect(windowAt(booted, 0).webContents.windowOpen('app://tyopoyta/?screen=2')).toEqual({ action: 'deny' });
    expect(windows.map(({ url }) => url)).toEqual(['app://tyopoyta/?screen=1', 'app://tyopoyta/?screen=2']);
    windowAt(booted, 0).webContents.windowOpen('app://tyopoyta/?screen=2');
    expect([windows.length, windowAt(booted, 1).focused]).toEqual([2, 1]);
  });

  test('a display that goes and comes again loses no window', async () => {
    const { screen, record, windows } = await boot(two());
    const [first, second] = record.displays;
    record.displays = first === undefined ? [] : [first];
    screen.emit('display-removed', createEvent(), second);
    expect(windowAt(booted, 1).getBounds()).toEqual({ x: 960, y: 0, width: 960, height: 1040 });
    record.displays = [...record.displays, ...(second === undefined ? [] : [second])];
    screen.emit('display-added', createEvent(), second);
    expect(windowAt(booted, 1).getBounds().x).toBe(1920);
    expect(windows.some((window) => window.isDestroyed())).toBe(false);
  });

  test('a second instance brings the first one forward and does not start', async () => {
    const { app } = await boot();
    const window = windowAt(booted, 0);
    window.minimized = true;
    app.emit('second-instance', createEvent(), ['tyopoyta']);
    expect([window.minimized, window.focused]).toEqual([false, 1]);
    await booted.end();
    const { host, windows, record } = await boot({ locked: true });
    expect([host, windows.length, record.quits]).toEqual([undefined, 0, 1]);
  });

  test('a call that the machine opens goes to the core, and brings the windows forward', async () => {
    const links: string[] = [];
    const { app, record } = await boot({}, () => ({
      takesCallLinks: true,
      callLink: (address) => links.push(address) > 0,
    }));
    expect(record.takes).toEqual(['tyopoyta']);
    app.emit('second-instance', createEvent(), ['/opt/tyopoyta', '--flag', 'tyopoyta://call?number=050001001']);
    app.emit('open-url', createEvent(), 'tyopoyta://call?number=050001002');
    expect(links).toEqual(['tyopoyta://call?number=050001001', 'tyopoyta://call?number=050001002']);
    await booted.end();
    expect((await boot()).record.takes).toEqual([]);
    await booted.end();
    // Run from its sources, it is no program that the machine could start.
    expect((await boot({ isPackaged: false }, () => ({ takesCallLinks: true }))).record.takes).toEqual([]);
  });

  test('a call that starts the program waits for the core: the arguments’ and, on macOS, the one told before ready', async () => {
    const links: string[] = [];
    const change = () => ({ takesCallLinks: true, callLink: (address: string) => links.push(address) > 0 });
    await boot({ argv: ['/opt/tyopoyta', 'tyopoyta://call?number=050001003'] }, change);
    expect(links).toEqual(['tyopoyta://call?number=050001003']);
    await booted.end();
    const event = createEvent();
    await boot({ early: ({ app }) => app.emit('open-url', event, 'tyopoyta://call?number=050001004') }, change);
    expect(links[1]).toBe('tyopoyta://call?number=050001004');
    expect(event.defaultPrevented).toBe(true);
  });

  test('quits after the core has closed, once', async () => {
    const { app, closed, record } = await boot();
    const quit = new Promise((done) => app.once('quit', done));
    app.emit('window-all-closed');
    app.quit();
    expect(record.quits).toBe(0);
    await quit;
    expect([closed(), record.quits]).toEqual([1, 1]);
  });
});

describe('the way to the core', () => {
  test('a page gets a port, and its screen from its window', async () => {
    const { windows } = await boot(two());
    const window = windowAt(booted, 1);
    ask(window);
    const { client, port } = clientOf(window);
    expect((await client.workspace.about()).capabilities).toEqual({
      host: 'electron',
      nativeViews: true,
      fillsLogIns: true,
      clientCertificates: true,
      placesScreens: true,
    });
    const states = await client.workspace.watch();
    expect(await openScreens(states)).toEqual([2]);
    // The page loads anew: the old port closes, the screen stays one.
    ask(window);
    const again = clientOf(window);
    expect(await openScreens(await again.client.workspace.watch())).toEqual([2]);
    expect(windows).toHaveLength(2);
    port.close();
    again.port.close();
  });

  test('a screen whose window goes is open no more', async () => {
    await boot(two());
    const [first, second] = [windowAt(booted, 0), windowAt(booted, 1)];
    ask(first);
    ask(second);
    const { client, port } = clientOf(first);
    const states = await client.workspace.watch();
    expect(await openScreens(states)).toEqual([1, 2]);
    second.destroy();
    expect(await openScreens(states)).toEqual([1]);
    port.close();
  });

  test.each([
    ['a frame in our page', { parent: {} }],
    ['a page that is not ours', { url: `${TOOL_ORIGIN}/` }],
    ['a frame that has gone', null],
  ])('%s is refused', async (_who, frame) => {
    await boot();
    const window = windowAt(booted, 0);
    ask(window, frame);
    expect(window.webContents.posted).toEqual([]);
    expect(booted.logged).toContain('foreign-sender-refused');
  });

  test('a window that is no screen is refused, whatever its address', async () => {
    const { windows } = await boot();
    windowAt(booted, 0).webContents.windowOpen(`${TOOL_ORIGIN}/tool`);
    await new Promise((done) => setImmediate(done));
    const tool = windowAt(booted, 1);
    ask(tool, { url: 'app://tyopoyta/?screen=1' });
    expect([windows.length, tool.webContents.posted.length]).toEqual([2, 0]);
  });
});
