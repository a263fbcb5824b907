import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { startIdp } from '../../src-simulators/idp/index.js';
import type { DemoUser } from '../../src-simulators/idp/users.js';
import { WORKBENCH_AUDIENCE } from '../../src-simulators/idp/clients.js';
import { type LoopbackServer, listenOnLoopback } from '../../src-simulators/lib/loopback.js';
import { type TestBrowser, createTestBrowser } from '../../src-simulators/testing/browser.js';
import { createSystemClock } from '../../src-shared/clock.js';
import { createIdentity } from '../../src-main/identity/index.js';

const CALLBACK = 'http://127.0.0.1:45998/auth/callback';
const NURSE = 'kymijoki-lehtjoh';
const SOCIAL_WORKER = 'kymijoki-saloriik';
/** The county file below knows no role for this one. */
const COUNSELLOR = 'kymijoki-vuorantt';
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** The core's identity with the demo county's real provider, and the browser that both screens live in. */
async function setUp(demoUser?: DemoUser) {
  const server = await listenOnLoopback();
  servers.push(server);
  const nowhere = 'http://127.0.0.1:1';
  const systems = {
    aptj: nowhere,
    pex360: nowhere,
    sosiaalilc: nowhere,
    omavointi: nowhere,
    omaolo: nowhere,
    terveyskyla: nowhere,
    omapolku: nowhere,
    fysitrax: nowhere,
  };
  const { issuer } = startIdp({ server, systems, demoUser, now: () => new Date() });
  const done: string[] = [];
  let clearing: Promise<readonly string[]> = Promise.resolve([]);
  const identity = createIdentity({
    config: {
      issuer,
      clientId: 'tyopoyta',
      scope: 'openid profile',
      audience: WORKBENCH_AUDIENCE,
      roleClaim: 'role',
      unitClaim: 'unit',
      signInWith: 'ownWindow',
      roles: { sairaanhoitaja: 'nurse', sosiaalityontekija: 'socialWorker' },
    },
    window: {
      redirectUri: async () => CALLBACK,
      postLogoutRedirectUri: async () => 'http://127.0.0.1:45998/auth/signed-out',
      open: async (url) => url,
    },
    clock: createSystemClock(),
    workstation: { lockAfterMinutes: null, quickSwitchMinutes: null },
    setAside: () => Promise.reject(new Error('this county keeps no sessions')),
    log: () => {},
    async beforeSignOut() {
      done.push(`sign-out as ${identity.session.get().state}`);
      return clearing;
    },
    async beforeLock() {
      done.push(`lock as ${identity.professional()?.id}`);
      return clearing;
    },
    async afterUnlock() {
      done.push(`unlock as ${identity.professional()?.id}`);
    },
    ...(demoUser === undefined ? {} : { loginHint: demoUser }),
  });
  const screen = createRouterClient(identity.router, { context: { screen: 1 } });
  const browser = createTestBrowser();
  return {
    identity,
    screen,
    browser,
    done,
    /** Tools that take their time to be cleared. */
    hold() {
      let release: (uncleared: readonly string[]) => void = () => {};
      clearing = new Promise((resolve) => (release = resolve));
      return (...uncleared: string[]) => release(uncleared);
    },
    /** Goes to the provider as a screen does, and comes back. @param who chosen where the provider asks */
    async visit(who?: string): Promise<{ asked: boolean }> {
      const { navigateTo = '' } = await screen.signIn();
      return arrive(identity, browser, navigateTo, who);
    },
  };
}
type Identity = Awaited<ReturnType<typeof setUp>>['identity'];

