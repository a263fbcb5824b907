import * as oidc from 'openid-client';
import * as z from 'zod';

/** What the workbench asks of the county's identity provider (OpenID Connect Core 1.0, PKCE by RFC 7636). */
export interface ProviderOptions {
  issuer: string;
  clientId: string;
  scope: string;
  /** Resource indicator (RFC 8707): for whom the access token is meant. */
  audience: string;
}

/** Tokens of one sign-in, in memory only. */
export interface Tokens {
  claims: Record<string, unknown> & { sub: string };
  idToken: string;
  accessToken: string;
  refreshToken: string | undefined;
  /** Epoch milliseconds when these came. */
  receivedAt: number;
  /** Epoch milliseconds when the access token ends; undefined when the provider does not say. */
  expiresAt: number | undefined;
  /** Epoch milliseconds when the refresh token ends; undefined when the provider does not say. */
  refreshEndsAt: number | undefined;
}

/** A sign-in that has begun: what must hold when the answer comes. */
export interface PendingSignIn {
  redirectUri: string;
  codeVerifier: string;
  state: string;
  nonce: string;
  /** Seconds that may have passed since the person proved who they are; undefined when any earlier sign-in is good. */
  maxAge?: number;
}

/** Whom and how the provider is to ask. */
export interface Asking {
  /** Who is expected (OIDC `login_hint`). */
  loginHint?: string | undefined;
  /**
   * The provider's own session is not enough (OIDC Core §3.1.2.1): `login` asks the person whatever the provider thinks,
   * `recent` leaves it to the provider how a new sign-in is made.
   */
  anew?: 'login' | 'recent' | undefined;
}

/** Not 0: providers may take that for `prompt=login`, which asks also where sign-in by itself is meant. */
const ANEW_MAX_AGE_S = 1;

/**
 * The identity provider as the workbench sees it. Discovery is done at first need and before each visit, and kept; a failed one is tried anew.
 * Plain http is allowed for a provider on this machine only (the county file's schema sees to that).
 */
export function createProvider({ issuer, clientId, scope, audience }: ProviderOptions) {
  let found: Promise<oidc.Configuration> | undefined;
  const discover = () =>
    oidc.discovery(new URL(issuer), clientId, { token_endpoint_auth_method: 'none' }, oidc.None(), {
      execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
      timeout: 8,
    });
  const configuration = () => {
    found ??= discover().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  /** Before a window is sent to the provider: one that has gone since must not leave it on the browser's error page. */
  const liveConfiguration = async () => {
    const config = await discover();
    found = Promise.resolve(config);
    return config;
  };

  return {
    /** Where the provider's signing keys stand, for checking tokens. */
    jwksUri: async () => (await configuration()).serverMetadata().jwks_uri,

    /** The address where the professional signs in, and what must hold of the answer. */
    async begin(
      redirectUri: string,
      { loginHint, anew }: Asking = {},
    ): Promise<{ url: string; pending: PendingSignIn }> {
      const config = await liveConfiguration();
      const pending = {
        redirectUri,
        codeVerifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        ...(anew === undefined ? {} : { maxAge: ANEW_MAX_AGE_S }),
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        resource: audience,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
        ...(anew === undefined ? {} : { max_age: String(ANEW_MAX_AGE_S) }),
        ...(anew === 'login' ? { prompt: 'login' } : {}),
      });
      return { url: url.href, pending };
    },

    /** Exchanges the answer's code for tokens; throws when state, nonce, signature, age or claims do not hold. */
    async complete(callbackUrl: string, pending: PendingSignIn, now: number): Promise<Tokens> {
      const answer = await oidc.authorizationCodeGrant(
        await configuration(),
        new URL(callbackUrl),
        {
          pkceCodeVerifier: pending.codeVerifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
          ...(pending.maxAge === undefined ? {} : { maxAge: pending.maxAge }),
        },
        { resource: audience },
      );
      const claims = answer.claims();
      if (claims === undefined || answer.id_token === undefined) throw new Error('no ID token in the answer');
      return { claims, idToken: answer.id_token, ...timed(answer, now) };
    },

    /** A new access token from a refresh token. */
    async refresh(tokens: Tokens, now: number): Promise<Tokens> {
      if (tokens.refreshToken === undefined) throw new Error('no refresh token');
      const answer = await oidc.refreshTokenGrant(await configuration(), tokens.refreshToken, { resource: audience });
      const { refreshToken, refreshEndsAt, ...next } = timed(answer, now);
      // Without a new refresh token the former one goes on, with its own time.
      const kept = refreshToken === undefined ? {} : { refreshToken, refreshEndsAt };
      return { ...tokens, ...next, ...kept };
    },

    /** The provider forgets the tokens (RFC 7009). Best effort: one that is away forgets them in its own time. */
    async revoke({ refreshToken, accessToken }: Tokens): Promise<void> {
      const config = await configuration();
      if (config.serverMetadata().revocation_endpoint === undefined) return;
      await oidc.tokenRevocation(config, refreshToken ?? accessToken);
    },

    /**
     * Where the provider's own session ends (OpenID Connect RP-Initiated Logout 1.0).
     * @param state comes back with the redirect
     */
    async endSessionUrl(idToken: string, postLogoutRedirectUri: string, state: string): Promise<string | undefined> {
      const config = await liveConfiguration();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: postLogoutRedirectUri,
        state,
      }).href;
    },
  };
}

/** Not in the standard, but what those that tell it call it: seconds that the refresh token lives, 0 = no end. */
const refreshLifeSchema = z.number().positive().optional().catch(undefined);

function timed(answer: oidc.TokenEndpointResponse, now: number) {
  const refreshLife = refreshLifeSchema.parse(answer['refresh_expires_in'] ?? answer['refresh_token_expires_in']);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    receivedAt: now,
    expiresAt: answer.expires_in === undefined ? undefined : now + answer.expires_in * 1000,
    refreshEndsAt: refreshLife === undefined ? undefined : now + refreshLife * 1000,
  };
}

export type Provider = ReturnType<typeof createProvider>;
