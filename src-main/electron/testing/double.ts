import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';
import type { ElectronApi } from '../api.js';
import type { Area } from '../../host-policy/displays.js';
import { FakeSession } from './fake-session.js';
import { FakeView, FakeWindow, createEvent } from './fake-window.js';

const createWindowClass = (created: FakeWindow[], app: EventEmitter) =>
  class extends FakeWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options);
      created.push(this);
      app.emit('web-contents-created', createEvent(), this.webContents);
    }
  };

const createViewClass = (created: FakeView[], app: EventEmitter) =>
  class extends FakeView {
    constructor(options: Electron.WebContentsViewConstructorOptions) {
      super(options);
      created.push(this);
      app.emit('web-contents-created', createEvent(), this.webContents);
    }
  };

/** Electron's main-side port: an emitter of `{ data }`, here over a real port of worker_threads. */
class FakePortMain extends EventEmitter {
  constructor(private readonly port: MessagePort) {
    super();
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown) {
    this.port.postMessage(message, []);
  }
  close() {
    this.port.close();
  }
}

class FakeMessageChannelMain {
  readonly port1: FakePortMain;
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePortMain(port1);
    this.port2 = port2;
  }
}

/** A display of 1920×1080 with a task bar of 40, `column` displays from the left. */
export const createDisplay = (id: number, column: number) => ({
  id,
  size: { width: 1920, height: 1080 },
  workArea: { x: column * 1920, y: 0, width: 1920, height: 1040 },
});

/**
 * Electron as far as the host uses it, in memory: what the host does is recorded, what the user and the system do is
 * played by emitting Electron's own events.
 */
export function createElectronDouble({ displays = [createDisplay(1, 0)], locked = false, isPackaged = true } = {}) {
  const windows: FakeWindow[] = [];
  const record = {
    calls: [] as string[],
    schemes: [] as Electron.CustomScheme[],
    external: [] as string[],
    boxes: [] as { message: string; buttons: string[]; answer: (response: number) => void }[],
    /** Schemes that the machine was told to be the program's. */
    takes: [] as string[],
    quits: 0,
    displays,
    handle: undefined as ((request: Request) => Promise<Response>) | undefined,
    noBrowser: false,
    idle: 0,
    clipboard: '',
  };
  let becomeReady = () => {};
  const ready = new Promise<void>((resolve) => (becomeReady = resolve));
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    setPath: (name: string, path: string) => void record.calls.push(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => !locked,
    setAsDefaultProtocolClient: (scheme: string) => {
      record.takes.push(scheme);
      return true;
    },
    enableSandbox: () => void record.calls.push('enableSandbox'),
    whenReady: () => {
      record.calls.push('whenReady');
      return ready;
    },
    quit: () => {
      const event = createEvent();
      app.emit('before-quit', event);
      if (event.defaultPrevented) return;
      record.quits += 1;
      app.emit('quit');
    },
  });
  const centre = ({ x, width }: Area) => x + width / 2;
  const screen = Object.assign(new EventEmitter(), {
    getAllDisplays: () => record.displays,
    getPrimaryDisplay: () => record.displays[0],
    getDisplayMatching: (area: Area) =>
      record.displays.find(({ workArea: { x, width } }) => centre(area) >= x && centre(area) <= x + width) ??
      record.displays[0],
  });
  const ipcMain = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const views: FakeView[] = [];
  const defaultSession = new FakeSession('');
  const sessions = new Map<string, FakeSession>();
  const double = {
    app,
    screen,
    ipcMain,
    BrowserWindow: createWindowClass(windows, app),
    MessageChannelMain: FakeMessageChannelMain,
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: () => void record.calls.push('menu'),
    },
    dialog: {
      // With a window or without one, as Electron has it.
      showMessageBox: (...given: Electron.MessageBoxOptions[]) =>
        new Promise((resolve) => {
          const { message = '', buttons = [] } = given.at(-1) ?? {};
          record.boxes.push({ message, buttons, answer: (response) => resolve({ response }) });
        }),
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
        record.calls.push('scheme');
        record.schemes.push(...schemes);
      },
      handle: (_scheme: string, handler: typeof record.handle) => void (record.handle = handler),
    },
    session: {
      defaultSession,
      fromPartition: (name: string) => {
        const known = sessions.get(name) ?? new FakeSession(name);
        sessions.set(name, known);
        return known;
      },
    },
    shell: {
      openExternal: async (url: string) => {
        if (record.noBrowser) throw new Error('no program for it');
        record.external.push(url);
      },
    },
    powerMonitor: Object.assign(powerMonitor, { getSystemIdleTime: () => record.idle }),
    clipboard: {
      readText: async () => record.clipboard,
      writeText: async (text: string) => void (record.clipboard = text),
    },
    desktopCapturer: {
      getSources: async () => record.displays.map(({ id }) => ({ id: `screen:${id}`, name: `Näyttö ${id}` })),
    },
    WebContentsView: createViewClass(views, app),
  } satisfies Record<keyof ElectronApi, unknown>;
  // The classes above are checked against Electron's types member by member; as a whole it is smaller than Electron.
  const electron = double as unknown as ElectronApi;
  return {
    electron,
    app,
    screen,
    ipcMain,
    powerMonitor,
    windows,
    views,
    sessions,
    defaultSession,
    record,
    becomeReady,
  };
}
export type ElectronDouble = ReturnType<typeof createElectronDouble>;