async function arrive(identity: Identity, browser: TestBrowser, address: string, who = '') {
  const first = await browser.follow(address, CALLBACK);
  const asked = first.url.includes('/interaction/');
  const last = asked
    ? await browser.followFrom(
        await browser.post(`${first.url}/${who === '' ? 'cancel' : 'login'}`, { sub: who }),
        CALLBACK,
      )
    : first;
  // The provider ends the session of the one who was there before; its page sends the form by itself.
  const form = last.url.startsWith(CALLBACK) ? null : await last.response?.text();
  const swapped = / action="([^"]+)"[^]*name="xsrf" value="([^"]+)"/.exec(form ?? '');
  const back =
    swapped === null
      ? last
      : await browser.followFrom(
          await browser.post(swapped[1] ?? '', { xsrf: swapped[2] ?? '', logout: 'yes' }),
          CALLBACK,
        );
  expect(back.url.startsWith(CALLBACK)).toBe(true);
  await identity.complete(back.url);
  return { asked };
}

describe('lock', () => {
  it('counts as nobody for data at once, and opens to the same person who has proved it anew', async () => {
    const { identity, screen, visit, done, hold } = await setUp();
    await visit(NURSE);
    const { signedInAt } = identity.session.get() as { signedInAt?: string };
    const token = await identity.accessToken();
    const release = hold();
    const locked = screen.lock();
    await expect.poll(() => identity.session.get().state).toBe('locked');
    expect([identity.professional(), identity.owner()?.id]).toEqual([undefined, NURSE]);
    expect(await identity.accessToken()).toBe(token);
    release();
    await locked;
    // The provider still knows the person, and would let any other system in without a word.
    expect(await visit(NURSE)).toEqual({ asked: true });
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE }, signedInAt });
    expect(done).toEqual([`lock as ${NURSE}`, `unlock as ${NURSE}`]);
  });

  it('is not opened by an answer that came before the tools were cleared, until they are', async () => {
    const { identity, screen, visit, done, hold } = await setUp();
    await visit(NURSE);
    const release = hold();
    const locked = screen.lock();
    const unlocked = visit(NURSE);
    release();
    await Promise.all([locked, unlocked]);
    expect(identity.session.get().state).toBe('signedIn');
    expect(done.at(-1)).toBe(`unlock as ${NURSE}`);
  });

  it('another person’s sign-in ends the locked session and begins their own', async () => {
    const { identity, screen, visit, done } = await setUp();
    await visit(NURSE);
    const seen: string[] = [];
    identity.session.subscribe((session) => seen.push(session.state));
    await screen.lock();
    await visit(SOCIAL_WORKER);
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: SOCIAL_WORKER } });
    expect(done).toEqual([`lock as ${NURSE}`, 'sign-out as locked']);
    expect(seen.slice(-2)).toEqual(['signedOut', 'signedIn']);
  });

  it('stays when the person gives up, has no role here or the provider is gone, and says why', async () => {
    const { identity, screen, visit } = await setUp();
    await visit(NURSE);
    await screen.lock();
    await visit();
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'cancelled' });
    await visit(COUNSELLOR);
    expect(identity.session.get()).toMatchObject({ state: 'locked', professional: { id: NURSE }, failure: 'noRole' });
    await Promise.all(servers.splice(0).map((server) => server.close()));
    expect(await screen.signIn()).toEqual({});
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'providerUnreachable' });
    expect(await screen.signOut()).toEqual({});
    expect(identity.session.get()).toEqual({ state: 'signedOut' });
  });

  it('is not opened by a sign-in that began before it', async () => {
    const { identity, screen, browser, visit } = await setUp();
    await visit(NURSE);
    const early = await identity.begin(2);
    await screen.lock();
    await arrive(identity, browser, early ?? '');
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'expired' });
    // Nor by one that lost to a sign-out meanwhile.
    const { navigateTo = '' } = await screen.signIn();
    await screen.signOut();
    await arrive(identity, browser, navigateTo, NURSE);
    expect(identity.session.get()).toMatchObject({ state: 'signedOut', failure: 'expired' });
  });

  it('of the demo’s user opens as silently as the sign-in went', async () => {
    const { identity, screen, visit } = await setUp('nurse');
    expect(await visit()).toEqual({ asked: false });
    await screen.lock();
    expect(await visit()).toEqual({ asked: false });
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE } });
  });

  it('and sign-out name the tools that may still show a client', async () => {
    const { identity, screen, visit, hold } = await setUp();
    await visit(NURSE);
    const release = hold();
    const locked = screen.lock();
    await expect.poll(() => identity.session.get()).not.toHaveProperty('uncleared');
    release('TerveyskyläPRO');
    await locked;
    expect(identity.session.get()).toMatchObject({ state: 'locked', uncleared: ['TerveyskyläPRO'] });
    await screen.signOut();
    expect(identity.session.get()).toEqual({ state: 'signedOut', uncleared: ['TerveyskyläPRO'] });
  });

  it('does nothing when nobody is signed in', async () => {
    const { identity, screen, done } = await setUp();
    await screen.lock();
    expect([identity.session.get(), done]).toEqual([{ state: 'signedOut' }, []]);
  });
});
