import type * as Electron from 'electron';
import { assertNever } from '#shared/failure.js';
import type { Screen } from '#shared/workspace.js';
import type { Log } from '../log.js';
import type { ElectronApi, WindowKinds } from './api.js';
import { decideOpening, mayNavigate } from './navigation.js';

/**
 * Watches over every page that comes to be, whoever made it: where it goes, what it opens, what it embeds. To be called
 * before the first window.
 */
export function guardPages({
  app,
  shell,
  kinds,
  origins,
  openScreen,
  openTool,
  log,
}: Pick<ElectronApi, 'app' | 'shell'> & {
  kinds: WindowKinds;
  /** Known once the county file is read. */
  origins: () => { frames: string[]; tools: string[] };
  openScreen: (screen: Screen) => void;
  openTool: (url: string) => void;
  log: Log;
}): void {
  app.on('web-contents-created', (_event, contents) => {
    const check = (details: { url: string; isMainFrame: boolean; preventDefault: () => void }) => {
      const { url, isMainFrame } = details;
      if (mayNavigate({ kind: kinds.of(contents), isMainFrame, url, frameOrigins: origins().frames })) return;
      details.preventDefault();
      log('warn', 'navigation-denied', { mainFrame: isMainFrame });
    };
    // `will-frame-navigate` comes for the main frame as well, but a handler of each is cheap and leaves no gap.
    contents.on('will-navigate', check);
    contents.on('will-frame-navigate', check);
    contents.on('will-redirect', check);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      open(contents, url);
      return { action: 'deny' };
    });
  });

  function open(contents: Electron.WebContents, url: string): void {
    const opening = decideOpening({ kind: kinds.of(contents), url, toolOrigins: origins().tools });
    switch (opening.as) {
      case 'screen':
        return openScreen(opening.screen);
      case 'tool':
        return openTool(opening.url);
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
