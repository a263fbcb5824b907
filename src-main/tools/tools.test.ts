import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import { countyToolSchema } from '#shared/county.js';
import type { Role } from '#shared/identity.js';
import { createTools } from './index.js';

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
  { id: 'kanta', name: { fi: 'Kanta' }, kind: 'card', card: { fi: 'ohje' } },
].map((tool) => countyToolSchema.parse(tool));

const forRole = (role: Role | undefined) =>
  createRouterClient(
    createTools({ tools, role: () => role, fhircast: () => ({ hubUrl: 'http://127.0.0.1:1/fhircast', topic: 'a&b' }) })
      .router,
    { context: { screen: 1 } },
  );

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
  const { frameOrigins, toolOrigins } = createTools({
    tools,
    role: () => undefined,
    fhircast: () => ({ hubUrl: '', topic: '' }),
  });
  expect(frameOrigins).toEqual(['https://aptj.example', 'https://idp.example']);
  expect(toolOrigins).toEqual(['https://aptj.example', 'https://idp.example', 'https://omaolo.example']);
});
