import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import { type DutyClaims, NO_DUTY_CLAIMS, readDuties } from '#shared/duty-claims.js';
import type { Authenticate, HubCaller } from './caller.js';

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const payloadSchema = z.object({
  sub: z.string().optional(),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  scope: z.string().default(''),
  exp: z.number(),
});

/** The provider's own name, and the keys that it signs with now. */
interface Provider {
  name: string;
  keys: ReturnType<typeof createRemoteJWKSet>;
}
/** A token that held, with the key that signed it. */
interface Held {
  caller: HubCaller & { expiresAt: number };
  kid: string;
}
/** A county that comes back all at once brings tokens that were checked before, and a check costs more than a welcome. */
const REMEMBERED = 40_000;

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
  now = Date.now,
}: {
  issuer: string;
  audience: string;
  /** Where tokens name duties and the unit; a county that names none has nobody with a duty at the hub. */
  claims?: DutyClaims;
  fetch: typeof globalThis.fetch;
  /** Unknown keys are asked for at most so often: anybody can name one. */
  keysEveryMs?: number;
  now?: () => number;
}): Authenticate {
  async function discover(): Promise<Provider> {
    const base = issuer.replace(/\/$/, '');
    const answer = await fetch(`${base}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
    const found = discoverySchema.parse(await answer.json());
    if (found.issuer.replace(/\/$/, '') !== base) throw new Error('the provider calls itself by another name');
    return {
      name: found.issuer,
      keys: createRemoteJWKSet(new URL(found.jwks_uri), { cooldownDuration: keysEveryMs }),
    };
  }
  let provider: ReturnType<typeof discover> | undefined;
  const known = () =>
    (provider ??= discover().catch((error: unknown) => {
      provider = undefined;
      throw error;
    }));

  const held = new Map<string, Held>();
  function remember(digest: string, one: Held): void {
    held.set(digest, one);
    const oldest = held.keys().next();
    if (held.size > REMEMBERED && oldest.done !== true) held.delete(oldest.value);
  }
  async function check(token: string, digest: string, { name, keys }: Provider): Promise<HubCaller | undefined> {
    const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: name, audience, clockTolerance: 5 });
    const { sub, client_id, azp, scope, exp } = payloadSchema.parse(payload);
    const subject = sub ?? client_id ?? azp;
    if (subject === undefined) return undefined;
    const scopes = scope.split(' ').filter((one) => one !== '');
    const caller = { subject, scopes, ...readDuties(payload, claims), expiresAt: exp * 1000 };
    if (protectedHeader.kid !== undefined) remember(digest, { caller, kid: protectedHeader.kid });
    return caller;
  }

  return async (token) => {
    try {
      const at = await known();
      // By its digest: a list of tokens in the memory would be worth stealing.
      const digest = createHash('sha256').update(token).digest('base64');
      const before = held.get(digest);
      const isKeyOfNow = (kid: string) => at.keys.jwks()?.keys.some((key) => key.kid === kid) === true;
      if (before !== undefined && before.caller.expiresAt > now() && isKeyOfNow(before.kid)) return before.caller;
      held.delete(digest);
      return await check(token, digest, at);
    } catch {
      return undefined;
    }
  };
}
