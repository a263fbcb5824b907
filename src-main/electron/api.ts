import type * as Electron from 'electron';

/**
 * What the host takes of Electron. It comes in as a parameter, so that the host boots in tests too; only `main.ts`
 * imports the real one.
 */
export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'Menu'
  | 'MessageChannelMain'
  | 'dialog'
  | 'ipcMain'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
>;

/** What a window is for; it decides where the window may go. A window that is not known may go nowhere. */
export type WindowKind = 'screen' | 'signIn' | 'tool';

/** Remembers what each window was made for, by the id of its web contents. */
export function createWindowKinds() {
  const kinds = new Map<number, WindowKind>();
  return {
    /** Notes a new window; forgotten when it closes. */
    add(window: Electron.BrowserWindow, kind: WindowKind) {
      const { id } = window.webContents;
      kinds.set(id, kind);
      window.once('closed', () => kinds.delete(id));
    },
    of: (contents: { id: number }): WindowKind | undefined => kinds.get(contents.id),
  };
}
export type WindowKinds = ReturnType<typeof createWindowKinds>;

/** Every window's preferences: a sandboxed page without Node, whatever it shows (Electron's security guide, 2–7, 20). */
export const SAFE_PAGE = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // The spelling dictionaries would be fetched from a foreign server.
  spellcheck: false,
} as const satisfies Electron.WebPreferences;
