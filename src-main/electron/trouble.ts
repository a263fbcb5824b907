import type * as Electron from 'electron';
import type { Screen } from '#shared/workspace.js';
import type { HostText } from '../host-policy/texts.js';
import { createTroubleKeeper } from '../host-policy/trouble.js';
import type { Log } from '../log.js';
import type { ElectronApi } from './api.js';

interface TroubleParts {
  electron: Pick<ElectronApi, 'dialog'>;
  screen: Screen;
  window: Electron.BrowserWindow;
  text: (text: HostText, screen: Screen) => string;
  now: () => number;
  log: Log;
}

/** Keeps a screen's window usable when its page's process ends or hangs. */
export function watchForTrouble({ electron, screen, window, text, now, log }: TroubleParts): void {
  const { webContents } = window;
  const keeper = createTroubleKeeper({
    async ask(message, detail, buttons) {
      const { response } = await electron.dialog.showMessageBox(window, {
        type: 'warning',
        message: text(message, screen),
        detail: text(detail, screen),
        buttons: buttons.map((button) => text(button, screen)),
        cancelId: buttons.length - 1,
        noLink: true,
      });
      return response === 0 && !window.isDestroyed();
    },
    reload: () => webContents.reload(),
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
    kill: () => webContents.forcefullyCrashRenderer(),
    now,
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('error', 'page-process-gone', { screen, reason });
    void keeper.gone();
  });
  window.on('unresponsive', () => {
    log('warn', 'page-unresponsive', { screen });
    void keeper.hung();
  });
}
