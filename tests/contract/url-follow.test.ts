import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import { countyToolSchema } from '#shared/county-tool.js';
import { type FramePage, framePageSchema } from '#shared/tools.js';
import { webMessageSchema } from '#shared/web-message.js';
import { createContextManager } from '../../src-main/context/manager.js';
import { createMessageBinding } from '../../src-main/context/message/index.js';
import { createUrlBinding } from '../../src-main/context/url/index.js';
import { createTools } from '../../src-main/tools/index.js';

// Tools that follow by their page, under the whole context manager: what the professional sees of them.

const countyTools = [
  { id: 'oma', context: 'url', url: 'https://oma.example/{patient.id}' },
  { id: 'risk', context: 'message', url: 'https://risk.example/?h={messaging.handle}&o={messaging.origin}' },
].map((tool) => countyToolSchema.parse({ ...tool, name: { fi: tool.id }, kind: 'embedded' }));

const identityOf = (reference: ClientReference) => ({
  reference,
  family: reference.slice(8),
  given: [],
  nonDisclosure: false,
  allergies: { state: 'unavailable' as const, substances: [] },
  origin: 'source' as const,
});

function createCore() {
  const clock = createManualClock(1_800_000_000_000);
  const logged: { action: string; client: string | null }[] = [];
  const accessLog = {
    append: async (entry: (typeof logged)[number]) => void logged.push(entry),
    close: async () => {},
  };
  const tools = createTools({
    tools: countyTools,
    role: () => 'nurse',
    fhircast: () => ({ hubUrl: '', topic: '' }),
    ccowRegistry: () => '',
    fhircastAuth: 'token',
  });
  const manager = createContextManager({
    tools: countyTools.map(({ id, context }) => ({ id, name: id, how: context, survey: 'none' as const })),
    reader: {
      read: async (reference) => ({ ok: true, identity: identityOf(reference) }),
      fromMessage: () => undefined,
      search: async () => ({ hits: [] }),
    },
    accessLog,
    unsaved: { has: () => false, subscribe: () => () => {} },
    professional: () => 'u1',
    clock,
    log: () => {},
  });
  let count = 0;
  const common = { frames: tools.frames, random: () => `r${++count}`, log: () => {} };
  const vouches: string[] = [];
  manager.attach(['oma'], (events, view) =>
    createUrlBinding({
      ...common,
      tools: [{ id: 'oma', url: 'https://oma.example/{patient.id}' }],
      events,
      view,
      launch: async () => ({ ok: false, failure: 'unreachable' }),
      professional: () => ({ id: 'u1' }),
      vouched: async (tool, client) => void vouches.push(`${tool} ${client}`),
    }),
  );
  manager.attach(['risk'], (events, view) =>
    createMessageBinding({
      ...common,
      tools: [{ id: 'risk', url: countyTools[1]?.url ?? '' }],
      events,
      view,
    }),
  );
  return { clock, manager, vouches, rpc: createRouterClient(tools.router, { context: { screen: 1 } }) };
}

let core: ReturnType<typeof createCore>;
beforeEach(() => (core = createCore()));
afterEach(() => core.manager.stop());

const until = async (holds: (state: ContextState) => boolean): Promise<ContextState> => {
  for await (const state of core.manager.live.watch()) if (holds(state)) return state;
  throw new Error('the stream ended');
};
const tool = (id: string) => core.manager.live.get().participants.find(({ toolId }) => toolId === id);
async function open(client: ClientReference) {
  core.clock.advance(10);
  core.manager.open(client);
  await until(({ active, pending }) => active?.reference === client && pending === undefined);
}

/** A window that follows a tool's frame. */
async function mount(toolId: string) {
  const stop = new AbortController();
  const pages = await core.rpc.frame({ toolId, origin: 'http://127.0.0.1:1' }, { signal: stop.signal });
  const next = async (wanted: (page: FramePage) => boolean): Promise<FramePage> => {
    for (;;) {
      const { value, done } = await pages.next();
      if (done === true) throw new Error('the frame is followed no more');
      const page = framePageSchema.parse(value);
      if (wanted(page)) return page;
    }
  };
  const see = ({ page, url }: FramePage) =>
    core.rpc.loaded({ toolId, page, evidence: { by: 'timing', address: url ?? '', redirected: false } });
  return { next, see, first: await next(() => true), close: () => stop.abort() };
}

