import { implement } from '@orpc/server';
import { AuthorizationResponseError } from 'openid-client';
import * as z from 'zod';
import type { County } from '#shared/county.js';
import { type Professional, type Session, type SignInFailure, identityContract } from '#shared/identity.js';
import type { Screen } from '#shared/workspace.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { toProfessional } from './professional.js';
import { type Asking, type Tokens, createProvider } from './provider.js';
import { afterFailure, isSameWait, whileAsking, withUncleared } from './session.js';
import { createTokenVerifier } from './token-verifier.js';
import { type Visit, createWaiting } from './waiting.js';

/** How the host takes the professional to the identity provider and back. */
export interface SignInWindow {
  /** Where the provider sends the answer (RFC 8252 loopback redirect). */
  redirectUri: () => Promise<string>;
  postLogoutRedirectUri: () => Promise<string>;
  /** Opens the provider's page; returns the address that the calling window itself must go to, if that is the way. */
  open: (url: string) => Promise<string | undefined>;
}

const described = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Who is signed in. One session for all windows; tokens stay in this process's memory, also while it is locked.
 * @param beforeSignOut clears clients and tools; awaited before the session ends. Gives the names of tools that may still
 *   show a client
 * @param beforeLock clears clients and tools, and keeps what is to be come back to. Called while the professional is still
 *   signed in, but the screens do not wait for its end. Gives the same
 * @param afterUnlock the same professional is back
 */
