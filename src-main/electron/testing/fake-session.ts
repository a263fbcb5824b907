import type * as Electron from 'electron';

type PermissionRequest = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>;
type HeadersListener = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

/** A session of Electron's, in memory: what the host sets on it can be played, what it forgets is counted. */
export class FakeSession implements Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'allowNTLMCredentialsForDomains'
  | 'clearStorageData'
  | 'clearCache'
  | 'clearAuthCache'
  | 'clearHostResolverCache'
  | 'closeAllConnections'
> {
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  readonly forgot: string[] = [];
  ntlm: string | undefined;
  jar: Electron.Cookie[] = [];
  jarBroken = false;
  forgetFails = false;
  #headers: HeadersListener | undefined;
  constructor(readonly partition: string) {}
  readonly cookies = {
    get: async () => {
      if (this.jarBroken) throw new Error('no cookies');
      return this.jar;
    },
    // As Chromium does: without a domain it is the address's own host's, and of one name there is one.
    set: async ({
      url,
      name = '',
      value = '',
      sameSite = 'unspecified',
      domain,
      ...rest
    }: Electron.CookiesSetDetails) => {
      const cookie = {
        name,
        value,
        sameSite,
        ...rest,
        domain: domain ?? new URL(url).hostname,
        hostOnly: domain === undefined,
      };
      this.jar = [...this.jar.filter((one) => one.name !== name || one.domain !== cookie.domain), cookie];
    },
  };
  readonly webRequest = { onHeadersReceived: (listener: HeadersListener) => void (this.#headers = listener) };
  setPermissionRequestHandler(handler: typeof this.request) {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: typeof this.check) {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: typeof this.device) {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia) {
    this.displayMedia = handler;
  }
  allowNTLMCredentialsForDomains(domains: string) {
    this.ntlm = domains;
  }
  async clearStorageData() {
    if (this.forgetFails) throw new Error('busy');
    this.jar = [];
    this.forgot.push('storage');
  }
  async clearCache() {
    this.forgot.push('cache');
  }
  async clearAuthCache() {
    this.forgot.push('auth');
  }
  async clearHostResolverCache() {
    this.forgot.push('hosts');
  }
  async closeAllConnections() {
    this.forgot.push('connections');
  }
  /** A page asks for a permission; what the host answers. */
  ask(contents: object, permission: PermissionRequest[1], requestingUrl: string, mediaTypes?: ('video' | 'audio')[]) {
    let answer: boolean | undefined;
    const details = { requestingUrl, isMainFrame: true, ...(mediaTypes === undefined ? {} : { mediaTypes }) };
    this.request?.(contents as Electron.WebContents, permission, (granted) => (answer = granted), details);
    return answer;
  }
  /** Chromium looks whether a page may, without asking. */
  look(permission: PermissionRequest[1], origin: string, mediaType?: 'video' | 'audio' | 'unknown') {
    const details = { isMainFrame: true, ...(mediaType === undefined ? {} : { mediaType }) };
    return this.check?.(null, permission, origin, details);
  }
  /** A server answers. */
  answer(url: string, headers: Record<string, string[]>, { contents = 0, resourceType = 'mainFrame' as const } = {}) {
    let passed = false;
    const details = { url, resourceType, webContentsId: contents, responseHeaders: headers };
    this.#headers?.(details as Electron.OnHeadersReceivedListenerDetails, () => (passed = true));
    return passed;
  }
}
