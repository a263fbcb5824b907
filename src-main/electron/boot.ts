import { join } from 'node:path';
import type { CountyTool } from '#shared/county-tool.js';
import type { Screen } from '#shared/workspace.js';
import { createAppPage } from '../app-page.js';
import type { HostOptions, RunningHost } from '../host.js';
import { APP_SCHEME, CALL_SCHEME, originOf, screenUrl } from '../host-policy/address.js';
import { menuTemplate } from '../host-policy/menu.js';
import { createQuestions } from '../host-policy/questions.js';
import { negotiatingHosts } from '../host-policy/log-in.js';
import { createPageKinds } from '../host-policy/page-kinds.js';
import { mayOwnPage } from '../host-policy/permissions.js';
import type { Log } from '../log.js';
import { originsOf } from '../tools/index.js';
import type { SettingsStore } from '../workspace/index.js';
import type { ElectronApi } from './api.js';
import type { HostPorts, HostedCore } from '../host-policy/hosted-core.js';
import { guardPages } from './guard.js';
import { answerLogIns } from './log-ins.js';
import { createPartitions, guardSession } from './partitions.js';
import { servePorts } from './ports.js';
import { createSignInWindow } from './sign-in.js';
import { createCallLinks } from '../host-policy/call-links.js';
import { createCleanQuit } from '../host-policy/quit.js';
import { type HostText, hostText } from '../host-policy/texts.js';
import { createToolViews } from './tool-views.js';
import { watchForTrouble } from './trouble.js';
import { createScreenWindows } from './windows.js';

export interface BootParts {
  options: HostOptions;
  /** Absolute paths of the built preload scripts: of the screens' pages, and of tools that follow by messages. */
  preload: string;
  toolPreload: string;
  /** Absolute path of the windows' icon. */
  icon?: string;
  /** Opens the settings' file; called when the data folder is settled. */
  openSettings: () => SettingsStore;
  openCore: (ports: HostPorts) => Promise<HostedCore>;
  log: Log;
  now: () => number;
  platform: NodeJS.Platform;
  /** The program's own arguments. */
  argv: readonly string[];
}

/**
 * Boots the workbench in Electron. What must come before `ready` comes before the first await.
 * @returns what the launcher is told, or undefined when another instance runs already: it has come to the front
 * @throws what `openCore` throws: a StartFailure for an expected one
 */
export async function bootElectron(
  electron: ElectronApi,
  { options, preload, toolPreload, icon, openSettings, openCore, log, now, platform, argv }: BootParts,
): Promise<Omit<RunningHost, 'close'> | undefined> {
  const { app, clipboard, desktopCapturer, dialog, powerMonitor, protocol, session } = electron;
  app.setPath('userData', join(options.dataDir, 'electron')); // the lock below is this folder's
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  app.enableSandbox();
  // Our scheme behaves like https: an origin of its own, a secure context, fetch and module scripts.
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);

  // macOS tells the address that started the program before `ready`; Windows and Linux have it among the arguments.
  const links = createCallLinks();
  links.hearArguments(argv);
  app.on('open-url', (event, address) => {
    event.preventDefault();
    links.hear(address);
  });

  const kinds = createPageKinds();
  const windows = createScreenWindows({ electron, kinds, preload, icon });
  app.on('second-instance', (_event, secondArgv) => {
    links.hearArguments(secondArgv);
    windows.focusAll();
  });
  let core: HostedCore | undefined;
  let settings: SettingsStore | undefined;
  const catalogue = () => core?.catalogue ?? [];
  const text = (which: HostText, screen: Screen = 1) => hostText(settings?.get(), which, screen);
  const common = {
    electron,
    kinds,
    text,
    now,
    log,
    provider: () => (core === undefined ? undefined : originOf(core.services.idp)),
    originsOf: (tool: CountyTool) => originsOf([tool]),
    windowOf: windows.windowOf,
    parent: () => windows.windowOf(1) ?? windows.windowOf(2),
    loginFor: async (toolId: string) => core?.loginFor(toolId),
  };
  const questions = createQuestions({
    text,
    async ask(box) {
      const above = common.parent();
      const asked = above === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(above, box);
      return (await asked).response;
    },
    screens: () => desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } }),
  });
  const partitions = createPartitions({ ...common, ...questions });
  const views = createToolViews({ ...common, partitions, preload: toolPreload });
  const withOrigins = (tool: CountyTool) => ({ ...tool, origins: originsOf([tool]) });
  guardPages({
    ...common,
    toolAt: (origin) => catalogue().find((tool) => originsOf([tool]).includes(origin)),
    schemes: () => core?.linkSchemes ?? [],
    openScreen: windows.open,
    openTool: (tool, url) => void views.openWindow(tool, url),
  });
  answerLogIns({
    ...common,
    ...questions,
    toolOf: (contents) => {
      const kind = kinds.of(contents);
      return catalogue()
        .map(withOrigins)
        .find(({ id }) => kind?.as === 'tool' && kind.toolId === id);
    },
  });
  const signIn = createSignInWindow({
    ...common,
    partitions,
    ownWindow: () => core?.signInWith === 'ownWindow',
    complete: async (url) => void (await core?.identity.complete(url)),
    farewell: (signedOut) => ({
      lang: text('lang'),
      title: text(signedOut ? 'signedOut' : 'signInAnswered'),
      detail: text('backToWorkbench'),
    }),
  });
  app.on('window-all-closed', () => app.quit());
  const close = async () => {
    signIn.close();
    await core?.close();
  };
  app.on('before-quit', createCleanQuit({ close, quit: () => app.quit() }));

  await app.whenReady();
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(platform)));
  guardSession(session.defaultSession, mayOwnPage);
  protocol.handle(APP_SCHEME, createAppPage({ ...options, picture: views.picture }));

  settings = openSettings();
  const capable = { nativeViews: true, fillsLogIns: true, clientCertificates: true, placesScreens: true };
  const opened = await openCore({
    settings,
    capabilities: { host: 'electron', ...capable },
    signInWindow: signIn,
    viewHost: views.host,
    clearTools: views.host.clearData,
    clipboard: { read: () => clipboard.readText(), write: (copied) => clipboard.writeText(copied) },
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  core = opened;
  // One list for the whole program, whichever session sets it.
  session.defaultSession.allowNTLMCredentialsForDomains(negotiatingHosts(opened.catalogue.map(withOrigins)));
  powerMonitor.on('lock-screen', () => void opened.identity.lock('machine'));
  powerMonitor.on('suspend', () => void opened.identity.lock('machine'));
  powerMonitor.on('resume', () => void views.look());
  servePorts({ electron, ...windows, core: opened, log });

  windows.onCreated((screen, window) => watchForTrouble({ ...common, screen, window }));
  // A program run from its sources is none that the machine could start: it would start Electron with nothing in it.
  if (opened.takesCallLinks && app.isPackaged) app.setAsDefaultProtocolClient(CALL_SCHEME);
  links.giveTo(opened.callLink);
  app.on('activate', () => windows.open(1));
  windows.start();
  if (options.signIn.auto) {
    const url = await opened.identity.begin();
    if (url !== undefined) await signIn.open(url);
  }
  return { url: screenUrl(1), services: opened.services, topic: opened.topic() };
}
