import type * as Electron from 'electron';
import type { Screen } from '#shared/workspace.js';
import { screenUrl } from '../host-policy/address.js';
import { arrange, homesOf, placeOn } from '../host-policy/displays.js';
import type { PageKinds } from '../host-policy/page-kinds.js';
import type { ElectronApi } from './api.js';

// The tokens' --canvas in light and dark, so that a new window does not flash.
const CANVAS = { light: '#e3e9e8', dark: '#0c1315' };

/**
 * The windows of the two screens, one on each of the first two displays.
 * @param preload absolute path of the preload script
 * @param icon absolute path of the program's icon, where the platform takes it from the window
 */
export function createScreenWindows({
  electron: { BrowserWindow, nativeTheme, screen: displays },
  kinds,
  preload,
  icon,
}: {
  electron: Pick<ElectronApi, 'BrowserWindow' | 'nativeTheme' | 'screen'>;
  kinds: PageKinds;
  preload: string;
  icon: string | undefined;
}) {
  const windows = new Map<Screen, Electron.BrowserWindow>();
  const created: ((screen: Screen, window: Electron.BrowserWindow) => void)[] = [];

  function place(window: Electron.BrowserWindow, display: Electron.Display, shared: boolean): void {
    window.unmaximize();
    window.setBounds(placeOn(display, shared));
    if (!shared) window.maximize();
  }

  function openOn(screen: Screen, display: Electron.Display, shared: boolean): void {
    const window = new BrowserWindow({
      ...placeOn(display, shared),
      show: false,
      title: 'Työpöytä',
      ...(icon === undefined ? {} : { icon }),
      backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        disableBlinkFeatures: 'Auxclick',
        // The spelling dictionaries would be fetched from a foreign server.
        spellcheck: false,
      },
    });
    kinds.add(window.webContents, { as: 'screen' });
    windows.set(screen, window);
    // The menu stays for its shortcuts (zoom, full screen); a visible bar would take Alt+number from the page.
    window.setMenuBarVisibility(false);
    window.once('ready-to-show', () => {
      if (!shared) window.maximize();
      window.show();
    });
    window.once('closed', () => {
      if (windows.get(screen) === window) windows.delete(screen);
    });
    for (const tell of created) tell(screen, window);
    // A page that does not load is told by `did-fail-load`; here there is nothing to add.
    void window.loadURL(screenUrl(screen)).catch(() => undefined);
  }

  function follow(openMissing: boolean): void {
    const open: Partial<Record<Screen, number>> = {};
    for (const [screen, window] of windows) open[screen] = displays.getDisplayMatching(window.getBounds()).id;
    const all = displays.getAllDisplays();
    for (const { act, screen, display, shared } of arrange({
      displays: all,
      primaryId: displays.getPrimaryDisplay().id,
      open,
      openMissing,
    })) {
      const window = windows.get(screen);
      if (act === 'open') openOn(screen, display, shared);
      else if (window !== undefined) place(window, display, shared);
    }
  }

  const focus = (window: Electron.BrowserWindow) => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  return {
    /** Opens the windows and keeps them on the displays as these come and go. */
    start() {
      displays.on('display-added', () => follow(true));
      displays.on('display-removed', () => follow(false));
      follow(true);
    },
    /** Opens a screen's window, or brings it to the front. */
    open(screen: Screen) {
      const window = windows.get(screen);
      if (window !== undefined) return focus(window);
      const homes = homesOf(displays.getAllDisplays(), displays.getPrimaryDisplay().id);
      const shared = homes[screen] === undefined && windows.size > 0;
      return openOn(screen, homes[screen] ?? displays.getPrimaryDisplay(), shared);
    },
    /** Brings every window to the front, screen 1 last so that it has the focus. */
    focusAll() {
      for (const window of [windows.get(2), windows.get(1)]) if (window !== undefined) focus(window);
    },
    /** Which screen a page is; undefined for pages that are no screen of ours. */
    screenOf: (contents: Electron.WebContents): Screen | undefined =>
      [...windows].find(([, window]) => window.webContents === contents)?.[0],
    windowOf: (screen: Screen) => windows.get(screen),
    /** Size of the display that a screen stands on, e.g. "1920x1080". */
    displayOf(screen: Screen): string {
      const window = windows.get(screen);
      if (window === undefined) return 'any';
      const { width, height } = displays.getDisplayMatching(window.getBounds()).size;
      return `${width}x${height}`;
    },
    /** Told of each new window of a screen. */
    onCreated: (tell: (screen: Screen, window: Electron.BrowserWindow) => void) => void created.push(tell),
  };
}
