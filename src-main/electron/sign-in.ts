import type * as Electron from 'electron';
import type { SignInWindow } from '../identity/index.js';
import type { Log } from '../log.js';
import { isServiceUrl, readUrl } from './address.js';
import { type ElectronApi, SAFE_PAGE, type WindowKinds } from './api.js';
import { CALLBACK_PATH, type LoopbackListener, SIGNED_OUT_PATH, listenForAnswer } from './loopback.js';

/** Chromium's code for a load that something else took the place of; our own 204 answer is such. */
const ERR_ABORTED = -3;

/**
 * The identity provider's page in a small window of its own, and the way back from it. The window shares its session
 * with the screens: the tools in their frames rely on the provider's session (single sign-on). Its title is the true
 * origin of what it shows. It is seen only when the provider has something to ask.
 */
export function createSignInWindow({
  BrowserWindow,
  session,
  kinds,
  parent,
  complete,
  log,
}: Pick<ElectronApi, 'BrowserWindow' | 'session'> & {
  kinds: WindowKinds;
  parent: () => Electron.BrowserWindow | undefined;
  /** Takes the provider's answer. */
  complete: (callbackUrl: string) => Promise<void>;
  log: Log;
}): SignInWindow & { close: () => void } {
  let listener: Promise<LoopbackListener> | undefined;
  let current: { window: Electron.BrowserWindow; answered: boolean } | undefined;

  const listening = () => (listener ??= listenForAnswer((url) => void answered(url)));
  const stopListening = () => {
    void listener?.then((one) => one.close());
    listener = undefined;
  };

  async function answered(url: string): Promise<void> {
    const shown = current;
    if (shown !== undefined) shown.answered = true;
    if (new URL(url).pathname === CALLBACK_PATH) await complete(url);
    if (shown !== undefined && !shown.window.isDestroyed()) shown.window.destroy();
  }

  /** The window went before an answer came: for a sign-in that is the professional's "no". */
  async function closed(url: URL): Promise<void> {
    const state = url.searchParams.get('state');
    const back = url.searchParams.get('redirect_uri');
    if (state !== null && back !== null) {
      await complete(`${back}?${new URLSearchParams({ error: 'access_denied', state }).toString()}`);
    }
  }

  /** Nobody signs in, or is left signed out, with another person's session at the provider or in a tool. */
  const forget = () =>
    session.defaultSession.clearStorageData({ storages: ['cookies'] }).catch(() => log('error', 'cookies-not-cleared'));

  async function open(address: string): Promise<undefined> {
    const url = readUrl(address);
    if (url === undefined || !isServiceUrl(address)) {
      log('error', 'sign-in-address-refused');
      return undefined;
    }
    const signsOut = !url.searchParams.has('response_type');
    const earlier = current;
    if (earlier !== undefined) {
      // Not `current` any more, so that its going does not end the listener that the new one waits at.
      current = undefined;
      earlier.answered = true;
      earlier.window.destroy();
    }
    if (!signsOut) await forget();
    const above = parent();
    const window = new BrowserWindow({
      ...(above === undefined ? {} : { parent: above }),
      show: false,
      width: 520,
      height: 720,
      title: url.origin,
      minimizable: false,
      webPreferences: { ...SAFE_PAGE },
    });
    const shown = { window, answered: false };
    current = shown;
    kinds.add(window, 'signIn');
    window.setMenuBarVisibility(false);
    window.on('page-title-updated', (event) => event.preventDefault());
    const { webContents } = window;
    webContents.on('did-navigate', (_event, at) => window.setTitle(readUrl(at)?.origin ?? ''));
    webContents.on('did-finish-load', () => window.show());
    webContents.on('did-fail-load', (_event, code, description, _at, isMainFrame) => {
      if (!isMainFrame || code === ERR_ABORTED || shown.answered) return;
      log('warn', 'sign-in-page-failed', { description });
      window.destroy();
    });
    window.once('closed', () => {
      if (current === shown) {
        current = undefined;
        stopListening();
      }
      if (signsOut) void forget();
      else if (!shown.answered) void closed(url);
    });
    void window.loadURL(address).catch(() => undefined); // told by did-fail-load
    return undefined;
  }

  return {
    redirectUri: async () => `${(await listening()).origin}${CALLBACK_PATH}`,
    postLogoutRedirectUri: async () => `${(await listening()).origin}${SIGNED_OUT_PATH}`,
    open,
    close: () => {
      if (current !== undefined) current.answered = true;
      current?.window.destroy();
      stopListening();
    },
  };
}
