import type * as Electron from 'electron';
import { afterEach, describe, expect, test } from 'vitest';
import { type Booted, TOOL_ORIGIN, bootOnDouble, windowAt } from './testing/booted.js';
import { createEvent } from './testing/fake-window.js';

let booted: Booted;
/** What was promised already has come by then. */
const settled = () => new Promise((done) => setImmediate(done));
const boot = async () => (booted = await bootOnDouble());
afterEach(() => booted.end());

describe('what pages may do', () => {
  test('navigation away, redirects, webviews and foreign windows are denied', async () => {
    const { record } = await boot();
    const { webContents } = windowAt(booted, 0);
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(webContents.navigate(event, 'https://www.example.fi/')).toBe(false);
      expect(webContents.navigate(event, 'app://tyopoyta/?screen=1')).toBe(true);
    }
    expect(webContents.navigate('will-frame-navigate', `${TOOL_ORIGIN}/`, false)).toBe(false);
    const webview = createEvent();
    webContents.emit('will-attach-webview', webview);
    expect(webview.defaultPrevented).toBe(true);
    for (const url of ['file:///etc/passwd', 'javascript:1', 'smb://x', 'https://www.example.fi/ohje']) {
      expect(webContents.windowOpen(url)).toEqual({ action: 'deny' });
    }
    expect(record.external).toEqual(['https://www.example.fi/ohje']);
    expect(booted.windows).toHaveLength(1);
  });

  test('a tool’s own window is safe, has no way to the core, and shows its origin as title', async () => {
    await boot();
    windowAt(booted, 0).webContents.windowOpen(`${TOOL_ORIGIN}/tool`);
    await settled();
    const tool = windowAt(booted, 1);
    expect(tool.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(tool.options.webPreferences?.preload).toBeUndefined();
    const title = createEvent();
    tool.emit('page-title-updated', title, 'SAARIKOSKI Aune');
    expect([title.defaultPrevented, tool.title]).toEqual([true, TOOL_ORIGIN]);
  });

  test('permissions and devices are refused, certificates that do not hold as well', async () => {
    const { defaultSession, app } = await boot();
    const answers: (boolean | undefined)[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read'] as const) {
      answers.push(defaultSession.ask({}, permission, 'app://tyopoyta/'));
      answers.push(defaultSession.look(permission, 'app://tyopoyta'));
    }
    expect(answers).toEqual(Array.from({ length: 8 }, () => false));
    expect(defaultSession.device?.({ deviceType: 'usb', origin: '', device: {} as Electron.USBDevice })).toBe(false);
    let trusted: boolean | undefined;
    const event = createEvent();
    app.emit(
      'certificate-error',
      event,
      {},
      'https://x',
      'net::ERR_CERT_AUTHORITY_INVALID',
      {},
      (trust: boolean) => (trusted = trust),
    );
    expect([event.defaultPrevented, trusted]).toEqual([true, false]);
  });

  test('the scheme serves the page without any frames in its policy', async () => {
    const { record } = await boot();
    const page = await record.handle?.(new Request('app://tyopoyta/?screen=1'));
    expect(page?.headers.get('content-security-policy')).toContain("frame-src 'none';");
  });
});

describe('trouble', () => {
  test('a page whose process ends is reopened and told of; the next time soon after it is asked', async () => {
    const { record, clock } = await boot();
    const { webContents } = windowAt(booted, 0);
    webContents.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 5 });
    expect(webContents.reloads).toBe(1);
    expect(record.boxes[0]?.message).toBe('Näyttö 1 lakkasi toimimasta ja avattiin uudelleen.');
    clock.now = 1000;
    webContents.emit('render-process-gone', createEvent(), { reason: 'oom', exitCode: 5 });
    expect([webContents.reloads, record.boxes.length]).toEqual([1, 2]);
    record.boxes[1]?.answer(0);
    await Promise.resolve().then(() => Promise.resolve());
    expect(webContents.reloads).toBe(2);
  });

  test('a page that hangs is ended only when the professional wants it', async () => {
    const { record } = await boot();
    const window = windowAt(booted, 0);
    window.emit('unresponsive');
    window.emit('unresponsive');
    expect([record.boxes.length, window.webContents.crashed]).toEqual([1, false]);
    record.boxes[0]?.answer(0);
    await Promise.resolve().then(() => Promise.resolve());
    expect(window.webContents.crashed).toBe(true);
    window.webContents.emit('render-process-gone', createEvent(), { reason: 'killed', exitCode: 9 });
    expect([window.webContents.reloads, record.boxes.length]).toEqual([1, 1]);
  });
});
