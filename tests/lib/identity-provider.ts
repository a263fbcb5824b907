import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

/** Whom a token stands for. */
export interface TokenWish {
  clientId: string;
  subject?: string;
  scope: string;
  /** Seconds from now; below zero = has expired. */
  expiresIn?: number;
}

export const testUser = { sub: 'test-nurse', name: 'Tiina Testaaja', role: 'sairaanhoitaja', unit: 'Testiasema' };
const AUDIENCE = 'https://tyopoyta.kymijoki.example/';
const codeSchema = z.object({ code: z.string(), client_id: z.string() });

/**
 * The smallest OpenID provider that the core signs in at: it lets one test user in without asking, and writes access
 * tokens for any tool, also such as must not be let in.
 */
export async function startIdentityProvider() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const stranger = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const nonces = new Map<string, string>();
  let issuer = '';

  const sign = (claims: Record<string, unknown>, expiresIn: number, by = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: issuer, ...claims, iat: now, exp: now + expiresIn })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: claims['nonce'] === undefined ? 'at+jwt' : 'JWT' })
      .sign(by);
  };
  const accessClaims = ({ clientId, subject, scope }: TokenWish) => ({
    aud: AUDIENCE,
    sub: subject ?? testUser.sub,
    client_id: clientId,
    scope,
  });
  /** An access token (RFC 9068) of the test user, or of another. */
  const token = (wish: TokenWish) => sign(accessClaims(wish), wish.expiresIn ?? 3600);

  async function answer(request: IncomingMessage): Promise<unknown> {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['ES256'],
      };
    }
    if (url.pathname === '/jwks') return { keys: [key] };
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      nonces.set(code, url.searchParams.get('nonce') ?? '');
      return { code, state: url.searchParams.get('state') };
    }
    const { code, client_id: clientId } = codeSchema.parse(
      Object.fromEntries(new URLSearchParams(await text(request))),
    );
    return {
      token_type: 'Bearer',
      access_token: await token({ clientId, scope: 'openid' }),
      expires_in: 3600,
      id_token: await sign({ ...testUser, aud: clientId, nonce: nonces.get(code) }, 3600),
    };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      () => response.writeHead(400).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test provider has no port');
  issuer = `http://127.0.0.1:${address.port}`;

  return {
    issuer,
    token,
    /** Right in all but its signature. */
    forgedToken: (wish: TokenWish) => sign(accessClaims(wish), wish.expiresIn ?? 3600, stranger.privateKey),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
