import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { once } from 'node:events';
import smart from 'fhirclient';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SmartLauncher, startSmartLauncher } from '../lib/smart-launcher.js';

// The launching side as a client library that nobody here wrote sees it: fhirclient 2.6, its Node entry.

const SECRET = 'county-test-secret:%/+';
let app: Awaited<ReturnType<typeof startApp>>;
let launcher: SmartLauncher;
beforeEach(async () => {
  app = await startApp();
  const tool = (id: string, path: string, more: object = {}) => ({
    id,
    clientId: id,
    url: `${app.url}${path}/launch?iss={iss}&launch={launch}`,
    redirectUris: [`${app.url}${path}/back`],
    scope: 'launch launch/patient openid fhirUser profile patient/Patient.rs fhircast/Patient-open.read',
    ...more,
  });
  launcher = await startSmartLauncher(
    [tool('open', '/open'), tool('secret', '/secret', { clientSecret: SECRET })],
    Date.now(),
  );
});
afterEach(async () => {
  await launcher.smart.close();
  await app.close();
});

/** What the library knows when a launch is ready. */
const readySchema = z.object({
  patientId: z.string(),
  userId: z.string(),
  fhirUser: z.string(),
  idToken: z.looseObject({ sub: z.string(), aud: z.string(), name: z.string(), iss: z.string() }),
  state: z.looseObject({ scope: z.string() }),
  tokenResponse: z.looseObject({ need_patient_banner: z.boolean() }),
  patient: z.looseObject({ id: z.string() }),
  user: z.looseObject({ resourceType: z.string(), id: z.string(), name: z.array(z.object({ text: z.string() })) }),
});

/** A web application that uses the library as its documentation says. */
async function startApp() {
  const stored = new Map<string, unknown>();
  const storage = {
    get: async (key: string) => stored.get(key),
    set: async (key: string, value: unknown) => {
      stored.set(key, value);
      return value;
    },
    unset: async (key: string) => stored.delete(key),
  };
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const [, clientId = '', page] = url.pathname.split('/');
    const fhir = smart(request, response, storage);
    if (page === 'launch') {
      const scope = 'launch openid fhirUser profile patient/Patient.rs fhircast/Patient-open.read';
      const secret = clientId === 'secret' ? { clientSecret: SECRET } : {};
      await fhir.authorize({ clientId, scope, redirectUri: `/${clientId}/back`, pkceMode: 'required', ...secret });
      return;
    }
    const client = await fhir.ready();
    const [patient, user] = await Promise.all([client.patient.read(), client.user.read()]);
    const known = {
      patientId: client.patient.id,
      userId: client.user.id,
      fhirUser: client.getFhirUser(),
      idToken: client.getIdToken(),
      state: client.state,
      tokenResponse: client.state.tokenResponse,
      patient,
      user,
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(known));
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where the tool's frame is led after the launch, up to its own redirect address. */
async function toRedirect(launchUrl: string): Promise<string> {
  let url = launchUrl;
  for (;;) {
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location === null) throw new Error(await response.text());
    url = new URL(location, url).href;
    if (url.includes('/back?')) return url;
  }
}
async function readyAt(launchUrl: string) {
  const response = await fetch(await toRedirect(launchUrl));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return readySchema.parse(JSON.parse(text));
}

describe.each(['open', 'secret'])('fhirclient, launched as the client "%s"', (id) => {
  it('gets the client, the professional and the Patient', async () => {
    const frame = launcher.opened(id);
    const known = await readyAt(frame.page().url ?? '');
    expect(known).toMatchObject({
      patientId: 'p1',
      userId: 'u1',
      fhirUser: 'Practitioner/u1',
      idToken: {
        sub: 'u1',
        aud: id,
        iss: launcher.iss,
        name: 'Hanna Hoitaja',
        fhirUser: `${launcher.iss}/Practitioner/u1`,
      },
      state: { serverUrl: launcher.iss },
      tokenResponse: {
        patient: 'p1',
        need_patient_banner: false,
        fhirContext: [{ type: 'Organization', identifier: { value: 'Asiakasohjaus' } }],
        'hub.url': 'http://127.0.0.1:1/hub',
        'hub.topic': 'topic-1',
      },
      patient: {
        resourceType: 'Patient',
        id: 'p1',
        name: [{ use: 'official', family: 'Testinen', given: ['Tiina', 'Maria'] }],
        address: [{ city: 'Hamina' }],
      },
      user: { resourceType: 'Practitioner', id: 'u1', name: [{ text: 'Hanna Hoitaja' }] },
    });
    expect(known.tokenResponse).not.toHaveProperty('refresh_token');
    expect(launcher.answers()).toEqual([`shown ${id} change-1`]);
    expect(launcher.given).toEqual([`${id} Patient/p1`]);
  });

  it('gets nothing by the launch of an earlier client, and the new client by a new one', async () => {
    const frame = launcher.opened(id);
    const late = await toRedirect(frame.page().url ?? '');
    launcher.change(id, 2);
    const refused = await fetch(late);
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain('invalid_grant');
    expect(launcher.answers()).toEqual([]);
    expect((await readyAt(frame.page().url ?? '')).patient.id).toBe('p2');
    expect(launcher.answers()).toEqual([`shown ${id} change-2`]);
  });
});

it('gives a client with a turvakielto without where they live', async () => {
  launcher.state.nonDisclosure = true;
  const { patient } = await readyAt(launcher.opened('open').page().url ?? '');
  expect(patient).not.toHaveProperty('address');
  expect(patient).not.toHaveProperty('telecom');
  expect(JSON.stringify(patient)).not.toContain('Hamina');
  expect(patient).toMatchObject({ meta: { security: [{ code: 'R' }] } });
});
