import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';
import type { Area } from '../../host-policy/displays.js';

/** A preventable event, as Electron's. */
export const createEvent = () => {
  const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
};

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** A picture of 2×1 pixels, of one colour or of two. */
export const createPicture = (colours: 0 | 1 | 2) => ({
  isEmpty: () => colours === 0,
  resize: () => createPicture(colours),
  toBitmap: () => Buffer.from(colours === 2 ? [0, 0, 0, 255, 9, 9, 9, 255] : [7, 7, 7, 255, 7, 7, 7, 255]),
  toPNG: () => Buffer.from(`png ${colours}`),
});

type Followed = 'id' | 'setWindowOpenHandler' | 'reload' | 'forcefullyCrashRenderer' | 'postMessage' | 'isDestroyed';
type Zoomed = 'focus' | 'isFocused' | 'getZoomFactor' | 'setZoomFactor' | 'getURL' | 'send' | 'sendInputEvent';

export class FakeContents extends EventEmitter implements Pick<Electron.WebContents, Followed | Zoomed> {
  static next = 1;
  readonly id = FakeContents.next++;
  readonly ipc = new EventEmitter();
  reloads = 0;
  crashed = false;
  destroyed = false;
  focused = false;
  zoom = 1;
  url = '';
  readonly sent: { channel: string; message: unknown }[] = [];
  readonly keys: string[] = [];
  /** Scripts run in a world beside the page's; `result` is what they give, or throw. */
  readonly scripts: string[] = [];
  result: unknown = true;
  picture: ReturnType<typeof createPicture> | undefined = createPicture(2);
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
  async loadURL(url: string) {
    this.url = url;
  }
  getURL() {
    return this.url;
  }
  close() {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    this.destroyed = true;
    this.emit('destroyed');
  }
  isDestroyed() {
    return this.destroyed;
  }
  focus() {
    this.focused = true;
  }
  isFocused() {
    return this.focused;
  }
  getZoomFactor() {
    return this.zoom;
  }
  setZoomFactor(zoom: number) {
    this.zoom = zoom;
  }
  send(channel: string, message: unknown) {
    this.sent.push({ channel, message });
  }
  sendInputEvent(event: Parameters<Electron.WebContents['sendInputEvent']>[0]) {
    if ('keyCode' in event) this.keys.push([event.type, ...(event.modifiers ?? []), event.keyCode].join(' '));
  }
  async capturePage() {
    if (this.picture === undefined) throw new Error('nothing to capture');
    return this.picture;
  }
  async executeJavaScriptInIsolatedWorld(world: number, [script]: { code: string }[]) {
    this.scripts.push(`${world} ${script?.code}`);
    if (this.result instanceof Error) throw this.result;
    return this.result;
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
  /** A page comes to its end, with an HTTP status. */
  comes(url: string, status = 200, { redirected = false } = {}) {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    this.url = url;
    if (redirected) this.emit('did-redirect-navigation', { isMainFrame: true });
    this.emit('did-navigate', createEvent(), url, status, '');
    this.emit('dom-ready');
    this.emit('did-finish-load');
  }
  fails(code: number, isMainFrame = true) {
    this.emit('did-fail-load', createEvent(), code, 'ERR', this.url, isMainFrame);
  }
}

/** A native view; its contents are made as Electron makes them. */
export class FakeView implements Pick<
  Electron.WebContentsView,
  'setVisible' | 'getVisible' | 'setBounds' | 'getBounds'
> {
  readonly webContents: Electron.WebContents & FakeContents;
  #visible = true;
  #bounds: Area = { x: 0, y: 0, width: 0, height: 0 };
  constructor(readonly options: Electron.WebContentsViewConstructorOptions = {}) {
    this.webContents = new FakeContents() as Electron.WebContents & FakeContents;
  }
  setVisible(visible: boolean) {
    this.#visible = visible;
  }
  getVisible() {
    return this.#visible;
  }
  setBounds(bounds: Area) {
    this.#bounds = bounds;
  }
  getBounds() {
    return this.#bounds;
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
  readonly views: unknown[] = [];
  readonly contentView = {
    addChildView: (view: unknown) => void this.views.push(view),
    removeChildView: (view: unknown) => void this.views.splice(this.views.indexOf(view), 1),
  };
  get url() {
    return this.webContents.url;
  }
  async loadURL(url: string) {
    await this.webContents.loadURL(url);
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
    if (!this.webContents.destroyed) this.webContents.close();
    this.emit('closed');
  }
}
