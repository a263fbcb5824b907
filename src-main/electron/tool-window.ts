import { type ElectronApi, SAFE_PAGE, type WindowKinds } from './api.js';
import { readUrl } from './address.js';

/**
 * Opens a county's tool in a window of its own, signed in by the session that the screens have. Its title is the true
 * origin: a page's own title could hold a client's name.
 */
export const createToolWindows =
  ({ BrowserWindow, kinds }: Pick<ElectronApi, 'BrowserWindow'> & { kinds: WindowKinds }) =>
  (url: string): void => {
    const window = new BrowserWindow({
      width: 1280,
      height: 900,
      title: readUrl(url)?.origin ?? '',
      webPreferences: { ...SAFE_PAGE },
    });
    kinds.add(window, 'tool');
    window.setMenuBarVisibility(false);
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('did-navigate', (_event, at) => window.setTitle(readUrl(at)?.origin ?? ''));
    void window.loadURL(url).catch(() => undefined); // the window shows Chromium's own account of what failed
  };
