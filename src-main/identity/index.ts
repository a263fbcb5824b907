import type { Professional } from '#shared/identity.js';
import { createLogoutTokenVerifier } from './logout-token.js';
import type { IdentityParts } from './parts.js';
import { createProvider } from './provider.js';
import { createIdentityRouter } from './router.js';
import { type LockedBy, createSessions } from './sessions.js';
import { createSignIn } from './sign-in.js';
import { createTokenVerifier } from './token-verifier.js';
import { createWaiting } from './waiting.js';

export type { SignInWindow } from './parts.js';
export { LOG_OUT_PATHS, answerLogOut } from './log-out-answer.js';

/** Who is signed in. One session for all windows; tokens stay in this process's memory, also while it is locked. */
export function createIdentity(parts: IdentityParts) {
  const { config, clock, log, window } = parts;
  const provider = createProvider(config);
  const verifyToken = createTokenVerifier({
    issuer: config.issuer,
    audience: config.audience,
    claims: config,
    jwksUri: provider.jwksUri,
  });
  const verifyLogout = createLogoutTokenVerifier({
    issuer: config.issuer,
    clientId: config.clientId,
    jwksUri: provider.jwksUri,
    now: clock.now,
  });
  // The first valid answer signs in, or unlocks.
  const waiting = createWaiting(clock.now);
  const sessions = createSessions({ ...parts, provider, visiting: waiting.any, forgetVisits: waiting.clear });
  const { session } = sessions;
  const signIn = createSignIn({ ...parts, provider, sessions, waiting });

  return {
    router: createIdentityRouter({
      sessions,
      signIn,
      provider,
      window,
      toolsAreCleared: parts.clearTools !== undefined,
    }),
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
    begin: signIn.begin,
    complete: signIn.complete,
    /** Locks the screens at once. @returns when the tools have been cleared as well */
    lock: (by: LockedBy = 'user') => sessions.lock(by),
    /** Somebody uses the workbench: seen by the host or told by a tool, besides what the windows tell. */
    used: sessions.used,
    /**
     * The provider's back-channel log-out (OpenID Connect Back-Channel Logout 1.0).
     * @returns whether the logout token holds; the session that it means has ended by then
     */
    async providerSaysGoodbye(logoutToken: string): Promise<boolean> {
      const goodbye = await verifyLogout(logoutToken);
      if (goodbye === undefined) return false;
      log('info', 'provider-log-out', { channel: 'back' });
      await sessions.partedBy(goodbye);
      return true;
    },
    /**
     * The provider's front-channel log-out (OpenID Connect Front-Channel Logout 1.0), by a frame in the user's browser.
     * @returns whether it was of our provider and named a session; one that is not here has ended already
     */
    async providerShowsGoodbye(iss: string, sid: string): Promise<boolean> {
      if (iss !== config.issuer || sid === '') return false;
      log('info', 'provider-log-out', { channel: 'front' });
      await sessions.partedBy({ sid });
      return true;
    },
    /** Who may frame the front-channel log-out page. */
    providerOrigin: new URL(config.issuer).origin,
    accessToken: sessions.tokens.accessToken,
    verifyToken,
  };
}
