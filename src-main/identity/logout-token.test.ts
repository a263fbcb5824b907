import { once } from 'node:events';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOGOUT_EVENT, createLogoutTokenVerifier, isMeant, readLogoutClaims } from './logout-token.js';

const expected = { issuer: 'https://id.example', clientId: 'tyopoyta', now: 1_000_000 };
const good = {
  iss: expected.issuer,
  aud: 'tyopoyta',
  iat: expected.now - 1,
  exp: expected.now + 60,
  jti: 'j1',
  sid: 's1',
  sub: 'u1',
  events: { [LOGOUT_EVENT]: {} },
};
const without = (key: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));

describe('the claims of a logout token', () => {
  it('hold as the standard says', () => {
    expect(readLogoutClaims(good, expected)).toEqual({ jti: 'j1', sid: 's1', sub: 'u1' });
    expect(readLogoutClaims({ ...good, aud: ['other', 'tyopoyta'] }, expected)).toBeDefined();
    expect(readLogoutClaims(without('sid'), expected)).toEqual({ jti: 'j1', sub: 'u1' });
    expect(readLogoutClaims(without('sub'), expected)).toEqual({ jti: 'j1', sid: 's1' });
  });

  it.each([
    ['another issuer', { ...good, iss: 'https://id.example.evil' }],
    ['another client', { ...good, aud: 'omaolo' }],
    ['old', { ...good, iat: expected.now - 600 }],
    ['of the future', { ...good, iat: expected.now + 600 }],
    ['expired', { ...good, exp: expected.now - 60 }],
    ['an ID token: it has a nonce', { ...good, nonce: 'n' }],
    ['an ID token: it has no event', without('events')],
    ['another event', { ...good, events: { 'http://schemas.example/other': {} } }],
    ['an event that is no object', { ...good, events: { [LOGOUT_EVENT]: true } }],
    ['of nobody', Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'sub' && name !== 'sid'))],
    ['without a number of its own', without('jti')],
    ['without a time', without('iat')],
  ])('do not hold when it is %s', (_why, payload) => {
    expect(readLogoutClaims(payload, expected)).toBeUndefined();
  });

  it('hold for nothing that is not a whole logout token of this provider, for us, now', () => {
    const claim = fc.oneof(fc.constantFrom(...Object.values(good)), fc.anything());
    const payload = fc.oneof(
      fc.anything(),
      fc.record(Object.fromEntries([...Object.keys(good), 'nonce'].map((key) => [key, claim])), { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(payload, (any) => {
        const read = readLogoutClaims(any, expected);
        if (read === undefined) return;
        expect(any).toMatchObject({ iss: expected.issuer, events: { [LOGOUT_EVENT]: {} } });
        expect(any).not.toMatchObject({ nonce: expect.anything() });
        expect(read.sub ?? read.sid).toBeTruthy();
      }),
      { numRuns: 2000 },
    );
  });

  it('mean one session by its number, or all of a person’s', () => {
    const mine = { sub: 'u1', sid: 's1' };
    expect(isMeant({ sid: 's1' }, mine)).toBe(true);
    expect(isMeant({ sub: 'u1' }, mine)).toBe(true);
    expect(isMeant({ sub: 'u1', sid: 's2' }, mine)).toBe(false);
    expect(isMeant({ sub: 'u2', sid: 's1' }, mine)).toBe(false);
    expect(isMeant({ sub: 'u2' }, mine)).toBe(false);
    expect(isMeant({ sid: 's1' }, { sub: 'u1' })).toBe(false);
    expect(isMeant({}, mine)).toBe(false);
  });
});

describe('the verifier', () => {
  const server = createServer();
  let uri = '';
  let verify: ReturnType<typeof createLogoutTokenVerifier>;
  let sign: (claims: object, how?: { kid?: string; stranger?: boolean }) => Promise<string>;
  const clock = { now: expected.now * 1000 };
  beforeAll(async () => {
    const [own, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
    server.on('request', (_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    uri = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/jwks`;
    sign = (claims, how = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: how.kid ?? 'k', typ: 'logout+jwt' })
        .sign(how.stranger === true ? stranger.privateKey : own.privateKey);
    verify = createLogoutTokenVerifier({ ...expected, jwksUri: async () => uri, now: () => clock.now });
  });
  afterAll(() => void server.close());

  it('takes a token of the provider once', async () => {
    const token = await sign(good);
    expect(await verify(token)).toEqual({ sub: 'u1', sid: 's1' });
    expect(await verify(token)).toBeUndefined();
    expect(await verify(await sign({ ...good, jti: 'j2' }))).toBeDefined();
  });

  it('takes no token of a stranger, changed, unsigned, or signed by a shared secret', async () => {
    expect(await verify(await sign({ ...good, jti: 'x1' }, { stranger: true }))).toBeUndefined();
    expect(await verify(await sign({ ...good, jti: 'x2' }, { kid: 'other' }))).toBeUndefined();
    const [head = '', , signature = ''] = (await sign({ ...good, jti: 'x3' })).split('.');
    const other = Buffer.from(JSON.stringify({ ...good, jti: 'x3', sub: 'u2' })).toString('base64url');
    expect(await verify(`${head}.${other}.${signature}`)).toBeUndefined();
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(
      await verify(`${none}.${Buffer.from(JSON.stringify({ ...good, jti: 'x4' })).toString('base64url')}.`),
    ).toBeUndefined();
    const secret = new TextEncoder().encode('tyopoyta');
    const shared = await new SignJWT({ ...good, jti: 'x5' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k' })
      .sign(secret);
    expect(await verify(shared)).toBeUndefined();
  });

  it('stands whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.array(fc.base64String(), { maxLength: 5 }).map((parts) => parts.join('.')),
        ),
        async (noise) => {
          expect(await verify(noise)).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
    const lost = createLogoutTokenVerifier({
      ...expected,
      jwksUri: () => Promise.reject(new Error('down')),
      now: () => clock.now,
    });
    expect(await lost(await sign({ ...good, jti: 'y' }))).toBeUndefined();
  });
});
