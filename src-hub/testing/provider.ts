import { once } from 'node:events';
import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

export const AUDIENCE = 'https://tyopoyta.example/';

/** An identity provider with a key that may be replaced. */
export async function startProvider() {
  const makeKey = async (kid: string) => ({ kid, ...(await generateKeyPair('ES256', { extractable: true })) });
  let key = await makeKey('first');
  const server = createServer((request, response) => {
    const answer = async () => {
      if (request.url !== '/jwks') return { issuer, jwks_uri: `${issuer}/jwks` };
      return { keys: [{ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: 'ES256', use: 'sig' }] };
    };
    void answer().then((body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const sign = (claims: Record<string, unknown>, { audience = AUDIENCE, seconds = 60, from = issuer } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .setIssuer(from)
      .setAudience(audience)
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(key.privateKey);
  return {
    issuer,
    sign,
    rotate: async () => void (key = await makeKey('second')),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
