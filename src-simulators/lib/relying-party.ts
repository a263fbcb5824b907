import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import * as z from 'zod';

/** Who signed in, from the ID token. */
const userSchema = z.object({
  sub: z.string(),
  name: z.string(),
  family_name: z.string(),
  role: z.string(),
  unit: z.string(),
  preferred_username: z.string(),
});
export type User = z.infer<typeof userSchema>;
const sessionSchema = z.object({ sid: z.string().optional() });

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** OpenID Connect Back-Channel Logout 1.0 §2.4; the demo's provider always names the session. */
const logoutSchema = z.object({
  sid: z.string(),
  jti: z.string(),
  iat: z.number(),
  events: z.looseObject({ [LOGOUT_EVENT]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
});

export interface Tokens {
  access: string;
  refresh: string | undefined;
  /** Milliseconds since 1970 when `access` stops being good. */
  expires: number;
}

export interface RelyingPartyOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  scope: string;
  /** Resource indicator (RFC 8707) of the services the access token is for. */
  resource?: string;
  now: () => Date;
}

interface Attempt<T> {
  state: string;
  verifier: string;
  carried: T;
  expires: number;
}

export type SignInResult<T> =
  /** `sid`: number of the provider's session, by which it will say that it has ended. */
  { user: User; tokens: Tokens; carried: T; sid: string | undefined } | { failure: 'unknownAttempt' | 'refused' };

export interface RelyingParty<T> {
  /**
   * Where to send the browser, and the secret that its cookie must bring back. `carried` waits on the server. With
   * `prompt: none` the provider asks nothing: it answers at once with who it knows, or that it knows nobody.
   */
  begin: (carried: T, more?: { prompt: 'none' }) => Promise<{ location: string; attempt: string }>;
  finish: (answer: URL, attempt: string | undefined) => Promise<SignInResult<T>>;
  /** New tokens by the refresh token; undefined when the provider does not give any more. */
  refresh: (tokens: Tokens) => Promise<Tokens | undefined>;
  /** The session that a logout token of the provider says has ended; undefined when the token does not hold. */
  ended: (logoutToken: string) => Promise<string | undefined>;
}

const ATTEMPT_LIFE = 10 * 60_000;
const MAX_ATTEMPTS = 1000;

/** A web system's sign-in: OpenID Connect authorization code flow with PKCE (RFC 7636). */
export function createRelyingParty<T>(options: RelyingPartyOptions): RelyingParty<T> {
  const attempts = new Map<string, Attempt<T>>();
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    found ??= oidc
      .discovery(new URL(options.issuer), options.clientId, options.clientSecret, undefined, {
        // The provider of the demo stands on this machine, without TLS.
        execute: [oidc.allowInsecureRequests],
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
  const resource = options.resource === undefined ? {} : { resource: options.resource };
  const toTokens = (answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Tokens => ({
    access: answer.access_token,
    refresh: answer.refresh_token,
    expires: options.now().getTime() + (answer.expiresIn() ?? 0) * 1000,
  });
  const dropOld = () => {
    const now = options.now().getTime();
    for (const [key, attempt] of attempts) {
      if (attempt.expires < now || attempts.size > MAX_ATTEMPTS) attempts.delete(key);
    }
  };

  return {
    async begin(carried, more) {
      dropOld();
      const [state, verifier, attempt] = [oidc.randomState(), oidc.randomPKCECodeVerifier(), oidc.randomNonce()];
      attempts.set(attempt, { state, verifier, carried, expires: options.now().getTime() + ATTEMPT_LIFE });
      const location = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri,
        scope: options.scope,
        state,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...resource,
        ...more,
      });
      return { location: location.href, attempt };
    },
    async finish(answer, key) {
      const attempt = key === undefined ? undefined : attempts.get(key);
      if (key === undefined || attempt === undefined) return { failure: 'unknownAttempt' };
      attempts.delete(key);
      try {
        const checks = { pkceCodeVerifier: attempt.verifier, expectedState: attempt.state, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(await configuration(), answer, checks);
        const user = userSchema.safeParse(tokens.claims());
        if (!user.success) return { failure: 'refused' };
        const { sid } = sessionSchema.parse(tokens.claims());
        return { user: user.data, tokens: toTokens(tokens), carried: attempt.carried, sid };
      } catch {
        return { failure: 'refused' };
      }
    },
    async ended(logoutToken) {
      try {
        const { jwks_uri: keys = '' } = (await configuration()).serverMetadata();
        const { payload } = await jwtVerify(logoutToken, createRemoteJWKSet(new URL(keys)), {
          issuer: options.issuer,
          audience: options.clientId,
          maxTokenAge: 120,
        });
        return logoutSchema.parse(payload).sid;
      } catch {
        return undefined;
      }
    },
    async refresh(tokens) {
      if (tokens.refresh === undefined) return undefined;
      try {
        return toTokens(await oidc.refreshTokenGrant(await configuration(), tokens.refresh, resource));
      } catch {
        return undefined;
      }
    },
  };
}