export function createIdentity({
  config,
  window,
  clock,
  log,
  beforeSignOut,
  beforeLock,
  afterUnlock,
  loginHint,
}: {
  config: County['identityProvider'];
  window: SignInWindow;
  clock: { now: () => number };
  log: Log;
  beforeSignOut: () => Promise<readonly string[]>;
  beforeLock: () => Promise<readonly string[]>;
  afterUnlock: () => Promise<void>;
  loginHint?: string;
}) {
  const provider = createProvider(config);
  const verifyToken = createTokenVerifier({
    issuer: config.issuer,
    audience: config.audience,
    jwksUri: provider.jwksUri,
  });
  const session = createLive<Session>({ state: 'signedOut' });
  // The first valid answer signs in, or unlocks.
  const waiting = createWaiting(clock.now);
  let tokens: Tokens | undefined;
  let locking = Promise.resolve();
  const iso = () => new Date(clock.now()).toISOString();

  const fail = (failure: SignInFailure) => session.update((now) => afterFailure(now, failure));

  /** Whom to expect at unlocking. Where a start names its user, that one may sign in again as silently as then. */
  const unlocking = (): Asking => ({
    loginHint:
      z.object({ preferred_username: z.string() }).safeParse(tokens?.claims).data?.preferred_username ?? loginHint,
    anew: loginHint === undefined ? 'login' : 'recent',
  });

  /**
   * Starts a sign-in and gives the provider's address, or undefined when the provider does not answer.
   * @param screen the one that goes to the provider, and must come back as itself
   */
  async function begin(screen: Screen = 1): Promise<string | undefined> {
    const unlocks = session.get().state === 'locked';
    try {
      const asking = unlocks ? unlocking() : { loginHint };
      const { url, pending } = await provider.begin(await window.redirectUri(), asking);
      waiting.add({ ...pending, screen, unlocks });
      session.update(whileAsking);
      return url;
    } catch (error) {
      log('warn', 'sign-in-provider-unreachable', { detail: described(error) });
      fail('providerUnreachable');
      return undefined;
    }
  }

  /** Takes the provider's answer. Never throws: the session tells how it went. @returns the screen that had begun */
  async function complete(callbackUrl: string): Promise<Screen> {
    const visit = waiting.take(callbackUrl);
    await take(callbackUrl, visit);
    return visit?.screen ?? 1;
  }

  async function take(callbackUrl: string, visit: Visit | undefined): Promise<void> {
    const before = session.get();
    if (before.state === 'signedIn') return;
    // A sign-in from before the lock was asked without proof that the person is there: it opens nothing.
    if (visit === undefined || visit.unlocks !== (before.state === 'locked')) return fail('expired');
    try {
      const answer = await provider.complete(callbackUrl, visit, clock.now());
      await locking;
      // Meanwhile another window may have signed in, unlocked or signed out.
      if (!isSameWait(before, session.get())) return;
      const professional = toProfessional(answer.claims, config);
      if (professional === undefined) return fail('noRole');
      if (before.state === 'locked' && before.professional.id !== professional.id) await end();
      const unlocked = before.state === 'locked' && session.get().state === 'locked';
      tokens = answer;
      waiting.clear();
      session.set({ state: 'signedIn', professional, signedInAt: unlocked ? before.signedInAt : iso() });
      if (unlocked)
        await afterUnlock().catch((error: unknown) => log('error', 'unlock-incomplete', { detail: described(error) }));
    } catch (error) {
      log('warn', 'sign-in-failed', { detail: error instanceof Error ? error.name : 'unknown' });
      fail(error instanceof AuthorizationResponseError ? 'cancelled' : 'invalidAnswer');
    }
  }

  /** The access token for the county's services, renewed when it is about to end; undefined when there is none. */
  async function accessToken(): Promise<string | undefined> {
    const current = tokens;
    if (current === undefined) return undefined;
    if (current.expiresAt === undefined || current.expiresAt - clock.now() > 30_000) return current.accessToken;
    try {
      const renewed = await provider.refresh(current, clock.now());
      if (tokens === current) tokens = renewed;
      return renewed.accessToken;
    } catch {
      return undefined;
    }
  }

  /** Ends the session, whatever state it is in. @returns the tokens that it had */
  async function end(): Promise<Tokens | undefined> {
    const ended = tokens;
    // A fault in the clearing must not keep anybody signed in.
    const uncleared = await beforeSignOut().catch((error: unknown): readonly string[] => {
      log('error', 'sign-out-incomplete', { detail: described(error) });
      return [];
    });
    tokens = undefined;
    waiting.clear();
    session.set(withUncleared({ state: 'signedOut' }, uncleared));
    return ended;
  }

  async function signOut(screen: Screen): Promise<string | undefined> {
    const ended = await end();
    if (ended === undefined) return undefined;
    const back = await window.postLogoutRedirectUri();
    return provider.endSessionUrl(ended.idToken, back, String(screen)).catch(() => undefined);
  }

  /** Locks the screens at once. @returns when the tools have been cleared as well */
  async function lock(): Promise<void> {
    const now = session.get();
    if (now.state !== 'signedIn') return;
    waiting.clear();
    const locked = { ...now, state: 'locked' as const, lockedAt: iso(), lockedBy: 'user' as const };
    const tellUncleared = (names: readonly string[]) =>
      session.update((then) => (isSameWait(locked, then) ? withUncleared(then, names) : then));
    locking = beforeLock().then(tellUncleared, (error: unknown) =>
      log('error', 'lock-incomplete', { detail: described(error) }),
    );
    session.set(locked);
    await locking;
  }

  const os = implement(identityContract).$context<Caller>();
  const navigate = async (url: string | undefined) => {
    const navigateTo = url === undefined ? undefined : await window.open(url);
    return navigateTo === undefined ? {} : { navigateTo };
  };
  const router = os.router({
    watch: os.watch.handler(({ signal }) => session.watch(signal)),
    signIn: os.signIn.handler(async ({ context }) =>
      session.get().state === 'signedIn' ? {} : navigate(await begin(context.screen)),
    ),
    signOut: os.signOut.handler(async ({ context }) => navigate(await signOut(context.screen))),
    lock: os.lock.handler(lock),
    continue: os.continue.handler(async ({ context }) => navigate(await begin(context.screen))),
    switchUser: os.switchUser.handler(async ({ context }) => navigate(await signOut(context.screen))),
    present: os.present.handler(() => undefined),
  });

  return {
    router,
    session,
    /** Who may be given data now: nobody while the session is locked. */
    professional: (): Professional | undefined => {
      const now = session.get();
      return now.state === 'signedIn' ? now.professional : undefined;
    },
    /** Whose session it is, locked or not: for what shows nothing of clients, such as layouts. */
    owner: (): Professional | undefined => {
      const now = session.get();
      return 'professional' in now ? now.professional : undefined;
    },
    begin,
    complete,
    lock,
    accessToken,
    verifyToken,
  };
}
