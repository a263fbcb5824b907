import { type JWK, SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** What an ID token says of the professional (OpenID Connect Core §2, SMART App Launch 2.2 "Scopes for requesting identity data"). */
export interface IdClaims {
  iss: string;
  sub: string;
  aud: string;
  nonce?: string | undefined;
  /** Address of the professional's Practitioner at this server. */
  fhirUser?: string | undefined;
  name?: string | undefined;
}

const LIFE_S = 300;
const ALGORITHM = 'ES256';

/** Signs ID tokens with a key of its own, made at the start and never kept. @param now epoch milliseconds */
export async function createIdTokens(now: () => number) {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const keys: JWK[] = [{ ...jwk, kid, alg: ALGORITHM, use: 'sig' }];
  return {
    /** JSON Web Key Set (RFC 7517 §5): public parts only. */
    jwks: () => ({ keys }),
    sign({ iss, sub, aud, ...rest }: IdClaims): Promise<string> {
      const at = Math.floor(now() / 1000);
      const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      return new SignJWT(said)
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(iss)
        .setSubject(sub)
        .setAudience(aud)
        .setIssuedAt(at)
        .setExpirationTime(at + LIFE_S)
        .sign(privateKey);
    },
  };
}
