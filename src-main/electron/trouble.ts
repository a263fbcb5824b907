import type * as Electron from 'electron';
import type { Screen } from '#shared/workspace.js';
import type { Log } from '../log.js';
import type { ElectronApi } from './api.js';
import type { HostText } from './texts.js';

/** A page that ends again within this time, in milliseconds, is not reopened unasked: it would only go on so. */
const SOON_MS = 60_000;

/** Is a page whose process has gone reopened at once, or is the professional asked? Pure. @param last time of the one before */
const afterCrash = (last: number | undefined, now: number): 'reload' | 'ask' =>
  last !== undefined && now - last < SOON_MS ? 'ask' : 'reload';

/** Keeps a screen's window usable when its page's process ends or hangs: it is reopened, and that is told. */
export function watchForTrouble({
  dialog,
  screen,
  window,
  text,
  now,
  log,
}: Pick<ElectronApi, 'dialog'> & {
  screen: Screen;
  window: Electron.BrowserWindow;
  text: (text: HostText, screen: Screen) => string;
  now: () => number;
  log: Log;
}): void {
  const { webContents } = window;
  let lastCrash: number | undefined;
  let asked = false;
  let endedByUs = false;

  /** Asks in a box on the window. @returns true for the first button; false when the window has gone meanwhile */
  async function ask(message: HostText, detail: HostText, buttons: HostText[]): Promise<boolean> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: text(message, screen),
      detail: text(detail, screen),
      buttons: buttons.map((button) => text(button, screen)),
      defaultId: 0,
      cancelId: buttons.length - 1,
      noLink: true,
    });
    return response === 0 && !window.isDestroyed();
  }

  async function gone(): Promise<void> {
    const next = afterCrash(lastCrash, now());
    lastCrash = now();
    if (endedByUs) {
      endedByUs = false;
      return webContents.reload();
    }
    if (next === 'ask') {
      if (await ask('crashedAgain', 'crashedAgainDetail', ['reload', 'close'])) webContents.reload();
      else if (!window.isDestroyed()) window.destroy();
      return undefined;
    }
    webContents.reload();
    await ask('crashed', 'crashedDetail', ['ok']);
    return undefined;
  }

  async function hung(): Promise<void> {
    if (asked) return;
    asked = true;
    const reopen = await ask('unresponsive', 'unresponsiveDetail', ['reload', 'wait']);
    asked = false;
    if (!reopen) return;
    // `render-process-gone` follows, and there the page is loaded again.
    endedByUs = true;
    webContents.forcefullyCrashRenderer();
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('error', 'page-process-gone', { screen, reason });
    void gone();
  });
  window.on('unresponsive', () => {
    log('warn', 'page-unresponsive', { screen });
    void hung();
  });
}
