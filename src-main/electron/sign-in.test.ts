import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPageKinds } from '../host-policy/page-kinds.js';
import { createPartitions } from './partitions.js';
import { createSignInWindow } from './sign-in.js';
import { type ElectronDouble, createElectronDouble } from './testing/double.js';
import { createEvent } from './testing/fake-window.js';

const PROVIDER = 'https://idp.example';

describe('the sign-in window', () => {
  let double: ElectronDouble;
  let answers: string[];
  let ownWindow: boolean;
  let focused: number;
  let told: () => void;
  let signIn: ReturnType<typeof createSignInWindow>;
  const nextAnswer = () => new Promise<void>((resolve) => (told = resolve));
  beforeEach(() => {
    double = createElectronDouble();
    answers = [];
    told = () => {};
    ownWindow = true;
    focused = 0;
    signIn = createSignInWindow({
      electron: double.electron,
      kinds: createPageKinds(),
      partitions: createPartitions({
        electron: double.electron,
        provider: () => PROVIDER,
        originsOf: () => [],
        chooseSource: async () => undefined,
        log: () => {},
      }),
      ownWindow: () => ownWindow,
      parent: () => {
        focused += 1;
        return undefined;
      },
      farewell: (signedOut) => ({ lang: 'fi', title: signedOut ? 'Ulkona' : 'Sisällä <b>', detail: 'Palaa.' }),
      complete: async (url) => {
        answers.push(url);
        told();
      },
      log: () => {},
    });
  });
  afterEach(() => signIn.close());

  /** How many times the session at the provider was forgotten. */
  const cleared = () => double.sessions.get('provider#0')?.forgot.filter((one) => one === 'storage').length;

  /** Begins a sign-in as the core does. */
  async function begin() {
    const redirectUri = await signIn.redirectUri();
    const query = new URLSearchParams({ response_type: 'code', state: 's1', redirect_uri: redirectUri });
    await signIn.open(`${PROVIDER}/auth?${query.toString()}`);
    const window = double.windows.at(-1);
    if (window === undefined) throw new Error('no window');
    return { redirectUri, window };
  }

  test('shows the true origin, is seen only when a page has loaded, and is sandboxed', async () => {
    const { window } = await begin();
    expect([window.title, window.shown]).toEqual([PROVIDER, 0]);
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(window.options.webPreferences?.preload).toBeUndefined();
    const title = createEvent();
    window.emit('page-title-updated', title, 'Työpöytä');
    window.webContents.emit('did-navigate', createEvent(), 'https://other.example/login');
    window.webContents.emit('did-finish-load');
    expect([title.defaultPrevented, window.title, window.shown]).toEqual([true, 'https://other.example', 1]);
  });

  test('takes the answer on this machine’s own address and closes', async () => {
    const { redirectUri, window } = await begin();
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\/callback$/);
    const gone = new Promise((done) => window.once('closed', done));
    expect((await fetch(`${redirectUri}?code=c&state=s1`)).status).toBe(204);
    await gone;
    expect(answers).toEqual([`${redirectUri}?code=c&state=s1`]);
  });

  test('answers nobody else: other paths, other names for this machine, other methods', async () => {
    const { redirectUri } = await begin();
    const { port, origin } = new URL(redirectUri);
    expect((await fetch(`${origin}/other`)).status).toBe(404);
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(404);
    expect(
      await fetch(`http://localhost:${port}/auth/callback`).then(
        (one) => one.status,
        () => 404,
      ),
    ).toBe(404);
    expect(answers).toEqual([]);
  });

  test('closed by the professional, it tells the core that they said no', async () => {
    const { redirectUri, window } = await begin();
    const answered = nextAnswer();
    window.destroy();
    await answered;
    expect(answers).toEqual([`${redirectUri}?error=access_denied&state=s1`]);
  });

  test('a provider that does not answer closes it too', async () => {
    const { window } = await begin();
    window.webContents.emit('did-fail-load', createEvent(), -3, 'ERR_ABORTED', PROVIDER, true);
    expect(window.isDestroyed()).toBe(false);
    window.webContents.emit('did-fail-load', createEvent(), -102, 'ERR_CONNECTION_REFUSED', PROVIDER, true);
    expect(window.isDestroyed()).toBe(true);
  });

  test('a second sign-in takes the first one’s place and is still answered', async () => {
    const { window: first } = await begin();
    const { redirectUri, window: second } = await begin();
    expect([first.isDestroyed(), second.isDestroyed(), answers]).toEqual([true, false, []]);
    await fetch(`${redirectUri}?code=c&state=s1`);
    expect(answers).toHaveLength(1);
  });

  test('nobody signs in, or is left, with another person’s cookies', async () => {
    const { window } = await begin();
    expect(cleared()).toBe(1);
    window.destroy();
    const back = await signIn.postLogoutRedirectUri();
    await signIn.open(`${PROVIDER}/session/end?post_logout_redirect_uri=${encodeURIComponent(back)}`);
    expect(cleared()).toBe(1);
    const out = double.windows.at(-1);
    const gone = new Promise((done) => out?.once('closed', done));
    await fetch(back);
    await gone;
    expect(cleared()).toBe(2);
  });

  test('goes to no address that is not a provider’s', async () => {
    await signIn.open('file:///etc/passwd');
    await signIn.open('http://idp.example/auth');
    expect(double.windows).toEqual([]);
  });

  test('in the machine’s own browser it opens no window, and the browser is told that it is done', async () => {
    ownWindow = false;
    const redirectUri = await signIn.redirectUri();
    const query = new URLSearchParams({ response_type: 'code', state: 's1', redirect_uri: redirectUri });
    await signIn.open(`${PROVIDER}/auth?${query.toString()}`);
    expect([double.windows.length, double.record.external.length]).toEqual([0, 1]);
    const taken = nextAnswer();
    const page = await fetch(`${redirectUri}?code=c&state=s1`);
    const html = await page.text();
    await taken;
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; /);
    expect(html).toContain('<html lang="fi">');
    expect(html).toContain('Sisällä &lt;b>');
    expect(html).not.toContain('code=');
    expect([answers.length, focused]).toEqual([1, 1]);
    // The way back is closed when its answer has come.
    await expect(fetch(redirectUri)).rejects.toThrow();
  });

  test('signing out in the browser does not end the way back of a sign-in that waits', async () => {
    ownWindow = false;
    const back = await signIn.postLogoutRedirectUri();
    const redirectUri = await signIn.redirectUri();
    await signIn.open(`${PROVIDER}/session/end`);
    await signIn.open(`${PROVIDER}/auth?response_type=code&state=s1&redirect_uri=${encodeURIComponent(redirectUri)}`);
    expect(await (await fetch(back)).text()).toContain('Ulkona');
    const taken = nextAnswer();
    expect((await fetch(`${redirectUri}?code=c&state=s1`)).status).toBe(200);
    await taken;
  });

  test('a machine without a browser cancels the sign-in', async () => {
    ownWindow = false;
    double.record.noBrowser = true;
    const redirectUri = await signIn.redirectUri();
    await signIn.open(`${PROVIDER}/auth?response_type=code&state=s1&redirect_uri=${encodeURIComponent(redirectUri)}`);
    expect(answers).toEqual([`${redirectUri}?error=access_denied&state=s1`]);
  });

  test('cookies that cannot be cleared do not hold up the sign-in', async () => {
    const { window } = await begin();
    const session = double.sessions.get('provider#0');
    if (session !== undefined) session.forgetFails = true;
    const again = await begin();
    expect([window.isDestroyed(), again.window.isDestroyed()]).toEqual([true, false]);
  });
});
