import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DeskFrame, deliveryOf, seen } from '../../src-main/context/frames/testing/desk.js';
import { challengeOf } from '../../src-main/context/smart/launches.js';
import { type SmartLauncher, startSmartLauncher } from '../lib/smart-launcher.js';

// A SMART app as an outside program: real HTTP, nothing of ours but the addresses (SMART App Launch 2.2, EHR launch).

const redirectUri = 'https://risk.example/back';
const tool = {
  id: 'risk',
  clientId: 'risk-app',
  url: 'https://risk.example/launch?iss={iss}&launch={launch}',
  redirectUris: [redirectUri],
  scope: 'launch launch/patient fhircast/Patient-open.read',
};
const other = { ...tool, id: 'other', clientId: 'other-app', redirectUris: ['https://other.example/back'] };

let launcher: SmartLauncher;
beforeEach(async () => (launcher = await startSmartLauncher([tool, other])));
afterEach(() => launcher.smart.close());

const configurationSchema = z.looseObject({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const verifier = 'v'.repeat(64);

/** What the tool's page does with the address that it was launched with. */
function launchedWith(frame: DeskFrame) {
  const { searchParams } = new URL(frame.page().url ?? '');
  return { iss: searchParams.get('iss') ?? '', launch: searchParams.get('launch') ?? '' };
}
async function discover(iss: string) {
  const response = await fetch(`${iss}/.well-known/smart-configuration`, { headers: { accept: 'application/json' } });
  return configurationSchema.parse(await response.json());
}
async function authorize({ iss, launch }: { iss: string; launch: string }, change: Record<string, string> = {}) {
  const { authorization_endpoint: endpoint } = await discover(iss);
  const asked = {
    response_type: 'code',
    client_id: tool.clientId,
    redirect_uri: redirectUri,
    scope: 'launch fhircast/Patient-open.read patient/*.rs',
    state: 's-1',
    aud: iss,
    launch,
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
  const response = await fetch(`${endpoint}?${new URLSearchParams(asked)}`, { redirect: 'manual' });
  const location = response.headers.get('location');
  return { status: response.status, back: location === null ? undefined : new URL(location) };
}
async function redeem(iss: string, code: string, change: Record<string, string> = {}) {
  const { token_endpoint: endpoint } = await discover(iss);
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { origin: 'https://risk.example' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: tool.clientId,
      code_verifier: verifier,
      ...change,
    }),
  });
  return { response, body: z.looseObject({}).parse(await response.json()) };
}
async function codeFor(frame: DeskFrame) {
  const { back } = await authorize(launchedWith(frame));
  return back?.searchParams.get('code') ?? '';
}
const opened = (version = 1) => launcher.opened('risk', version);
const answers = () => launcher.answers();

