import { join } from 'node:path';
import type { HostOptions, RunningHost } from '../host.js';
import type { Log } from '../log.js';
import type { SettingsStore } from '../workspace/index.js';
import { APP_SCHEME, screenUrl } from './address.js';
import { type ElectronApi, createWindowKinds } from './api.js';
import type { HostPorts, HostedCore } from './core.js';
import { guardPages } from './guard.js';
import { menuTemplate } from './menu.js';
import { refusePermissions } from './permissions.js';
import { servePorts } from './ports.js';
import { quitCleanly } from './quit.js';
import { createSchemeHandler, registerScheme } from './scheme.js';
import { createSignInWindow } from './sign-in.js';
import { type HostText, hostText } from './texts.js';
import { createToolWindows } from './tool-window.js';
import { watchForTrouble } from './trouble.js';
import { createScreenWindows } from './windows.js';

export interface BootParts {
  options: HostOptions;
  /** Absolute path of the built preload script. */
  preload: string;
  /** Absolute path of the windows' icon. */
  icon?: string;
  /** Opens the settings' file; called when the data folder is settled. */
  openSettings: () => SettingsStore;
  openCore: (ports: HostPorts) => Promise<HostedCore>;
  log: Log;
  now: () => number;
  platform: NodeJS.Platform;
}

/**
 * Boots the workbench in Electron. What must come before `ready` comes before the first await.
 * @returns what the launcher is told, or undefined when another instance runs already: it has come to the front
 * @throws what `openCore` throws: a StartFailure for an expected one
 */
export async function bootElectron(
  electron: ElectronApi,
  { options, preload, icon, openSettings, openCore, log, now, platform }: BootParts,
): Promise<Omit<RunningHost, 'close'> | undefined> {
  const { app, dialog, ipcMain, protocol, session, shell } = electron;
  app.setPath('userData', join(options.dataDir, 'electron')); // the lock below is this folder's
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  app.enableSandbox();
  registerScheme(protocol);

  const kinds = createWindowKinds();
  const windows = createScreenWindows({ electron, kinds, preload, icon });
  let core: HostedCore | undefined;
  const frameOrigins = () => core?.frameOrigins ?? [];
  guardPages({
    app,
    shell,
    kinds,
    // A tool of the county's may have a window here, signed in; whatever else is linked goes to the user's browser.
    origins: () => ({ frames: frameOrigins(), tools: core?.toolOrigins ?? [] }),
    openScreen: windows.open,
    openTool: createToolWindows({ BrowserWindow: electron.BrowserWindow, kinds }),
    log,
  });
  const signIn = createSignInWindow({
    BrowserWindow: electron.BrowserWindow,
    session,
    kinds,
    parent: () => windows.windowOf(1) ?? windows.windowOf(2),
    complete: async (url) => void (await core?.identity.complete(url)),
    log,
  });
  quitCleanly({
    app,
    close: async () => {
      signIn.close();
      await core?.close();
    },
  });

  await app.whenReady();
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(platform)));
  refusePermissions(session.defaultSession, frameOrigins);
  protocol.handle(APP_SCHEME, createSchemeHandler({ rendererDir: options.rendererDir, frameOrigins }));

  const settings = openSettings();
  const opened = await openCore({
    settings,
    capabilities: {
      host: 'electron',
      nativeViews: false,
      fillsLogIns: false,
      clientCertificates: false,
      placesScreens: true,
    },
    signInWindow: signIn,
  });
  core = opened;
  const { screenOf, displayOf } = windows;
  servePorts({ ipcMain, MessageChannelMain: electron.MessageChannelMain, core: opened, screenOf, displayOf, log });

  const text = (which: HostText, screen: 1 | 2) => hostText(settings.get(), which, screen);
  windows.onCreated((screen, window) => watchForTrouble({ dialog, screen, window, text, now, log }));
  app.on('second-instance', () => windows.focusAll());
  app.on('activate', () => windows.open(1));
  windows.start();
  if (options.signIn.auto) {
    const url = await opened.identity.begin();
    if (url !== undefined) await signIn.open(url);
  }
  return { url: screenUrl(1), services: opened.services, topic: opened.topic() };
}
