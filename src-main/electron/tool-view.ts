import type * as Electron from 'electron';
import type { CountyTool } from '#shared/county-tool.js';
import { webMessageSchema } from '#shared/web-message.js';
import type { Screen } from '#shared/workspace.js';
import { originOf } from '../host-policy/address.js';
import { type Login, fillScript, isLogInPage } from '../host-policy/log-in.js';
import { createPageLife } from '../host-policy/page-life.js';
import { isBlank } from '../host-policy/pixels.js';
import { shellKeyOf } from '../host-policy/shell-keys.js';
import { type StagedView, createStage } from '../host-policy/stage.js';
import type { ToolView, ViewEvent } from '../tools/index.js';
import type { PageKinds } from '../host-policy/page-kinds.js';
import type { ElectronApi } from './api.js';
import type { Partitions } from './partitions.js';
import { FROM_TOOL, TO_TOOL } from './tool-channel.js';

/** A world of our own beside the page's: its scripts see nothing of what runs there. */
const OUR_WORLD = 1;

export interface ToolViewParts {
  electron: Pick<ElectronApi, 'WebContentsView'>;
  tool: CountyTool;
  /** Where it is at home. */
  origins: string[];
  kinds: PageKinds;
  partitions: Partitions;
  /** Origin of the identity provider. */
  provider: () => string | undefined;
  windowOf: (screen: Screen) => Electron.BrowserWindow | undefined;
  loginFor: (toolId: string) => Promise<Login | undefined>;
  /** Preload script of tools that follow by messages. */
  preload: string;
  /** Tools of which a page of their own has stood. */
  stood: Set<string>;
  tell: (event: ViewEvent) => void;
}

/** A `WebContentsView` as it is drawn in a screen's window. */
const staged = (view: Electron.WebContentsView): StagedView<Electron.BrowserWindow> => ({
  enter: (window) => window.contentView.addChildView(view),
  leave: (window) => {
    if (!window.isDestroyed()) window.contentView.removeChildView(view);
  },
  arrange(area, zoom) {
    view.setBounds(area);
    view.webContents.setZoomFactor(zoom);
  },
  setVisible: (visible) => view.setVisible(visible),
  focus: () => view.webContents.focus(),
  isFocused: () => view.webContents.isFocused(),
  capture: async () => (await view.webContents.capturePage().catch(() => undefined))?.toPNG(),
});

/**
 * One tool's native view: owns one `WebContentsView` at a time. Each page is made in a new one, never led from one client
 * to another; what is still heard of an earlier one counts for nothing.
 */
export function createToolView(parts: ToolViewParts) {
  const { electron, tool, origins, kinds, partitions, provider, windowOf, loginFor, preload, stood, tell } = parts;
  const stage = createStage(windowOf);
  let current: { view: Electron.WebContentsView; life: ReturnType<typeof createPageLife> } | undefined;

  function drop(): void {
    const webContents = current?.view.webContents;
    current = undefined;
    stage.take(undefined);
    if (webContents?.isDestroyed() === false) webContents.close();
  }

  function begin(asked: string): void {
    const view = new electron.WebContentsView({
      webPreferences: {
        session: partitions.ofTool(tool),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        disableBlinkFeatures: 'Auxclick',
        spellcheck: false,
        ...(tool.context === 'message' ? { preload } : {}),
      },
    });
    const { webContents } = view;
    const told = (event: ViewEvent) => {
      if (current?.view === view) tell(event);
    };
    const logIn = { ...tool, origins };
    /** The secret goes to the tool's own page alone, into a world that its scripts do not see. */
    async function fill(): Promise<boolean> {
      const login = await loginFor(tool.id).catch(() => undefined);
      const code = login === undefined ? undefined : fillScript(logIn, login);
      if (code === undefined || current?.view !== view || !isLogInPage(logIn, webContents.getURL())) return false;
      return (await webContents.executeJavaScriptInIsolatedWorld(OUR_WORLD, [{ code }]).catch(() => false)) === true;
    }
    const life = createPageLife({ tool: logIn, asked, provider: provider(), stood, fill, tell: told });
    current = { view, life };
    kinds.add(webContents, { as: 'tool', toolId: tool.id, origins, popups: tool.popups });
    partitions.listen(webContents, life);
    listen(webContents, life);
    if (tool.context === 'message') bridge(webContents, told);
    told({ type: 'loading' });
    stage.take(staged(view));
    void partitions.signedIn(tool).then(() => {
      // What does not load is told by `did-fail-load`.
      if (current?.view === view) void webContents.loadURL(asked).catch(() => undefined);
    });
  }

  function listen(webContents: Electron.WebContents, life: ReturnType<typeof createPageLife>): void {
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) life.started();
    });
    webContents.on('did-redirect-navigation', ({ isMainFrame }) => {
      if (isMainFrame) life.redirected();
    });
    webContents.on('did-navigate', (_event, _url, status) => {
      life.answered(status);
      stage.draw(); // the zoom is the page's own: it begins anew with each
    });
    webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      if (isMainFrame) life.notLoaded(code);
    });
    webContents.on('dom-ready', () => life.ready(webContents.getURL()));
    webContents.on('did-finish-load', () => {
      void partitions.learn(tool);
      void life.finished(webContents.getURL());
    });
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') life.crashed();
    });
    webContents.on('unresponsive', () => life.hangs(true));
    webContents.on('responsive', () => life.hangs(false));
    webContents.on('media-started-playing', () => life.played(1));
    webContents.on('media-paused', () => life.played(-1));
    webContents.on('before-input-event', (event, input) => {
      const key = shellKeyOf(input);
      const shell = stage.window()?.webContents;
      if (key === undefined || shell === undefined) return;
      event.preventDefault();
      shell.focus();
      for (const type of ['keyDown', 'keyUp'] as const) shell.sendInputEvent({ type, ...key });
    });
  }

  /** SMART Web Messaging, from the tool's own main page only. */
  function bridge(webContents: Electron.WebContents, told: (event: ViewEvent) => void): void {
    webContents.ipc.on(FROM_TOOL, ({ senderFrame: frame }, data: unknown) => {
      const { success, data: message } = webMessageSchema.safeParse(data);
      if (success && frame?.parent === null && origins.includes(originOf(frame.url) ?? ''))
        told({ type: 'message', message });
    });
  }

  return {
    load(url) {
      drop();
      if (url === null) tell({ type: 'loaded', evidence: { by: 'removed' } });
      else begin(new URL(url).href);
    },
    post: (message) => current?.view.webContents.send(TO_TOOL, message),
    place: stage.place,
    focus: () => current?.view.webContents.focus(),
    dispose: async () => drop(),
    picture: stage.picture,
    /** After the machine slept: tells when nothing is drawn of a page that has something to show. */
    async look(): Promise<void> {
      const seen = current;
      if (seen === undefined || !seen.view.getVisible() || seen.life.failed()) return;
      const { webContents } = seen.view;
      const run = (code: string) => webContents.executeJavaScriptInIsolatedWorld(OUR_WORLD, [{ code }]);
      if ((await isBlank(run, () => webContents.capturePage())) && current === seen) seen.life.blank();
    },
  } satisfies ToolView & Record<string, unknown>;
}
