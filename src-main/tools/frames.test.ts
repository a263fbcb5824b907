import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import { countyToolSchema } from '#shared/county-tool.js';
import type { Role } from '#shared/identity.js';
import type { FramePage } from '#shared/tools.js';
import { type Frame, createTools } from './index.js';

const oma = {
  id: 'oma',
  name: { fi: 'Omavointi' },
  kind: 'embedded',
  context: 'url',
  roles: ['nurse'],
  url: 'https://oma.example/{patient.id}',
};

function setUp() {
  let role: Role | undefined = 'nurse';
  const tools = createTools({
    tools: [countyToolSchema.parse(oma)],
    role: () => role,
    fhircast: () => ({ hubUrl: '', topic: '' }),
    ccowRegistry: () => '',
    fhircastAuth: 'token',
  });
  const mounted: Frame[] = [];
  const heard: string[] = [];
  let gone = () => {};
  const isGone = new Promise<void>((resolve) => (gone = resolve));
  tools.frames.follow(['oma'], {
    mounted(frame) {
      mounted.push(frame);
      frame.show(page('p0'));
    },
    unmounted: gone,
    loaded: (_frame, evidence) => heard.push(evidence.by),
    vouch: async (tool, version) => version === 1 && tool === 'oma',
  });
  const client = createRouterClient(tools.router, { context: { screen: 1 } });
  return { client, mounted, heard, isGone, setRole: (next: Role | undefined) => (role = next) };
}
const page = (id: string): FramePage => ({ page: id, version: 1, opensClient: true, url: `https://oma.example/${id}` });
const follow = { toolId: 'oma', origin: 'http://127.0.0.1:1' };

it('leads a window’s frame from page to page, until the window stops following', async () => {
  const { client, mounted, isGone } = setUp();
  const stop = new AbortController();
  const pages = await client.frame(follow, { signal: stop.signal });
  expect((await pages.next()).value).toEqual(page('p0'));
  expect(mounted[0]).toMatchObject({ tool: 'oma', origin: 'http://127.0.0.1:1' });
  mounted[0]?.show(page('p1'));
  expect((await pages.next()).value).toEqual(page('p1'));
  stop.abort();
  await pages.return(undefined).catch(() => undefined);
  await isGone;
});

it('passes on what is told of the page that the frame holds, and of no other', async () => {
  const { client, mounted, heard } = setUp();
  const pages = await client.frame(follow);
  await pages.next();
  mounted[0]?.show(page('p1'));
  await client.loaded({ toolId: 'oma', page: 'p0', evidence: { by: 'nothing' } });
  expect(heard).toEqual([]);
  await client.loaded({ toolId: 'oma', page: 'p1', evidence: { by: 'removed' } });
  expect(heard).toEqual(['removed']);
  await pages.return(undefined);
});

it('has no launch address for such a tool, and nothing at all for who may not open it', async () => {
  const { client, mounted, setRole } = setUp();
  expect(await client.launch({ toolId: 'oma' })).toEqual({ as: 'followed' });
  expect(await client.vouch({ toolId: 'oma', version: 1 })).toEqual({ taken: true });
  expect(await client.vouch({ toolId: 'oma', version: 2 })).toEqual({ taken: false });
  for (const role of ['counsellor', undefined] as const) {
    setRole(role);
    expect((await (await client.frame(follow)).next()).done).toBe(true);
    expect(await client.vouch({ toolId: 'oma', version: 1 })).toEqual({ taken: false });
  }
  expect(mounted).toEqual([]);
});