describe('a tool that follows by its address', () => {
  it('is covered until its page has come, and then follows', async () => {
    const frame = await mount('oma');
    expect(frame.first).toMatchObject({ url: null, opensClient: false });
    await open('Patient/a');
    expect(tool('oma')?.state).toBe('switching');
    const page = await frame.next(({ opensClient }) => opensClient);
    expect([page.url, page.version]).toEqual(['https://oma.example/a', core.manager.live.get().version]);
    await frame.see(page);
    expect(tool('oma')).toMatchObject({ state: 'follows', shows: { reference: 'Patient/a' } });
  });

  it('is covered when nothing can be known of its page, until the professional vouches', async () => {
    const frame = await mount('oma');
    await open('Patient/a');
    const page = await frame.next(({ opensClient }) => opensClient);
    await core.rpc.loaded({ toolId: 'oma', page: page.page, evidence: { by: 'nothing' } });
    core.clock.advance(1000);
    expect(tool('oma')?.state).toBe('unconfirmed');
    expect(await core.rpc.vouch({ toolId: 'oma', version: page.version })).toEqual({ taken: true });
    expect([tool('oma')?.state, core.vouches]).toEqual(['follows', ['oma Patient/a']]);
    await open('Patient/b');
    expect(await core.rpc.vouch({ toolId: 'oma', version: page.version })).toEqual({ taken: false });
    expect(tool('oma')?.state).toBe('switching');
  });

  it('asked once more, is vouched for under the number of the same context', async () => {
    const frame = await mount('oma');
    await open('Patient/a');
    await frame.next(({ opensClient }) => opensClient);
    core.manager.tool('leaveBehind', 'oma');
    core.manager.tool('retell', 'oma');
    const page = await frame.next(({ opensClient }) => opensClient);
    await core.rpc.loaded({ toolId: 'oma', page: page.page, evidence: { by: 'nothing' } });
    expect(await core.rpc.vouch({ toolId: 'oma', version: page.version })).toEqual({ taken: true });
    expect(tool('oma')?.state).toBe('follows');
  });

  it('shows nobody at sign-out, when the windows take its frame away at once', async () => {
    const frame = await mount('oma');
    await open('Patient/a');
    await frame.see(await frame.next(({ opensClient }) => opensClient));
    const ended = core.manager.endSession();
    await frame.next(({ opensClient }) => !opensClient);
    const waiting = frame.next(() => true).catch(() => undefined);
    frame.close();
    await Promise.all([ended, waiting]);
    expect(tool('oma')).toMatchObject({ state: 'absent', shows: null });
  });

  it('left behind, comes up again without a client', async () => {
    await open('Patient/a');
    const frame = await mount('oma');
    await frame.see(frame.first);
    core.manager.tool('leaveBehind', 'oma');
    await open('Patient/b');
    const again = await mount('oma');
    expect(again.first).toMatchObject({ url: null, opensClient: false });
    expect(tool('oma')?.state).toBe('leftBehind');
  });
});

describe('a tool that follows by messages', () => {
  it('follows when it has answered the present change, whatever it answers to the one before', async () => {
    const frame = await mount('risk');
    const handle = new URL(frame.first.url ?? '').searchParams.get('h') ?? '';
    const send = (message: object) =>
      core.rpc.message({
        toolId: 'risk',
        page: frame.first.page,
        message: webMessageSchema.parse({ messageId: 'm', payload: {}, ...message }),
      });
    await send({ messagingHandle: handle, messageType: 'status.handshake' });
    await open('Patient/a');
    const first = await frame.next(({ post }) => post !== undefined);
    await open('Patient/b');
    const second = await frame.next(({ post }) => post !== undefined && post.messageId !== first.post?.messageId);
    const payload = { status: 'success' };
    await send({ responseToMessageId: first.post?.messageId, payload });
    expect(tool('risk')?.state).toBe('switching');
    await send({ responseToMessageId: second.post?.messageId, payload });
    expect(tool('risk')).toMatchObject({ state: 'follows', shows: { reference: 'Patient/b' } });
  });
});
