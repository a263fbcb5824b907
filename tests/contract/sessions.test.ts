import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../src-shared/clock.js';
import { NURSE, SOCIAL_WORKER, type TestIdentity, arrive, confirmSignOut, startIdentity } from '../lib/identity.js';

const started: TestIdentity[] = [];
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all(started.splice(0).map((one) => one.close()));
});
async function setUp(...wishes: Parameters<typeof startIdentity>) {
  const one = await startIdentity(...wishes);
  started.push(one);
  return one;
}
/** A clock that is moved; the provider lives in the same time. */
function manual() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const clock = createManualClock(Date.now());
  return {
    ...clock,
    advance(ms: number) {
      vi.setSystemTime(Date.now() + ms);
      clock.advance(ms);
    },
  };
}
const MINUTE = 60_000;

describe('the provider’s word that a session has ended', () => {
  /** The person leaves at the provider itself, or by another system. */
  const leaveAtProvider = async ({ issuer, browser }: TestIdentity) =>
    confirmSignOut(browser, await (await browser.get(`${issuer}/session/end`)).text());

  it('ends ours: the open one and the locked one', async () => {
    for (const lock of [false, true]) {
      const one = await setUp();
      await one.listen();
      await one.visit(NURSE);
      if (lock) await one.screen.lock();
      await leaveAtProvider(one);
      expect(one.identity.session.get()).toEqual({ state: 'signedOut', endedBy: 'provider' });
      expect(await one.identity.accessToken()).toBeUndefined();
      expect(one.done.at(-1)).toBe('user gone');
    }
  });

  it('comes by the front channel as well, and is taken of our provider and session only', async () => {
    const { identity, visit, listen, issuer } = await setUp();
    const origin = await listen();
    // The number of the session is told to nobody: it is read on its way here.
    const sids: unknown[] = [];
    const { fetch: real } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...args) => {
      const response = await real(...args);
      if (response.url.endsWith('/token')) sids.push(decodeJwt((await response.clone().json()).id_token)['sid']);
      return response;
    });
    await visit(NURSE);
    const frame = (query: Record<string, string>) =>
      fetch(`${origin}/auth/frontchannel-logout?${String(new URLSearchParams(query))}`);
    expect((await frame({ iss: 'https://elsewhere.example', sid: 'x' })).status).toBe(400);
    expect((await frame({ iss: issuer })).status).toBe(400);
    const other = await frame({ iss: issuer, sid: 'another session' });
    expect([other.status, other.headers.get('content-security-policy')]).toEqual([
      200,
      `default-src 'none'; frame-ancestors ${issuer}`,
    ]);
    expect(identity.session.get().state).toBe('signedIn');
    await frame({ iss: issuer, sid: String(sids[0]) });
    expect(identity.session.get()).toEqual({ state: 'signedOut', endedBy: 'provider' });
  });

  it('is not taken from anybody else', async () => {
    const { identity, visit, listen } = await setUp();
    const origin = await listen();
    await visit(NURSE);
    for (const body of ['', 'logout_token=', 'logout_token=a.b.c', `logout_token=${await identity.accessToken()}`]) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await fetch(`${origin}/auth/backchannel-logout`, { method: 'POST', headers, body });
      expect(status).toBe(400);
    }
    expect(identity.session.get().state).toBe('signedIn');
  });

  it('that comes because another person takes the place lets them in', async () => {
    const one = await setUp();
    await one.listen();
    await one.visit(NURSE);
    await one.screen.lock();
    await one.visit(SOCIAL_WORKER);
    expect(one.identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: SOCIAL_WORKER } });
    // The session that is open now is not the one that the provider ended.
    await leaveAtProvider(one);
    expect(one.identity.session.get()).toEqual({ state: 'signedOut', endedBy: 'provider' });
  });

  it('that came while the person was asked ends the session when nobody answers', async () => {
    const clock = manual();
    const one = await setUp({ clock });
    await one.listen();
    await one.visit(NURSE);
    await one.screen.lock();
    const { navigateTo = '' } = await one.screen.signIn();
    await leaveAtProvider(one);
    expect(one.identity.session.get().state).toBe('locked');
    expect(await one.identity.accessToken()).toBeUndefined();
    await arrive(one.identity, one.browser, navigateTo);
    await expect.poll(() => one.identity.session.get()).toEqual({ state: 'signedOut', endedBy: 'provider' });
  });
});

