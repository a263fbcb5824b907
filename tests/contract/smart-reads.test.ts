import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { challengeOf } from '../../src-main/context/smart/launches.js';
import type { DeskFrame } from '../../src-main/context/frames/testing/desk.js';
import { type SmartLauncher, startSmartLauncher } from '../lib/smart-launcher.js';

// What may be read by the token of a launch, and what may not; and how a confidential client is known.

const redirectUri = 'https://path.example/back';
const SECRET = 'a-secret-of-sixteen';
const tool = {
  id: 'path',
  clientId: 'path',
  url: 'https://path.example/launch?iss={iss}&launch={launch}',
  redirectUris: [redirectUri],
  scope: 'launch openid fhirUser patient/Patient.r patient/Patient.rs patient/Patient.read offline_access',
};
const confidential = { ...tool, id: 'kept', clientId: 'kept', clientSecret: SECRET };
const verifier = 'v'.repeat(64);

let launcher: SmartLauncher;
beforeEach(async () => (launcher = await startSmartLauncher([tool, confidential])));
afterEach(() => launcher.smart.close());

async function codeFor(frame: DeskFrame, clientId: string, scope: string): Promise<string> {
  const { searchParams } = new URL(frame.page().url ?? '');
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: 's',
    aud: launcher.iss,
    launch: searchParams.get('launch') ?? '',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
  };
  const response = await fetch(`${launcher.iss}/authorize?${new URLSearchParams(asked)}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}
const answerSchema = z.looseObject({ access_token: z.string().optional(), scope: z.string().optional() });
async function redeem(code: string, body: Record<string, string>, authorization?: string) {
  const response = await fetch(`${launcher.iss}/token`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...body,
    }),
  });
  return { status: response.status, body: answerSchema.parse(await response.json()) };
}
async function tokenFor(scope: string, frame = launcher.opened('path')): Promise<string> {
  const { body } = await redeem(await codeFor(frame, 'path', scope), { client_id: 'path' });
  return body.access_token ?? '';
}
async function read(path: string, token: string, more: RequestInit = {}) {
  const response = await fetch(`${launcher.iss}/${path}`, { ...more, headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('the Patient of a launch', () => {
  it.each(['patient/Patient.rs', 'patient/Patient.r', 'patient/Patient.read'])('is read by %s', async (scope) => {
    const token = await tokenFor(`launch ${scope}`);
    expect(await read('Patient/p1', token)).toMatchObject({ status: 200, body: { id: 'p1' } });
    expect(launcher.given).toEqual(['path Patient/p1']);
  });

  it('is found by its id alone, by the scope that says so', async () => {
    const token = await tokenFor('launch patient/Patient.rs');
    expect(await read('Patient?_id=p1', token)).toMatchObject({ status: 200, body: { type: 'searchset', total: 1 } });
    expect((await read('Patient?name=Testinen', token)).status).toBe(403);
    expect((await read('Patient', token)).status).toBe(403);
    const reads = await tokenFor('launch patient/Patient.r');
    expect((await read('Patient?_id=p1', reads)).status).toBe(403);
  });

  it('is written to the access log first, and not given where that cannot be done', async () => {
    const token = await tokenFor('launch patient/Patient.rs');
    let wasRead = false;
    launcher.state.whileReading = async () => void (wasRead = true);
    launcher.state.whileLogging = () => Promise.reject(new Error('disk full'));
    const { status, body } = await read('Patient/p1', token);
    expect([status, wasRead, JSON.stringify(body)]).toEqual([503, false, expect.not.stringContaining('Testinen')]);
  });

  it('is the launched client’s only: others are refused alike, and nothing of it is logged', async () => {
    const token = await tokenFor('launch patient/Patient.rs');
    const [other, nobody] = [await read('Patient/p2', token), await read('Patient/..%2Fp1', token)];
    expect([other.status, nobody]).toEqual([403, other]);
    expect(launcher.given).toEqual([]);
  });

  it('is not given without the scope, without a token, or by an unknown one', async () => {
    const token = await tokenFor('launch openid');
    expect((await read('Patient/p1', token)).status).toBe(403);
    expect((await read('Patient/p1', 'guessed')).status).toBe(401);
    expect((await fetch(`${launcher.iss}/Patient/p1`)).headers.get('www-authenticate')).toContain('invalid_token');
    expect(launcher.given).toEqual([]);
  });

  it('is given no more when the client, the person or the session is another', async () => {
    const frame = launcher.opened('path');
    const token = await tokenFor('launch patient/Patient.rs', frame);
    launcher.state.user = 'u2';
    expect((await read('Patient/p1', token)).status).toBe(401);
    launcher.state.user = undefined;
    expect((await read('Patient/p1', token)).status).toBe(401);
    launcher.state.user = 'u1';
    expect((await read('Patient/p1', token)).status).toBe(200);
    launcher.change('path', 2);
    expect((await read('Patient/p1', token)).status).toBe(401);
  });

  it('is not given when the client was changed while it was read', async () => {
    const frame = launcher.opened('path');
    const token = await tokenFor('launch patient/Patient.rs', frame);
    launcher.state.whileReading = async () => void launcher.change('path', 2);
    const { status, body } = await read('Patient/p1', token);
    expect([status, JSON.stringify(body)]).toEqual([401, expect.not.stringContaining('Testinen')]);
  });

  it('is said not to be there when the source is silent', async () => {
    const token = await tokenFor('launch patient/Patient.rs');
    launcher.state.found = false;
    expect(await read('Patient/p1', token)).toMatchObject({ status: 504, body: { resourceType: 'OperationOutcome' } });
  });
});

it('shows the professional to a tool that may know them', async () => {
  expect(await read('Practitioner/u1', await tokenFor('launch openid fhirUser'))).toMatchObject({
    status: 200,
    body: { resourceType: 'Practitioner', name: [{ text: 'Hanna Hoitaja' }] },
  });
  expect((await read('Practitioner/u2', await tokenFor('launch openid fhirUser'))).status).toBe(403);
  expect((await read('Practitioner/u1', await tokenFor('launch openid'))).status).toBe(403);
});

it('tells what it can do, and offers neither refresh nor a standalone launch', async () => {
  const configuration = await (await fetch(`${launcher.iss}/.well-known/smart-configuration`)).text();
  expect(configuration).toContain('sso-openid-connect');
  expect(configuration).not.toMatch(/launch-standalone|refresh_token|offline_access/);
  expect(await (await fetch(`${launcher.iss}/metadata`)).json()).toMatchObject({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
  });
  const { body } = await redeem(await codeFor(launcher.opened('path'), 'path', 'launch offline_access'), {
    client_id: 'path',
  });
  expect(body).not.toHaveProperty('refresh_token');
  expect(body.scope).toBe('launch');
});

describe('a confidential client', () => {
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

  it.each([
    ['without its secret', { client_id: 'kept' }, undefined],
    ['with a wrong one', {}, basic('kept', `${SECRET}x`)],
    ['with an empty one', {}, basic('kept', '')],
    ['as somebody else', { client_id: 'path' }, basic('kept', SECRET)],
    ['by another scheme', { client_id: 'kept' }, `Bearer ${SECRET}`],
    ['with its secret in the body', { client_id: 'kept', client_secret: SECRET }, undefined],
  ] as const)('is refused %s, and its code stays good', async (_, body, header) => {
    const code = await codeFor(launcher.opened('kept'), 'kept', 'launch');
    expect(await redeem(code, body, header)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(launcher.answers()).toEqual([]);
    expect((await redeem(code, {}, basic('kept', SECRET))).status).toBe(200);
    expect(launcher.answers()).toEqual(['shown kept change-1']);
  });

  it('is not played by a public one', async () => {
    const code = await codeFor(launcher.opened('path'), 'path', 'launch');
    expect((await redeem(code, {}, basic('path', 'anything'))).status).toBe(401);
    expect((await redeem(code, {}, basic('kept', SECRET))).body).toMatchObject({ error: 'invalid_grant' });
    expect(launcher.answers()).toEqual([]);
  });
});
