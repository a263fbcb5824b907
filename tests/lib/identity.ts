import { createRouterClient } from '@orpc/server';
import Fastify from 'fastify';
import { expect } from 'vitest';
import { createIdentity } from '../../src-main/identity/index.js';
import { listenForLogOut } from '../../src-main/web/log-out.js';
import { type Clock, createSystemClock } from '../../src-shared/clock.js';
import { WORKBENCH_AUDIENCE } from '../../src-simulators/idp/clients.js';
import { startIdp } from '../../src-simulators/idp/index.js';
import type { DemoUser } from '../../src-simulators/idp/users.js';
import { listenOnLoopback } from '../../src-simulators/lib/loopback.js';
import { type TestBrowser, createTestBrowser } from '../../src-simulators/testing/browser.js';

const CALLBACK = 'http://127.0.0.1:45998/auth/callback';
export const NURSE = 'kymijoki-lehtjoh';
export const SOCIAL_WORKER = 'kymijoki-saloriik';
/** The county file below knows no role for this one. */
export const COUNSELLOR = 'kymijoki-vuorantt';
const nowhere = 'http://127.0.0.1:1';

interface Wishes {
  demoUser?: DemoUser | undefined;
  /** How long the provider lets a person be signed in. */
  sessionSeconds?: number;
  clock?: Clock;
  workstation?: { lockAfterMinutes?: number | null; quickSwitchMinutes?: number | null };
  /** The host forgets what the tools keep, as Electron does. */
  clearsTools?: boolean;
  idleSeconds?: () => number;
  /** A provider that runs already. */
  issuer?: string;
}

/** The core's identity with the demo county's real provider, and the browser that both screens live in. */
export async function startIdentity(wishes: Wishes = {}) {
  const { demoUser, clock = createSystemClock() } = wishes;
  const done: string[] = [];
  let clearing: Promise<readonly string[]> = Promise.resolve([]);
  /** What the professional works on, as the rest of the core would keep it. */
  const work: { text: string | undefined } = { text: undefined };
  const server = wishes.issuer === undefined ? await listenOnLoopback() : undefined;
  let workbench: string | undefined;
  const issuer =
    wishes.issuer ??
    (server === undefined
      ? ''
      : startIdp({
          server,
          systems: {
            aptj: nowhere,
            pex360: nowhere,
            sosiaalilc: nowhere,
            omavointi: nowhere,
            omaolo: nowhere,
            terveyskyla: nowhere,
          },
          demoUser,
          now: () => new Date(),
          workbench: () => workbench,
          ...(wishes.sessionSeconds === undefined ? {} : { sessionSeconds: wishes.sessionSeconds }),
        }).issuer);
  const identity = createIdentity({
    config: {
      issuer,
      clientId: 'tyopoyta',
      scope: 'openid profile',
      audience: WORKBENCH_AUDIENCE,
      roleClaim: 'role',
      unitClaim: 'unit',
      dutiesClaim: 'duties',
      duties: {},
      signInWith: 'ownWindow',
      roles: { sairaanhoitaja: 'nurse', sosiaalityontekija: 'socialWorker' },
    },
    workstation: { lockAfterMinutes: null, quickSwitchMinutes: null, ...wishes.workstation },
    window: {
      redirectUri: async () => CALLBACK,
      postLogoutRedirectUri: async () => 'http://127.0.0.1:45998/auth/signed-out',
      open: async (url) => url,
    },
    clock,
    log: () => {},
    async beforeSignOut() {
      done.push(`sign-out as ${identity.session.get().state}`);
      work.text = undefined;
      return clearing;
    },
    async beforeLock() {
      done.push(`lock as ${identity.professional()?.id}`);
      return clearing;
    },
    async afterUnlock() {
      done.push(`unlock as ${identity.professional()?.id}`);
    },
    async setAside() {
      const { text } = work;
      done.push(`set aside ${text}`);
      work.text = undefined;
      return { uncleared: await clearing, restore: () => void (work.text = text) };
    },
    clearTools: wishes.clearsTools === true ? async () => void done.push('tools cleared') : undefined,
    onUserGone: [
      async () => void done.push('user gone'),
      () => Promise.reject(new Error('one that fails keeps nobody else from forgetting')),
    ],
    idleSeconds: wishes.idleSeconds,
    ...(demoUser === undefined ? {} : { loginHint: demoUser }),
  });
  const screen = createRouterClient(identity.router, { context: { screen: 1 } });
  const browser = createTestBrowser();
  const app = Fastify();
  return {
    issuer,
    identity,
    screen,
    browser,
    done,
    work,
    /** Listens for the provider's log-outs. @returns its own address */
    async listen(): Promise<string> {
      listenForLogOut(app, identity);
      workbench = await app.listen({ host: '127.0.0.1', port: 0 });
      return workbench;
    },
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
    stopProvider: async () => server?.close(),
    async close() {
      await app.close();
      await server?.close().catch(() => undefined);
    },
  };
}
export type TestIdentity = Awaited<ReturnType<typeof startIdentity>>;

/** Goes through the provider's pages to the end, and brings the answer to the core. */
export async function arrive(identity: TestIdentity['identity'], browser: TestBrowser, address: string, who = '') {
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
  const back = (await confirmSignOut(browser, form, CALLBACK)) ?? last;
  expect(back.url.startsWith(CALLBACK)).toBe(true);
  return { asked, landing: await identity.complete(back.url) };
}

/** Sends the provider's form that ends a session, as its page does by itself. */
export async function confirmSignOut(
  browser: TestBrowser,
  page: string | null | undefined,
  until = new URL(CALLBACK).origin,
) {
  const form = / action="([^"]+)"[^]*name="xsrf" value="([^"]+)"/.exec(page ?? '');
  return form === null
    ? undefined
    : browser.followFrom(await browser.post(form[1] ?? '', { xsrf: form[2] ?? '', logout: 'yes' }), until);
}
