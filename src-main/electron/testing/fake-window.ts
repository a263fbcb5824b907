import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';
import type { Area } from '../displays.js';

/** A preventable event, as Electron's. */
export const createEvent = () => {
  const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
};

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

export class FakeContents
  extends EventEmitter
  implements
    Pick<Electron.WebContents, 'id' | 'setWindowOpenHandler' | 'reload' | 'forcefullyCrashRenderer' | 'postMessage'>
{
  static next = 1;
  readonly id = FakeContents.next++;
  reloads = 0;
  crashed = false;
  readonly posted: { channel: string; port: MessagePort }[] = [];
  #open: OpenHandler | undefined;
  setWindowOpenHandler(handler: OpenHandler) {
    this.#open = handler;
  }
  reload() {
    this.reloads += 1;
  }
  forcefullyCrashRenderer() {
    this.crashed = true;
  }
  postMessage(channel: string, _message: unknown, ports: unknown[] = []) {
    this.posted.push({ channel, port: ports[0] as MessagePort });
  }
  /** A page opens a window; what the host answers. */
  windowOpen(url: string) {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window' as const,
      referrer: { url: '', policy: 'no-referrer' as const },
    };
    return this.#open?.(details);
  }
  /** A page goes somewhere; true when it was let go. */
  navigate(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true) {
    const details = { ...createEvent(), url, isMainFrame, isSameDocument: false, frame: null };
    let prevented = false;
    this.emit(event, Object.assign(details, { preventDefault: () => void (prevented = true) }));
    return !prevented;
  }
}

export class FakeWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'focus'
      | 'setBounds'
      | 'getBounds'
      | 'maximize'
      | 'unmaximize'
      | 'isMinimized'
      | 'restore'
      | 'setMenuBarVisibility'
      | 'setTitle'
      | 'destroy'
      | 'isDestroyed'
    >
{
  readonly webContents: Electron.WebContents & FakeContents;
  url = '';
  title: string;
  shown = 0;
  focused = 0;
  maximized = false;
  minimized = false;
  menuBar = true;
  #bounds: Area;
  #destroyed = false;
  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.webContents = new FakeContents() as Electron.WebContents & FakeContents;
    const { x = 0, y = 0, width = 800, height = 600, title = '' } = options;
    this.#bounds = { x, y, width, height };
    this.title = title;
  }
  async loadURL(url: string) {
    this.url = url;
  }
  show() {
    this.shown += 1;
  }
  focus() {
    this.focused += 1;
  }
  setBounds(bounds: Partial<Area>) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  getBounds() {
    return this.#bounds;
  }
  maximize() {
    this.maximized = true;
  }
  unmaximize() {
    this.maximized = false;
  }
  isMinimized() {
    return this.minimized;
  }
  restore() {
    this.minimized = false;
  }
  setMenuBarVisibility(visible: boolean) {
    this.menuBar = visible;
  }
  setTitle(title: string) {
    this.title = title;
  }
  isDestroyed() {
    return this.#destroyed;
  }
  destroy() {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}
