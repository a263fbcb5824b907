import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { afterEach, describe, expect, it } from 'vitest';
import { listenOnLoopback, type LoopbackServer } from '../lib/loopback.js';
import { createTestBrowser, type TestBrowser } from '../testing/browser.js';
import { clientSecret, WORKBENCH_AUDIENCE } from './clients.js';
import { startIdp } from './index.js';
import type { DemoUser } from './users.js';

const CALLBACK = 'http://127.0.0.1:45999/auth/callback';
const SCOPE = 'openid profile fhircast/Patient-open.read fhircast/Patient-open.write hub/presence hub/feed';
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function startProvider(demoUser?: DemoUser): Promise<string> {
  const server = await listenOnLoopback();
  servers.push(server);
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const systems = {
    aptj: at(1),
    pex360: at(4),
    sosiaalilc: at(5),
    omavointi: at(6),
    omaolo: at(2),
    terveyskyla: at(3),
  };
  return startIdp({ server, systems, demoUser, now: () => new Date() }).issuer;
}

const discover = (issuer: string, clientId = 'tyopoyta', secret?: string) =>
  oidc.discovery(new URL(issuer), clientId, secret, secret === undefined ? oidc.None() : undefined, {
    execute: [oidc.allowInsecureRequests],
  });

async function beginSignIn(issuer: string, extra: Record<string, string> = {}) {
  const configuration = await discover(issuer);
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: CALLBACK,
    scope: SCOPE,
    resource: WORKBENCH_AUDIENCE,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...extra,
  });
  return { configuration, url: url.href, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
}

/** Presses the button of the log-in page that sends `sub`, and follows to the redirect URI. */
async function chooseUser(browser: TestBrowser, loginPage: string, sub: string): Promise<URL> {
  const posted = await browser.post(`${loginPage}/login`, { sub });
  return new URL((await browser.followFrom(posted, CALLBACK)).url);
}

async function signIn(issuer: string, browser: TestBrowser) {
  const { configuration, url, checks } = await beginSignIn(issuer);
  const login = await browser.follow(url);
  const answer = await chooseUser(browser, login.url, 'kymijoki-lehtjoh');
  const tokens = await oidc.authorizationCodeGrant(configuration, answer, checks);
  return { configuration, tokens };
}

