import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';

/** Member of `events` that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4). */
export const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A logout token is for now: seconds that it may be old, and that clocks may differ. */
const FRESH_S = 120;
const TOLERANCE_S = 10;
const REMEMBERED = 500;

/** Whose session has ended at the provider: one session, or all of a person's. */
export interface Goodbye {
  sub?: string | undefined;
  sid?: string | undefined;
}

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number().optional(),
  jti: z.string().min(1),
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  events: z.looseObject({ [LOGOUT_EVENT]: z.looseObject({}) }),
  /** An ID token that was taken for something else has one. */
  nonce: z.undefined().optional(),
});

/**
 * The claims of a logout token whose signature holds, checked as the standard's §2.6 says.
 * @param now seconds since the epoch
 * @returns undefined when any of the checks fails
 */
export function readLogoutClaims(
  payload: unknown,
  { issuer, clientId, now }: { issuer: string; clientId: string; now: number },
): (Goodbye & { jti: string }) | undefined {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const { iss, aud, iat, exp, jti, sub, sid } = parsed.data;
  const holds =
    iss === issuer &&
    [aud].flat().includes(clientId) &&
    iat > now - FRESH_S &&
    iat < now + TOLERANCE_S &&
    (exp === undefined || exp > now - TOLERANCE_S) &&
    (sub !== undefined || sid !== undefined);
  return holds ? { jti, ...(sub === undefined ? {} : { sub }), ...(sid === undefined ? {} : { sid }) } : undefined;
}

/** Is it this session that the provider means? `sid` names one session; without it all of the person's are meant. */
export function isMeant(goodbye: Goodbye, claims: Readonly<Record<string, unknown>>): boolean {
  if (goodbye.sub !== undefined && goodbye.sub !== claims['sub']) return false;
  return goodbye.sid === undefined ? goodbye.sub !== undefined : goodbye.sid === claims['sid'];
}

/** Checks logout tokens: signature by the provider's keys, claims, and that none comes twice. */
export function createLogoutTokenVerifier({
  issuer,
  clientId,
  jwksUri,
  now,
}: {
  issuer: string;
  clientId: string;
  jwksUri: () => Promise<string | undefined>;
  /** Epoch milliseconds. */
  now: () => number;
}) {
  const seen = new Set<string>();
  let keys: { uri: string; find: ReturnType<typeof createRemoteJWKSet> } | undefined;
  return async (token: string): Promise<Goodbye | undefined> => {
    const uri = await jwksUri().catch(() => undefined);
    if (uri === undefined) return undefined;
    if (keys?.uri !== uri) keys = { uri, find: createRemoteJWKSet(new URL(uri)) };
    try {
      // Asymmetric keys only: `none` and shared secrets prove nothing here. Times are checked below, by our own clock.
      const { payload } = await jwtVerify(token, keys.find, {
        currentDate: new Date(now()),
        clockTolerance: TOLERANCE_S,
      });
      const claims = readLogoutClaims(payload, { issuer, clientId, now: now() / 1000 });
      if (claims === undefined || seen.has(claims.jti)) return undefined;
      seen.add(claims.jti);
      const [oldest] = seen;
      if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
      const { jti: _, ...goodbye } = claims;
      return goodbye;
    } catch {
      return undefined;
    }
  };
}
