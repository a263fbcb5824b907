import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { countyToolSchema } from '#shared/county-tool.js';
import type { Role } from '#shared/identity.js';
import { createTools } from './index.js';
import { toTool } from './to-tool.js';

const tools = [
  {
    id: 'aptj',
    name: { fi: 'APTJ' },
    kind: 'embedded',
    url: 'https://aptj.example/?hub.url={hub.url}&hub.topic={hub.topic}',
    allowedOrigins: ['https://idp.example/x'],
    context: 'fhircast',
    master: true,
  },
  { id: 'omaolo', name: { fi: 'Omaolo' }, kind: 'link', url: 'https://omaolo.example/', roles: ['nurse'] },
  {
    id: 'lifecare',
    name: { fi: 'Lifecare' },
    kind: 'embedded',
    context: 'ccow',
    roles: ['nurse'],
    url: 'https://lifecare.example/?r={ccow.registry}',
  },
  {
    id: 'oma',
    name: { fi: 'Omavointi' },
    kind: 'embedded',
    context: 'url',
    roles: ['nurse'],
    url: 'https://oma.example/c/{patient.id}',
  },
  { id: 'kanta', name: { fi: 'Kanta' }, kind: 'card', card: { fi: 'ohje' } },
].map((tool) => countyToolSchema.parse(tool));

const build = (role: Role | undefined, fhircastAuth: 'token' | 'none' = 'token') =>
  createTools({
    tools,
    role: () => role,
    fhircast: () => ({ hubUrl: 'http://127.0.0.1:1/fhircast', topic: 'a&b' }),
    ccowRegistry: () => 'http://127.0.0.1:2/ccow',
    fhircastAuth,
  });
const forRole = (role: Role | undefined) => createRouterClient(build(role).router, { context: { screen: 1 } });

it('fills the FHIRcast launch parameters, encoded, and nothing else', async () => {
  expect(await forRole('nurse').launch({ toolId: 'aptj' })).toEqual({
    as: 'frame',
    url: 'https://aptj.example/?hub.url=http%3A%2F%2F127.0.0.1%3A1%2Ffhircast&hub.topic=a%26b',
  });
});

it('gives a role its tools only, and nobody any launch', async () => {
  expect((await forRole('socialWorker').list()).map((tool) => tool.id)).toEqual(['aptj', 'kanta']);
  expect(await forRole('socialWorker').launch({ toolId: 'omaolo' })).toEqual({
    as: 'unavailable',
    reason: 'unknownTool',
  });
  expect(await forRole('nurse').launch({ toolId: 'omaolo' })).toEqual({ as: 'window', url: 'https://omaolo.example/' });
  expect(await forRole('nurse').launch({ toolId: 'kanta' })).toEqual({ as: 'unavailable', reason: 'unknownTool' });
  expect(await forRole(undefined).launch({ toolId: 'aptj' })).toEqual({ as: 'unavailable', reason: 'signedOut' });
});

it('keeps a launch address out of what the list tells', async () => {
  expect(JSON.stringify(await forRole('nurse').list())).not.toContain('example');
});

it('names the origins that frames and windows may show', () => {
  const { frameOrigins, toolOrigins } = build(undefined);
  const embedded = ['https://aptj.example', 'https://idp.example', 'https://lifecare.example', 'https://oma.example'];
  expect(frameOrigins).toEqual(embedded);
  expect([...toolOrigins].sort()).toEqual([...embedded, 'https://omaolo.example'].sort());
});

it('fills in where the CCOW context manager is found', async () => {
  expect(await forRole('nurse').launch({ toolId: 'lifecare' })).toEqual({
    as: 'frame',
    url: 'https://lifecare.example/?r=http%3A%2F%2F127.0.0.1%3A2%2Fccow',
  });
});

describe('what is to be known of how a tool is joined', () => {
  const noticesOf = async (auth: 'token' | 'none') => {
    const list = await createRouterClient(build('nurse', auth).router, { context: { screen: 1 } }).list();
    return Object.fromEntries(list.map(({ id, notices }) => [id, notices]));
  };

  it('warns of the profile that is a hypothesis', async () => {
    expect(await noticesOf('token')).toMatchObject({ aptj: [], lifecare: ['profileUnverified'], oma: [] });
  });

  it('warns of FHIRcast clients without a token, for the tool or for the run', async () => {
    expect(await noticesOf('none')).toMatchObject({ aptj: ['unauthenticated'], omaolo: [] });
    const open = tools.map((tool) => ({ ...tool, fhircast: { auth: 'none' as const, trustsAccepted: false } }));
    expect(open.map((tool) => toTool(tool, 'token').notices)).toContainEqual(['unauthenticated']);
  });
});