describe('identity provider', () => {
  it('shows the four users, with a policy that keeps other scripts out', async () => {
    const issuer = await startProvider();
    const { url } = await beginSignIn(issuer);
    const { response } = await createTestBrowser().follow(url);
    const text = (await response?.text()) ?? '';
    expect(text.match(/Kirjaudu: /g)).toHaveLength(4);
    expect(text).toContain('Kirjaudu: Johanna Lehtonen, sairaanhoitaja');
    expect(text).toContain('demo');
    expect(response?.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('gives an ID token with the role and an access token for the workbench', async () => {
    const issuer = await startProvider();
    const { tokens } = await signIn(issuer, createTestBrowser());
    expect(tokens.claims()).toMatchObject({
      sub: 'kymijoki-lehtjoh',
      name: 'Johanna Lehtonen',
      role: 'sairaanhoitaja',
      unit: 'Asiakasohjaus',
      preferred_username: 'LEHTJOH',
    });
    const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, {
      issuer,
      audience: WORKBENCH_AUDIENCE,
      typ: 'at+jwt',
    });
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload.sub).toBe('kymijoki-lehtjoh');
    expect(payload['client_id']).toBe('tyopoyta');
    expect(payload).toMatchObject({ unit: 'Asiakasohjaus', duties: [] });
    // hub/feed belongs to the systems that report for many, and is left out of a user's token.
    expect(String(payload['scope']).split(' ').sort()).toEqual([
      'fhircast/Patient-open.read',
      'fhircast/Patient-open.write',
      'hub/presence',
    ]);
  });

  it('renews the access token as long as the session lives, and never after sign-out', async () => {
    const issuer = await startProvider();
    const browser = createTestBrowser();
    const { configuration, tokens } = await signIn(issuer, browser);
    const renewed = await oidc.refreshTokenGrant(configuration, tokens.refresh_token ?? '');
    expect(renewed.access_token).not.toBe(tokens.access_token);

    const signOut = oidc.buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://127.0.0.1:45999/',
    });
    const page = (await (await browser.get(signOut.href)).text()).match(/name="xsrf" value="([^"]+)"/);
    const ended = await browser.post(`${issuer}/session/end/confirm`, { xsrf: page?.[1] ?? '', logout: 'yes' });
    expect(ended.headers.get('location')).toBe('http://127.0.0.1:45999/');
    await expect(oidc.refreshTokenGrant(configuration, renewed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    // The provider's session is over too: the next sign-in asks who it is.
    const again = await beginSignIn(issuer);
    expect((await browser.follow(again.url, CALLBACK)).url).toContain('/interaction/');
  });

  it('signs in to a second system without asking again', async () => {
    const issuer = await startProvider();
    const browser = createTestBrowser();
    await signIn(issuer, browser);
    const second = await beginSignIn(issuer);
    const { url } = await browser.follow(second.url, CALLBACK);
    expect(new URL(url).searchParams.get('code')).not.toBeNull();
  });

  it('refuses a code without its verifier', async () => {
    const issuer = await startProvider();
    const { configuration, url, checks } = await beginSignIn(issuer);
    const browser = createTestBrowser();
    const login = await browser.follow(url);
    const answer = await chooseUser(browser, login.url, 'kymijoki-saloriik');
    const wrong = { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
    await expect(oidc.authorizationCodeGrant(configuration, answer, wrong)).rejects.toThrow();
  });

  it('signs in the configured demo user by the hint alone, and nobody else', async () => {
    const issuer = await startProvider('trainer');
    const hinted = await beginSignIn(issuer, { login_hint: 'trainer' });
    const silent = await createTestBrowser().follow(hinted.url, CALLBACK);
    expect(silent.url.startsWith(CALLBACK)).toBe(true);
    const other = await beginSignIn(issuer, { login_hint: 'nurse' });
    expect((await createTestBrowser().follow(other.url, CALLBACK)).url).toContain('/interaction/');
    const asked = await beginSignIn(issuer, { login_hint: 'trainer', prompt: 'login' });
    expect((await createTestBrowser().follow(asked.url, CALLBACK)).url).toContain('/interaction/');
  });

  it('tells the system when the professional cancels', async () => {
    const issuer = await startProvider();
    const { url } = await beginSignIn(issuer);
    const browser = createTestBrowser();
    const login = await browser.follow(url);
    const cancelled = await browser.followFrom(await browser.post(`${login.url}/cancel`, {}), CALLBACK);
    expect(new URL(cancelled.url).searchParams.get('error')).toBe('access_denied');
  });

  it('gives the reporting system its own token and no user', async () => {
    const issuer = await startProvider();
    const configuration = await discover(issuer, 'staff-life', clientSecret('staff-life'));
    const tokens = await oidc.clientCredentialsGrant(configuration, {
      scope: 'hub/feed',
      resource: WORKBENCH_AUDIENCE,
    });
    const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
    const { payload } = await jwtVerify(tokens.access_token, keys, { issuer, audience: WORKBENCH_AUDIENCE });
    expect(payload).toMatchObject({ sub: 'staff-life', client_id: 'staff-life', scope: 'hub/feed' });
    expect(payload).not.toHaveProperty('duties');
    await expect(
      oidc.clientCredentialsGrant(configuration, { scope: 'hub/feed', resource: 'https://other.example/' }),
    ).rejects.toThrow();
  });

  it('refuses redirects that no system registered', async () => {
    const issuer = await startProvider();
    const { url } = await beginSignIn(issuer, { redirect_uri: 'http://127.0.0.1:45999/elsewhere' });
    const response = await createTestBrowser().get(url);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Kirjautuminen ei onnistunut');
  });
});
