import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import { type DutyClaims, NO_DUTY_CLAIMS, readDuties } from '#shared/duty-claims.js';
import type { Authenticate } from './caller.js';

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const payloadSchema = z.object({
  sub: z.string().optional(),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  scope: z.string().default(''),
  exp: z.number(),
});

/**
 * Checks access tokens of the county's identity provider (JWT, RFC 9068): signature, issuer, audience and time. Keys are
 * fetched at first need by the provider's own description (OpenID Connect Discovery 1.0 §4), and again when an unknown
 * one turns up (key rotation). A token without an end is not taken.
 */
export function createTokenCheck({
  issuer,
  audience,
  claims = NO_DUTY_CLAIMS,
  fetch,
  keysEveryMs = 10_000,
}: {
  issuer: string;
  audience: string;
  /** Where tokens name duties and the unit; a county that names none has nobody with a duty at the hub. */
  claims?: DutyClaims;
  fetch: typeof globalThis.fetch;
  /** Unknown keys are asked for at most so often: anybody can name one. */
  keysEveryMs?: number;
}): Authenticate {
  async function discover() {
    const base = issuer.replace(/\/$/, '');
    const answer = await fetch(`${base}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
    const found = discoverySchema.parse(await answer.json());
    if (found.issuer.replace(/\/$/, '') !== base) throw new Error('the provider calls itself by another name');
    return {
      issuer: found.issuer,
      keys: createRemoteJWKSet(new URL(found.jwks_uri), { cooldownDuration: keysEveryMs }),
    };
  }
  let provider: ReturnType<typeof discover> | undefined;
  const known = () =>
    (provider ??= discover().catch((error: unknown) => {
      provider = undefined;
      throw error;
    }));

  return async (token) => {
    try {
      const { issuer: name, keys: keySet } = await known();
      const { payload } = await jwtVerify(token, keySet, { issuer: name, audience, clockTolerance: 5 });
      const { sub, client_id, azp, scope } = payloadSchema.parse(payload);
      const subject = sub ?? client_id ?? azp;
      if (subject === undefined) return undefined;
      return { subject, scopes: scope.split(' ').filter((one) => one !== ''), ...readDuties(payload, claims) };
    } catch {
      return undefined;
    }
  };
}
