import type * as Electron from 'electron';

/** What the host takes of Electron. It comes in as a parameter, so that the host boots in tests too. */
export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'Menu'
  | 'MessageChannelMain'
  | 'WebContentsView'
  | 'clipboard'
  | 'desktopCapturer'
  | 'dialog'
  | 'ipcMain'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
>;