describe('a session that runs out', () => {
  it('tells it two minutes before, and is continued without being asked', async () => {
    const clock = manual();
    const { identity, screen, browser, visit } = await setUp({ clock, sessionSeconds: 600 });
    await visit(NURSE);
    const { signedInAt } = identity.session.get() as { signedInAt?: string };
    expect(identity.session.get()).not.toHaveProperty('endsAt');
    clock.advance(8 * MINUTE + 1000);
    await expect.poll(() => identity.session.get()).toHaveProperty('endsAt');
    const before = await identity.accessToken();
    const { navigateTo = '' } = await screen.continue();
    expect(await arrive(identity, browser, navigateTo)).toEqual({
      asked: false,
      landing: { screen: 1, continued: true },
    });
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE }, signedInAt });
    expect(identity.session.get()).not.toHaveProperty('endsAt');
    expect(await identity.accessToken()).not.toBe(before);
  });

  it('is locked when its time is over, and opened by signing in', async () => {
    const clock = manual();
    const { identity, screen, browser, visit, done } = await setUp({ clock, sessionSeconds: 600 });
    await visit(NURSE);
    clock.advance(9 * MINUTE);
    const { navigateTo = '' } = await screen.continue();
    clock.advance(2 * MINUTE);
    await expect.poll(() => identity.session.get()).toMatchObject({ state: 'locked', lockedBy: 'expired' });
    expect(done).toEqual([`lock as ${NURSE}`]);
    // To continue is no proof that the person is there.
    await arrive(identity, browser, navigateTo);
    expect(identity.session.get()).toMatchObject({ state: 'locked', failure: 'expired' });
    await visit(NURSE);
    expect(identity.session.get().state).toBe('signedIn');
    expect(done.at(-1)).toBe(`unlock as ${NURSE}`);
  });

  it('is not given to another person who continues it', async () => {
    const clock = manual();
    const { identity, screen, browser, visit, issuer } = await setUp({ clock, sessionSeconds: 600 });
    await visit(NURSE);
    clock.advance(9 * MINUTE);
    const { navigateTo = '' } = await screen.continue();
    await confirmSignOut(browser, await (await browser.get(`${issuer}/session/end`)).text());
    await arrive(identity, browser, navigateTo, SOCIAL_WORKER);
    expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE } });
    expect(identity.session.get()).toHaveProperty('endsAt');
  });

  it('goes on while the provider is away', async () => {
    const clock = manual();
    const one = await setUp({ clock });
    await one.visit(NURSE);
    await one.stopProvider();
    clock.advance(58 * MINUTE);
    await one.identity.accessToken();
    expect(one.identity.session.get()).not.toHaveProperty('endsAt');
  });

  it('that the provider refuses to renew ends with its access token', async () => {
    const clock = manual();
    const { identity, browser, visit, issuer } = await setUp({ clock });
    await visit(NURSE);
    await confirmSignOut(browser, await (await browser.get(`${issuer}/session/end`)).text());
    clock.advance(58.1 * MINUTE);
    await expect.poll(() => identity.session.get()).toHaveProperty('endsAt');
    clock.advance(3 * MINUTE);
    expect(identity.session.get()).toMatchObject({ state: 'locked', lockedBy: 'expired' });
  });
});

describe('a workbench that is left alone', () => {
  it('is locked after a warning, unless a window tells that it is used', async () => {
    const clock = manual();
    const { identity, screen, visit } = await setUp({ clock, workstation: { lockAfterMinutes: 10 } });
    await visit(NURSE);
    clock.advance(9.6 * MINUTE);
    expect(identity.session.get()).toHaveProperty('locksAt');
    await screen.present();
    expect(identity.session.get()).not.toHaveProperty('locksAt');
    clock.advance(10 * MINUTE);
    expect(identity.session.get()).toMatchObject({ state: 'locked', lockedBy: 'idle' });
  });

  it('says what locked it: the person or the machine', async () => {
    const { identity, screen, visit } = await setUp();
    await visit(NURSE);
    await identity.lock('machine');
    expect(identity.session.get()).toMatchObject({ state: 'locked', lockedBy: 'machine' });
    await visit(NURSE);
    await screen.lock();
    await identity.lock('machine');
    expect(identity.session.get()).toMatchObject({ state: 'locked', lockedBy: 'user' });
  });
});

