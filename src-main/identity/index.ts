import { implement } from '@orpc/server';
import { AuthorizationResponseError } from 'openid-client';
import type { County } from '#shared/county.js';
import { type Session, type SignInFailure, identityContract } from '#shared/identity.js';
import { createLive } from '../live.js';
import type { Screen } from '#shared/workspace.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { toProfessional } from './professional.js';
import { type PendingSignIn, type Tokens, createProvider } from './provider.js';
import { createTokenVerifier } from './token-verifier.js';

/** How the host takes the professional to the identity provider and back. */
export interface SignInWindow {
  /** Where the provider sends the answer (RFC 8252 loopback redirect). */
  redirectUri: () => Promise<string>;
  postLogoutRedirectUri: () => Promise<string>;
  /** Opens the provider's page; returns the address that the calling window itself must go to, if that is the way. */
  open: (url: string) => Promise<string | undefined>;
}

const SIGN_IN_LIFETIME_MS = 10 * 60_000;

/**
 * Who is signed in. One session for all windows; tokens stay in this process's memory.
 * @param beforeSignOut clears clients and tools; awaited before the session ends
 */
export function createIdentity({
  config,
  window,
  clock,
  log,
  beforeSignOut,
  loginHint,
}: {
  config: County['identityProvider'];
  window: SignInWindow;
  clock: { now: () => number };
  log: Log;
  beforeSignOut: () => Promise<void>;
  loginHint?: string;
}) {
  const provider = createProvider(config);
  const verifyToken = createTokenVerifier({
    issuer: config.issuer,
    audience: config.audience,
    jwksUri: provider.jwksUri,
  });
  const session = createLive<Session>({ state: 'signedOut' });
  // Several windows may begin at once; the first valid answer signs in.
  const waiting = new Map<string, PendingSignIn & { since: number; screen: Screen }>();
  let tokens: Tokens | undefined;

  const fail = (failure: SignInFailure) => {
    if (session.get().state !== 'signedIn') session.set({ state: 'signedOut', failure });
  };

  /**
   * Starts a sign-in and gives the provider's address, or undefined when the provider does not answer.
   * @param screen the one that goes to the provider, and must come back as itself
   */
  async function begin(screen: Screen = 1): Promise<string | undefined> {
    try {
      const { url, pending } = await provider.begin(await window.redirectUri(), loginHint);
      for (const [state, one] of waiting) if (clock.now() - one.since > SIGN_IN_LIFETIME_MS) waiting.delete(state);
      waiting.set(pending.state, { ...pending, since: clock.now(), screen });
      if (session.get().state === 'signedOut') session.set({ state: 'signingIn' });
      return url;
    } catch (error) {
      log('warn', 'sign-in-provider-unreachable', { detail: error instanceof Error ? error.message : String(error) });
      fail('providerUnreachable');
      return undefined;
    }
  }

  /** Takes the provider's answer. Never throws: the session tells how it went. @returns the screen that had begun */
  async function complete(callbackUrl: string): Promise<Screen> {
    const state = new URL(callbackUrl).searchParams.get('state') ?? '';
    const pending = waiting.get(state);
    waiting.delete(state);
    await take(callbackUrl, pending);
    return pending?.screen ?? 1;
  }

  async function take(callbackUrl: string, pending: (PendingSignIn & { since: number }) | undefined): Promise<void> {
    if (pending === undefined || clock.now() - pending.since > SIGN_IN_LIFETIME_MS) return fail('expired');
    if (session.get().state === 'signedIn') return;
    try {
      const answer = await provider.complete(callbackUrl, pending, clock.now());
      const professional = toProfessional(answer.claims, config);
      if (professional === undefined) return fail('noRole');
      tokens = answer;
      waiting.clear();
      session.set({ state: 'signedIn', professional, signedInAt: new Date(clock.now()).toISOString() });
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

  async function signOut(screen: Screen): Promise<string | undefined> {
    const ended = tokens;
    await beforeSignOut();
    tokens = undefined;
    waiting.clear();
    session.set({ state: 'signedOut' });
    if (ended === undefined) return undefined;
    const back = await window.postLogoutRedirectUri();
    return provider.endSessionUrl(ended.idToken, back, String(screen)).catch(() => undefined);
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
  });

  return { router, session, begin, complete, accessToken, verifyToken };
}