describe('a SMART app that is launched anew at each change', () => {
  it('finds the endpoints from iss', async () => {
    const { iss } = launchedWith(opened());
    expect(await discover(iss)).toMatchObject({
      authorization_endpoint: `${iss}/authorize`,
      token_endpoint: `${iss}/token`,
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code'],
      capabilities: expect.arrayContaining(['launch-ehr', 'client-public', 'context-ehr-patient']),
    });
  });

  it('confirms by its token request, and learns the client, the unit and the hub', async () => {
    const frame = opened();
    const { iss } = launchedWith(frame);
    const { status, back } = await authorize(launchedWith(frame));
    expect([status, back?.origin, back?.searchParams.get('state')]).toEqual([302, 'https://risk.example', 's-1']);
    expect(answers()).toEqual([]);
    const { response, body } = await redeem(iss, back?.searchParams.get('code') ?? '');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'launch fhircast/Patient-open.read',
      patient: 'p1',
      need_patient_banner: false,
      fhirContext: [{ type: 'Organization', identifier: { value: 'Asiakasohjaus' } }],
      'hub.url': 'http://127.0.0.1:1/hub',
      'hub.topic': 'topic-1',
    });
    expect(answers()).toEqual(['shown risk change-1']);
    expect(launcher.smart.holder(String(body['access_token']))).toMatchObject({
      subject: 'u1',
      clientId: 'risk-app',
      scopes: ['launch', 'fhircast/Patient-open.read'],
    });
  });

  it('that redeems an old launch after a change is refused, and confirms nothing', async () => {
    const frame = opened(1);
    const [old, code] = [launchedWith(frame), await codeFor(frame)];
    launcher.desk.commit(deliveryOf(2, 'Patient/p2'), 'risk');
    const late = await redeem(old.iss, code);
    expect([late.response.status, late.body]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await authorize(old)).back?.searchParams.get('error')).toBe('invalid_request');
    expect(answers()).toEqual([]);
    await redeem(old.iss, await codeFor(frame));
    expect(answers()).toEqual(['shown risk change-2']);
  });

  it('that was left behind gets nothing for the client before', async () => {
    const frame = opened(1);
    const code = await codeFor(frame);
    launcher.desk.commit(deliveryOf(2, 'Patient/p2'));
    expect((await redeem(launchedWith(frame).iss, code)).body).toEqual({ error: 'invalid_grant' });
  });

  it('is asked once: launch, code and token are of one use, one minute, one session', async () => {
    const frame = opened();
    const launch = launchedWith(frame);
    const code = await codeFor(frame);
    expect((await authorize(launch)).back?.searchParams.get('error')).toBe('invalid_request');
    const { body } = await redeem(launch.iss, code);
    expect((await redeem(launch.iss, code)).body).toEqual({ error: 'invalid_grant' });
    expect(launcher.smart.holder(String(body['access_token']))).toBeUndefined();
    launcher.desk.commit(deliveryOf(1, 'Patient/p1'), 'risk');
    launcher.clock.advance(60_000);
    expect(await codeFor(frame)).toBe('');
    launcher.desk.commit(deliveryOf(1, 'Patient/p1'), 'risk');
    const last = await codeFor(frame);
    launcher.state.user = 'u2';
    expect((await redeem(launch.iss, last)).body).toEqual({ error: 'invalid_grant' });
    launcher.state.user = 'u1';
    launcher.smart.endSession();
    expect(frame.page()).toMatchObject({ url: null, opensClient: false });
  });

  it('shows its own page, or none, while no client is open', () => {
    const frame = opened();
    launcher.desk.commit(deliveryOf(2, null), 'risk');
    expect(frame.page().url).toBeNull();
    frame.loaded(seen(frame));
    expect(answers()).toEqual([]);
    frame.loaded({ by: 'removed' });
    expect(answers()).toEqual(['shown risk change-2']);
  });

  it.each([
    ['no PKCE', { code_challenge: '' }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['an implicit grant', { response_type: 'token' }],
    ['another server’s audience', { aud: 'https://fhir.example/' }],
    ['a launch of its own making', { launch: 'guessed' }],
  ])('is sent back with an error: %s', async (_, change) => {
    const { status, back } = await authorize(launchedWith(opened()), change);
    expect([status, back?.searchParams.get('error'), back?.searchParams.get('state')]).toEqual([
      302,
      'invalid_request',
      's-1',
    ]);
    expect(back?.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['an unknown client', { client_id: 'stranger' }],
    ['another tool’s redirect address', { redirect_uri: 'https://other.example/back' }],
    ['a longer redirect address', { redirect_uri: `${redirectUri}/more` }],
  ])('is never redirected for %s', async (_, change) => {
    expect(await authorize(launchedWith(opened()), change)).toEqual({ status: 400, back: undefined });
  });

  it('cannot use another tool’s launch or code', async () => {
    const frame = opened();
    const theirs = { client_id: other.clientId, redirect_uri: other.redirectUris[0] ?? '' };
    expect((await authorize(launchedWith(frame), theirs)).back?.searchParams.get('error')).toBe('invalid_request');
    const code = await codeFor(frame);
    expect((await redeem(launchedWith(frame).iss, code, theirs)).body).toEqual({ error: 'invalid_grant' });
    expect(answers()).toEqual([]);
  });

  it('may call from its own origin only, and under the server’s own name only', async () => {
    const { iss } = launchedWith(opened());
    const preflight = (origin: string) =>
      fetch(`${iss}/token`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const own = await preflight('https://risk.example');
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([204, 'https://risk.example']);
    const evil = await preflight('https://evil.example');
    expect([evil.status, evil.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const url = new URL(`${iss}/.well-known/smart-configuration`);
    const status = await new Promise((resolve) => {
      const call = request(url, { headers: { host: 'rebound.example' } }, (answer) => resolve(answer.statusCode));
      call.end();
    });
    expect(status).toBe(403);
  });

  it('that sends rubbish is refused, and the server stays up', async () => {
    const { iss } = launchedWith(opened());
    const send = (body: string, type: string) =>
      fetch(`${iss}/token`, { method: 'POST', headers: { 'content-type': type }, body });
    const form = 'application/x-www-form-urlencoded';
    const statuses = await Promise.all([
      send('{"grant_type"', 'application/json'),
      send('grant_type=authorization_code&grant_type=x', form),
      send('a='.padEnd(100_000, 'x'), form),
      send('', form),
      fetch(`${iss}/authorize?client_id=risk-app&client_id=x`),
      fetch(`${iss}/Patient/p1`),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 413, 400, 400, 401]);
    expect(answers()).toEqual([]);
  });
});
