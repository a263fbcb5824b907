import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuses } from '../../resources/fuses.mjs';
import { contentSecurityPolicy } from '../csp.js';
import { mayNavigate } from '../host-policy/navigation.js';
import { READY_CHANNEL } from './channels.js';
import { type Booted, bootOnDouble, windowAt } from './testing/booted.js';
import { createEvent } from './testing/fake-window.js';

// The 20 points of Electron's security checklist (docs/tutorial/security.md), each by its number.

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));
const all = sources.map(({ text }) => text).join('\n');
/** The literal preferences of every page that the host makes. */
const preferences = [...all.matchAll(/webPreferences: \{([^}]*)/g)].map(([, body = '']) => body);

let booted: Booted;
beforeAll(async () => void (booted = await bootOnDouble()));
afterAll(() => booted.end());

test('1 only secure content: https, our own scheme, or this machine', () => {
  const tool = { as: 'tool' as const, toolId: 't', origins: ['http://tool.example'], popups: 'allow' as const };
  expect(mayNavigate(tool, { url: 'http://tool.example/', isMainFrame: true, provider: undefined })).toBe(false);
  expect(windowAt(booted, 0).url).toMatch(/^app:/);
});
test('2, 3, 4 no Node, isolated context, sandbox: written at every place that makes a page', () => {
  expect(preferences).toHaveLength(4);
  for (const body of preferences)
    for (const one of ['nodeIntegration: false', 'contextIsolation: true', 'sandbox: true'])
      expect(body).toContain(one);
  expect(booted.callsBeforeReady).toContain('enableSandbox');
});
test('5 every session has its permission handlers; what is not named is refused', () => {
  expect(booted.defaultSession.ask({}, 'media', 'app://tyopoyta/', ['video'])).toBe(false);
  expect(all.match(/guardSession\(/g)?.length).toBe(4); // made once, used for our own, the provider’s and the tools’
  expect(all.match(/fromPartition\(/g)?.length).toBe(1);
});
test('6, 8, 9, 10 web security stays on; no insecure content, experimental features or Blink features', () => {
  expect(all).not.toMatch(
    /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|appendSwitch/,
  );
});
test('7 a strict Content Security Policy on our pages', async () => {
  const page = await booted.record.handle?.(new Request('app://tyopoyta/'));
  const policy = page?.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-');
  expect(contentSecurityPolicy({ nonce: 'n', frameOrigins: [] })).toContain("frame-src 'none'");
});
test('11, 12 there are no webviews, and none can be attached', () => {
  expect(all).not.toMatch(/webviewTag|allowpopups/i);
  const event = createEvent();
  windowAt(booted, 0).webContents.emit('will-attach-webview', event);
  expect(event.defaultPrevented).toBe(true);
});
test('13, 14 navigation and new windows are limited', () => {
  const { webContents } = windowAt(booted, 0);
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)
    expect(webContents.navigate(event, 'https://www.example.fi/')).toBe(false);
  expect(webContents.windowOpen('file:///etc/passwd')).toEqual({ action: 'deny' });
});
test('15 only https, and what reaches colleagues, goes to other programs', () => {
  for (const url of ['smb://x/y', 'file:///x', 'ms-msdt:x', 'http://www.example.fi/', 'https://a:b@www.example.fi/'])
    windowAt(booted, 0).webContents.windowOpen(url);
  for (const url of ['smb://x/y', 'file:///x', 'ms-msdt:x'])
    windowAt(booted, 0).webContents.navigate('will-navigate', url);
  expect(booted.record.external).toEqual([]);
  // A link on a screen: the page stays, and the machine's own program is asked, once.
  const { webContents } = windowAt(booted, 0);
  const stays = ['will-navigate', 'will-frame-navigate'] as const;
  expect(stays.map((event) => webContents.navigate(event, 'tel:+358-00-000-0000'))).toEqual([false, false]);
  webContents.windowOpen('msteams:/l/call/0/0?users=a%40b.example');
  expect(booted.record.external).toEqual(['tel:+358-00-000-0000', 'msteams:/l/call/0/0?users=a%40b.example']);
});
test('16 Electron is pinned to an exact version', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  // Whether it is still a supported one is not to be known without the network: county ICT follows Electron’s releases.
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
});
test('17 the sender of every message is checked', () => {
  booted.ipcMain.emit(READY_CHANNEL, { sender: {}, senderFrame: { url: 'https://www.example.fi/', parent: null } });
  expect(booted.logged).toContain('foreign-sender-refused');
  // There are two channels: the screens’ own, and the tools’, checked in tool-view.test.ts.
  expect(all.match(/ipc(Main)?\.(on|handle)\(/g)?.length).toBe(2);
});
test('18 no file: pages', () => {
  expect(all).not.toMatch(/loadFile|file:\/\//);
});
test('19 every fuse is decided (hosting.test.ts); the packaged file’s own cannot be read without a package', () => {
  expect(Object.keys(fuses)).toHaveLength(8);
});
test('20 no function of Electron’s is given to a page', () => {
  expect(all).not.toMatch(/contextBridge|exposeInMainWorld/);
});

test('the adapter stays small enough to be read whole', () => {
  const lines = sources.map(({ text }) => text.trimEnd().split('\n').length);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(1200);
});
