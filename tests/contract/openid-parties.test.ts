import * as oidc from 'openid-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBrowser } from '../../src-simulators/testing/browser.js';
import { startSystems } from '../../src-simulators/systems.js';
import { systemClock } from '../../src-simulators/lib/clock.js';
import { clientSecret } from '../../src-simulators/idp/clients.js';
import { startSmartLauncher } from '../lib/smart-launcher.js';

// openid-client as a relying party of both: the demo county's provider, and the launching side's OpenID Connect.

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const insecure = { execute: [oidc.allowInsecureRequests] };

/** A code that came to the party's redirect address, with what the party must check of the answer. */
interface Answered {
  config: oidc.Configuration;
  /** Where the code came. */
  callback: URL;
  checks: oidc.AuthorizationCodeGrantChecks;
}

async function atProvider(nonce = oidc.randomNonce()): Promise<Answered> {
  const systems = await startSystems({
    clock: systemClock,
    random: () => 0.5,
    demoUser: undefined,
    fhir: undefined,
    colleaguesClock: undefined,
  });
  closers.push(systems.close);
  const { idp, tools } = systems.addresses;
  const config = await oidc.discovery(
    new URL(idp),
    'omavointi',
    clientSecret('omavointi'),
    oidc.ClientSecretBasic(clientSecret('omavointi')),
    insecure,
  );
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const redirectUri = `${tools.omavointi}/signed-in`;
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const browser = createTestBrowser();
  const login = await browser.follow(url.href);
  const posted = await browser.post(`${login.url}/login`, { sub: 'kymijoki-lehtjoh' });
  const { url: callback } = await browser.followFrom(posted, redirectUri);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { config, callback: new URL(callback), checks };
}

const SECRET = 'county-test-secret';
async function atLauncher(nonce = oidc.randomNonce()): Promise<Answered> {
  const redirectUri = 'https://path.example/back';
  const launcher = await startSmartLauncher(
    [
      {
        id: 'path',
        clientId: 'path',
        url: 'https://path.example/launch?iss={iss}&launch={launch}',
        redirectUris: [redirectUri],
        scope: 'launch openid fhirUser',
        clientSecret: SECRET,
      },
    ],
    Date.now(),
  );
  closers.push(() => launcher.smart.close());
  const { iss } = launcher;
  const { searchParams } = new URL(launcher.opened('path').page().url ?? '');
  const config = await oidc.discovery(new URL(iss), 'path', SECRET, oidc.ClientSecretBasic(SECRET), insecure);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'launch openid fhirUser',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    aud: iss,
    launch: searchParams.get('launch') ?? '',
  });
  const response = await fetch(url, { redirect: 'manual' });
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { config, callback: new URL(response.headers.get('location') ?? ''), checks };
}

const grant = ({ config, callback, checks }: Answered) => oidc.authorizationCodeGrant(config, callback, checks);
/** Why a party would not take the answer: the message, and those behind it. */
async function whyRefused(answered: Answered): Promise<string> {
  const reasons: string[] = [];
  let error: unknown = await grant(answered).then(
    () => new Error('it was taken'),
    (why: unknown) => why,
  );
  for (; error instanceof Error; error = error.cause) reasons.push(`${error.message} ${JSON.stringify(error)}`);
  return `${reasons.join(' ')} ${JSON.stringify(error)}`;
}
/** The same party, believing something else of the provider or of itself. */
function believing({ config, ...rest }: Answered, metadata: Partial<oidc.ServerMetadata>, clientId?: string): Answered {
  const [server, client] = [config.serverMetadata(), config.clientMetadata()];
  const secret = String(client.client_secret);
  const other = new oidc.Configuration(
    { ...server, ...metadata },
    clientId ?? client.client_id,
    secret,
    // Authenticates under its own name, and expects tokens for another.
    clientId === undefined
      ? oidc.ClientSecretBasic(secret)
      : (_as, _client, _body, headers) =>
          headers.set('authorization', `Basic ${Buffer.from(`${client.client_id}:${secret}`).toString('base64')}`),
  );
  oidc.allowInsecureRequests(other);
  oidc.enableNonRepudiationChecks(other);
  return { config: other, ...rest };
}

describe.each([
  ['the demo county’s provider', atProvider],
  ['the launching side', atLauncher],
] as const)('%s', (_, answered) => {
  it('signs in by code, PKCE and nonce, with a signature that its own keys prove', async () => {
    const one = await answered('n-0S6');
    oidc.enableNonRepudiationChecks(one.config);
    const claims = (await grant(one)).claims();
    expect(claims).toMatchObject({ iss: one.config.serverMetadata().issuer, nonce: 'n-0S6' });
    expect(claims?.aud).toBe(one.config.clientMetadata().client_id);
  });

  it('does not pass with another nonce', async () => {
    const one = await answered();
    expect(await whyRefused({ ...one, checks: { ...one.checks, expectedNonce: 'other' } })).toContain('"nonce"');
  });

  it('does not pass for another issuer', async () => {
    expect(await whyRefused(believing(await answered(), { issuer: 'http://127.0.0.1:9' }))).toMatch(/\biss\b/);
  });

  it('does not pass for another audience', async () => {
    expect(await whyRefused(believing(await answered(), {}, 'somebody-else'))).toMatch(/\baud\b/);
  });

  it('does not pass with somebody else’s keys', async () => {
    const [one, other] = [await answered(), await answered()];
    const { jwks_uri = '' } = other.config.serverMetadata();
    expect(await whyRefused(believing(one, { jwks_uri }))).toMatch(/signature|key/i);
  });

  it('does not pass with another verifier', async () => {
    const one = await answered();
    const checks = { ...one.checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
    expect(await whyRefused({ ...one, checks })).toContain('invalid_grant');
  });
});

it('the launching side names the professional by fhirUser', async () => {
  const one = await atLauncher();
  expect((await grant(one)).claims()).toMatchObject({
    sub: 'u1',
    fhirUser: `${one.config.serverMetadata().issuer}/Practitioner/u1`,
  });
});
