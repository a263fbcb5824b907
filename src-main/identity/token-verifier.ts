import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import { type DutyClaims, NO_DUTY_CLAIMS, readDuties } from '#shared/duty-claims.js';
import type { Duty } from '#shared/identity.js';

/** Whom an access token lets in, and what they may do. */
interface TokenHolder {
  subject: string;
  clientId: string | undefined;
  scopes: string[];
  duties: readonly Duty[];
  unit: string | undefined;
  /** End of the token, epoch milliseconds; absent = it does not say. */
  expiresAt: number | undefined;
}

const payloadSchema = z.object({
  sub: z.string().optional(),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  scope: z.string().default(''),
  exp: z.number().optional(),
});

/** So many tokens that held are remembered: a county has tens of tools, each with one at a time. */
const REMEMBERED = 200;

/**
 * Checks access tokens of the county's identity provider (JWT, RFC 9068): signature, issuer, audience and time.
 * Keys are fetched at first need and again when an unknown one turns up (key rotation).
 * @returns a function that gives the holder, or undefined when the token does not hold
 */
export function createTokenVerifier({
  issuer,
  audience,
  claims = NO_DUTY_CLAIMS,
  jwksUri,
}: {
  issuer: string;
  audience: string;
  /** Where tokens name duties and the unit. */
  claims?: DutyClaims;
  jwksUri: () => Promise<string | undefined>;
}) {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const keySet = () => {
    keys ??= jwksUri()
      .then((uri) => {
        if (uri === undefined) throw new Error('the provider names no key set');
        return createRemoteJWKSet(new URL(uri));
      })
      .catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
    return keys;
  };
  /** Tokens that held, so that a client that says much is not checked at each word. */
  const held = new Map<string, TokenHolder>();
  return async (token: string): Promise<TokenHolder | undefined> => {
    const known = held.get(token);
    if (known?.expiresAt !== undefined && known.expiresAt > Date.now()) return known;
    held.delete(token);
    const holder = await check(token);
    if (holder?.expiresAt === undefined) return holder;
    held.set(token, holder);
    const oldest = held.keys().next();
    if (held.size > REMEMBERED && oldest.done !== true) held.delete(oldest.value);
    return holder;
  };

  async function check(token: string): Promise<TokenHolder | undefined> {
    try {
      const { payload } = await jwtVerify(token, await keySet(), { issuer, audience, clockTolerance: 5 });
      const { sub, client_id, azp, scope, exp } = payloadSchema.parse(payload);
      const clientId = client_id ?? azp;
      const subject = sub ?? clientId;
      return subject === undefined
        ? undefined
        : {
            subject,
            clientId,
            scopes: scope.split(' ').filter((one) => one !== ''),
            ...readDuties(payload, claims),
            expiresAt: exp === undefined ? undefined : exp * 1000,
          };
    } catch {
      return undefined;
    }
  }
}
