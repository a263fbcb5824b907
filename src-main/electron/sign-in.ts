import type * as Electron from 'electron';
import { isServiceUrl, readUrl } from '../host-policy/address.js';
import type { PageKinds } from '../host-policy/page-kinds.js';
import type { SignInWindow } from '../identity/index.js';
import type { Log } from '../log.js';
import { type FarewellPage, createWayBack } from '../loopback.js';
import type { ElectronApi } from './api.js';
import { openOriginWindow } from './origin-window.js';
import type { Partitions } from './partitions.js';

/** Chromium's code for a load that something else took the place of; our own 204 answer is such. */
const ERR_ABORTED = -3;

/**
 * The way to the identity provider: in the machine's own browser (RFC 8252), or in a small window of ours, whose session
 * at the provider the tools then share. That window is seen only when the provider has something to ask.
 */
export function createSignInWindow({
  electron: { BrowserWindow, shell },
  kinds,
  partitions,
  ownWindow,
  parent,
  complete,
  farewell,
  log,
}: {
  electron: Pick<ElectronApi, 'BrowserWindow' | 'shell'>;
  kinds: PageKinds;
  partitions: Partitions;
  /** Which of the two the county file says. */
  ownWindow: () => boolean;
  parent: () => Electron.BrowserWindow | undefined;
  /** Takes the provider's answer. */
  complete: (callbackUrl: string) => Promise<void>;
  farewell: (signedOut: boolean) => FarewellPage;
  log: Log;
}): SignInWindow & { close: () => void } {
  let current: { window: Electron.BrowserWindow; answered: boolean } | undefined;
  /** Its going is no answer any more. */
  const settle = (shown: typeof current) => {
    if (shown !== undefined) shown.answered = true;
    return shown?.window;
  };
  const wayBack = createWayBack({
    complete,
    page: (signedOut) => (ownWindow() ? undefined : farewell(signedOut)),
    onAnswer: () => settle(current),
    onAnswered(awaited) {
      if (current !== undefined) return current.window.destroy();
      if (!awaited) wayBack.close();
      return parent()?.focus();
    },
  });

  /** Nobody signs in, or is left signed out, with another person's session at the provider. */
  const forget = () => partitions.forgetProvider().catch(() => log('error', 'cookies-not-cleared'));

  async function openWindow(url: URL, signsOut: boolean): Promise<void> {
    const earlier = settle(current);
    // Not `current` any more, so that its going does not end the listener that the new one waits at.
    current = undefined;
    earlier?.destroy();
    if (!signsOut) await forget();
    const above = parent();
    const look = { show: false, width: 520, height: 720, minimizable: false, session: partitions.ofProvider() };
    const window = openOriginWindow(
      { BrowserWindow },
      { ...look, url: url.href, ...(above === undefined ? {} : { parent: above }) },
    );
    const shown = { window, answered: false };
    current = shown;
    kinds.add(window.webContents, { as: 'signIn' });
    window.webContents.on('did-finish-load', () => window.show());
    window.webContents.on('did-fail-load', (_event, code, description, _at, isMainFrame) => {
      if (!isMainFrame || code === ERR_ABORTED || shown.answered) return;
      log('warn', 'sign-in-page-failed', { description });
      window.destroy();
    });
    window.once('closed', () => {
      if (current === shown) {
        current = undefined;
        wayBack.close();
      }
      if (signsOut) void forget();
      else if (!shown.answered) void wayBack.cancel(url);
    });
    void window.loadURL(url.href).catch(() => undefined); // told by did-fail-load
  }

  return {
    redirectUri: wayBack.redirectUri,
    postLogoutRedirectUri: wayBack.postLogoutRedirectUri,
    async open(address) {
      const url = isServiceUrl(address) ? readUrl(address) : undefined;
      if (url === undefined) {
        log('error', 'sign-in-address-refused');
        return undefined;
      }
      const signsOut = wayBack.visit(url);
      if (ownWindow()) await openWindow(url, signsOut);
      else
        await shell.openExternal(url.href).catch(() => {
          log('warn', 'external-program-failed');
          return wayBack.cancel(url);
        });
      return undefined;
    },
    close: () => {
      settle(current)?.destroy();
      wayBack.close();
    },
  };
}
