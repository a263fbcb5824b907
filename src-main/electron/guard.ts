import type * as Electron from 'electron';
import type { CountyTool } from '#shared/county-tool.js';
import { assertNever } from '#shared/failure.js';
import type { Screen } from '#shared/workspace.js';
import { type Opening, decideOpening, isForMachine, mayNavigate } from '../host-policy/navigation.js';
import type { Log } from '../log.js';
import type { PageKinds } from '../host-policy/page-kinds.js';
import type { ElectronApi } from './api.js';
import { showOrigin } from './origin-window.js';

const CHILD: Electron.WindowOpenHandlerResponse = {
  action: 'allow',
  overrideBrowserWindowOptions: {
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    },
  },
};

interface GuardParts {
  electron: Pick<ElectronApi, 'app' | 'shell'>;
  kinds: PageKinds;
  /** Origin of the identity provider; with the tools, known once the county file is read. */
  provider: () => string | undefined;
  toolAt: (origin: string) => CountyTool | undefined;
  schemes: () => readonly string[];
  openScreen: (screen: Screen) => void;
  openTool: (tool: CountyTool, url: string) => void;
  log: Log;
}

/**
 * Watches over every page that comes to be, whoever made it: where it goes, what it opens, what it embeds. To be called
 * before the first window.
 */
export function guardPages(parts: GuardParts): void {
  const { kinds, provider, toolAt, schemes, openScreen, openTool, log } = parts;
  const { app, shell } = parts.electron;
  app.on('web-contents-created', (_event, contents) => {
    const check = (details: { url: string; isMainFrame: boolean; preventDefault: () => void }) => {
      const { url, isMainFrame } = details;
      if (mayNavigate(kinds.of(contents), { url, isMainFrame, provider: provider() })) return;
      details.preventDefault();
      log('warn', 'navigation-denied', { mainFrame: isMainFrame });
    };
    // `will-frame-navigate` comes for the main frame as well, but a handler of each is cheap and leaves no gap.
    contents.on('will-navigate', check);
    // A link to call a colleague leaves the screen where it is.
    contents.on('will-navigate', ({ url }) => {
      if (isForMachine(kinds.of(contents), url, schemes())) act({ as: 'external', url });
    });
    contents.on('will-frame-navigate', check);
    contents.on('will-redirect', check);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => open(contents, url));
    // A child window stands in its opener's session, and is watched as its opener is.
    contents.on('did-create-window', (child, { url }) => {
      const kind = kinds.of(contents);
      if (kind !== undefined) kinds.add(child.webContents, kind);
      showOrigin(child, url);
    });
  });

  function open(contents: Electron.WebContents, url: string): Electron.WindowOpenHandlerResponse {
    const opening = decideOpening(kinds.of(contents), { url, provider: provider(), toolAt, schemes: schemes() });
    if (opening.as !== 'child') act(opening);
    return opening.as === 'child' ? CHILD : { action: 'deny' };
  }

  function act(opening: Exclude<Opening, { as: 'child' }>): void {
    switch (opening.as) {
      case 'screen':
        return openScreen(opening.screen);
      case 'tool':
        return openTool(opening.tool, opening.url);
      case 'external':
        return void shell.openExternal(opening.url).catch(() => log('warn', 'external-program-failed'));
      case 'denied':
        return log('warn', 'window-denied');
      default:
        return assertNever(opening);
    }
  }

  // Nobody may click past a certificate that does not hold.
  app.on('certificate-error', (event, _contents, _url, error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
    log('warn', 'certificate-refused', { error });
  });
}
