import type * as Electron from 'electron';
import { originOf } from '../host-policy/address.js';
import type { ElectronApi } from './api.js';

/** Lets a window's title be the true origin of what it shows: a page's own title could deceive, or hold a client's name. */
export function showOrigin(window: Electron.BrowserWindow, address: string): void {
  window.setMenuBarVisibility(false);
  window.setTitle(originOf(address) ?? '');
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-navigate', (_event, at) => window.setTitle(originOf(at) ?? ''));
}

/** Opens a window for a page of somebody else's: of the identity provider, or of a tool. It has no way to the core. */
export function openOriginWindow(
  { BrowserWindow }: Pick<ElectronApi, 'BrowserWindow'>,
  { url, session, ...options }: Electron.BrowserWindowConstructorOptions & { url: string; session: Electron.Session },
): Electron.BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    },
  });
  showOrigin(window, url);
  return window;
}
