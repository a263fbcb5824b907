import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import * as z from 'zod';
import {
  clients,
  WORKBENCH,
  WORKBENCH_AUDIENCE,
  workbenchClient,
  workbenchScopes,
  type WebSystems,
} from './clients.js';
import { errorPage, signedOutPage, signOutPage } from './pages.js';
import { createStore } from './store.js';
import { claimsOf, type DirectoryUser } from './users.js';

const HOUR = 3600;
const jwkSchema = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() });

/** A new P-256 key pair: made in a millisecond, where RSA would take most of the start-up time. */
export function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = jwkSchema.parse(privateKey.export({ format: 'jwk' }));
  return {
    ...jwk,
    kty: 'EC' as const,
    crv: 'P-256' as const,
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
}

/** All that was asked is granted: the county's own systems need no consent of the professional. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, params, provider, resourceServers } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(z.string().catch('openid').parse(params?.scope));
  for (const [resource, server] of Object.entries(resourceServers ?? {}))
    grant.addResourceScope(resource, server.scope);
  await grant.save();
  return grant;
}

export interface ProviderParts {
  port: number;
  /** What it signs with. */
  key: ReturnType<typeof signingKey>;
  systems: WebSystems;
  users: readonly DirectoryUser[];
  now: () => Date;
  /** Where the workbench listens, once it is known. */
  workbench: () => string | undefined;
  /** How long a person stays signed in, in seconds: their session and everything that renews itself by it. */
  sessionSeconds?: number | undefined;
}

/** The provider's settings; everything that the library would warn about has its own answer here. */
export const configuration = ({
  port,
  key,
  systems,
  users,
  now,
  workbench,
  sessionSeconds = 12 * HOUR,
}: ProviderParts): Omit<Configuration, 'interactions'> => ({
  adapter: createStore(now, (model, id) =>
    model === 'Client' && id === WORKBENCH ? { ...workbenchClient(workbench()) } : undefined,
  ),
  // The library's own way refuses this machine's addresses, where the whole demo county stands.
  fetch: (url, options) => {
    const plain = { ...options, dispatcher: undefined };
    return fetch(url, plain);
  },
  clients: clients(systems),
  clientDefaults: { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'client_secret_basic' },
  jwks: { keys: [key] },
  pkce: { required: () => true },
  responseTypes: ['code'],
  scopes: ['openid', 'profile'],
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username', 'role', 'unit', 'duties'],
  },
  // Name, role, unit and duties come in the ID token itself: the access token is for the workbench's services, not userinfo.
  conformIdTokenClaims: false,
  // What the workbench's own services, the hub above all, must know without asking: unit and duties.
  extraTokenClaims: (_ctx, token) => {
    const user = 'accountId' in token ? users.find((one) => one.sub === token.accountId) : undefined;
    return user === undefined ? undefined : { unit: user.unit, duties: user.duties };
  },
  findAccount: (_ctx, sub) => {
    const user = users.find((one) => one.sub === sub);
    return user === undefined ? undefined : { accountId: sub, claims: () => claimsOf(user) };
  },
  loadExistingGrant: grantAll,
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => true,
  clientBasedCORS: () => false,
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(out.error).text;
  },
  cookies: {
    // Browsers share cookies between the ports of one host: the port in the name keeps two providers apart.
    names: { session: `idp_${port}`, interaction: `idp_${port}_interaction`, resume: `idp_${port}_resume` },
    keys: [randomBytes(32).toString('base64url')],
  },
  ttl: {
    // No token outlives what it can be renewed by.
    AccessToken: (ctx) => Math.min(HOUR, ctx.oidc.entities.RefreshToken?.remainingTTL ?? sessionSeconds),
    AuthorizationCode: 60,
    ClientCredentials: HOUR,
    IdToken: HOUR,
    RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? sessionSeconds,
    Grant: 12 * HOUR,
    Interaction: HOUR,
    Session: sessionSeconds,
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form, ctx.oidc.entities.IdTokenHint !== undefined).text;
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = signedOutPage().text;
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_ctx, _client, oneOf) => oneOf ?? [],
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource, client) => {
        if (resource !== WORKBENCH_AUDIENCE) throw new errors.InvalidTarget();
        return {
          scope: workbenchScopes(client.clientId),
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  },
});
