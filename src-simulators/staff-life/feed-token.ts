import * as oidc from 'openid-client';

/** Tokens for a system that reports for many: client credentials (RFC 6749 §4.4) for one resource (RFC 8707). */
export function createFeedToken({
  issuer,
  clientId,
  clientSecret,
  audience,
}: {
  issuer: string;
  clientId: string;
  clientSecret: string;
  audience: string;
}): () => Promise<string> {
  return async () => {
    const provider = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      // The provider of the demo stands on this machine, without TLS.
      execute: [oidc.allowInsecureRequests],
    });
    const { access_token } = await oidc.clientCredentialsGrant(provider, { scope: 'hub/feed', resource: audience });
    return access_token;
  };
}