describe('a user switch', () => {
  it('signs out where the county keeps no sessions, and asks the next one who they are', async () => {
    const { identity, screen, browser, visit, done } = await setUp({ demoUser: 'nurse', clearsTools: true });
    expect(await visit()).toMatchObject({ asked: false });
    const { navigateTo = '' } = await screen.switchUser();
    await confirmSignOut(browser, await (await browser.get(navigateTo)).text());
    expect(identity.session.get()).toEqual({ state: 'signedOut' });
    expect(done).toEqual(['sign-out as signedIn', 'user gone', 'tools cleared']);
    expect(await visit(SOCIAL_WORKER)).toMatchObject({ asked: true });
    expect(identity.professional()?.id).toBe(SOCIAL_WORKER);
  });

  it('keeps the work for its owner, by name and time alone, and gives it back to nobody else', async () => {
    for (const clearsTools of [false, true]) {
      const clock = manual();
      const workstation = { quickSwitchMinutes: 15 };
      const one = await setUp({ clock, workstation, clearsTools });
      const { identity, screen, browser, visit, work, listen } = one;
      await listen();
      await visit(NURSE);
      work.text = 'Johannan luonnos';
      const { navigateTo } = await screen.switchUser();
      // In a browser the provider has to sign the tools out; a host that clears them itself does not need it.
      expect(navigateTo === undefined).toBe(clearsTools);
      if (navigateTo !== undefined) await confirmSignOut(browser, await (await browser.get(navigateTo)).text());
      const until = new Date(clock.now() + 15 * MINUTE).toISOString();
      const kept = [{ name: 'Johanna Lehtonen', until }];
      expect(identity.session.get()).toEqual({ state: 'signedOut', kept });
      expect([work.text, identity.owner(), await identity.accessToken()]).toEqual([undefined, undefined, undefined]);

      expect(await visit(SOCIAL_WORKER)).toMatchObject({ asked: true });
      expect(JSON.stringify(identity.session.get())).not.toContain('Johanna');
      expect(work.text).toBeUndefined();
      work.text = 'Riikan luonnos';
      await screen.switchUser();
      expect(identity.session.get()).toMatchObject({ kept: [kept[0], { name: 'Riikka Salonpää' }] });

      clock.advance(5 * MINUTE);
      await visit(NURSE);
      expect(identity.session.get()).toMatchObject({ state: 'signedIn', professional: { id: NURSE } });
      expect(work.text).toBe('Johannan luonnos');
    }
  });

  it('ends what is kept when its time is over, also at the provider, and nothing of it is left in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const clock = manual();
    const one = await setUp({ clock, workstation: { quickSwitchMinutes: 15 }, clearsTools: true });
    const { identity, screen, visit, work } = one;
    await visit(NURSE);
    // An object stands for whatever the work is made of.
    const weak = (() => {
      const text = Object.assign([], { secret: 'Johannan luonnos' });
      Reflect.set(work, 'text', text);
      return new WeakRef(text);
    })();
    await screen.switchUser();
    expect(weak.deref() === undefined).toBe(false);
    one.done.length = 0;
    clock.advance(15 * MINUTE);
    expect(identity.session.get()).toEqual({ state: 'signedOut' });
    await expect
      .poll(() => {
        if (typeof collect === 'function') collect();
        return weak.deref() === undefined;
      })
      .toBe(true);
    await visit(NURSE);
    expect(work.text).toBeUndefined();
  });

  it('ends what is kept when the provider ends it, with nobody in its place', async () => {
    const one = await setUp({ workstation: { quickSwitchMinutes: 15 }, clearsTools: true });
    await one.listen();
    await one.visit(NURSE);
    await one.screen.switchUser();
    expect(one.identity.session.get()).toHaveProperty('kept');
    await confirmSignOut(one.browser, await (await one.browser.get(`${one.issuer}/session/end`)).text());
    expect(one.identity.session.get()).toEqual({ state: 'signedOut' });
  });

  it('does not give it for a sign-in that was begun before it was kept', async () => {
    const { identity, screen, browser, visit, work } = await setUp({
      workstation: { quickSwitchMinutes: 15 },
      clearsTools: true,
    });
    const early = await identity.begin(2);
    await visit(NURSE);
    work.text = 'Johannan luonnos';
    await screen.switchUser();
    await arrive(identity, browser, early ?? '', NURSE);
    expect(identity.session.get()).toMatchObject({ state: 'signedOut', failure: 'expired' });
    expect(work.text).toBeUndefined();
  });

  it('is what another person’s sign-in at a locked workbench makes', async () => {
    const { identity, screen, visit, work, listen } = await setUp({ workstation: { quickSwitchMinutes: 15 } });
    await listen();
    await visit(NURSE);
    work.text = 'Johannan luonnos';
    await screen.lock();
    await visit(SOCIAL_WORKER);
    expect(identity.professional()?.id).toBe(SOCIAL_WORKER);
    expect(work.text).toBeUndefined();
    await screen.switchUser();
    await visit(NURSE);
    expect(work.text).toBe('Johannan luonnos');
  });
});
