import { expect, it, vi } from 'vitest';
import { countyToolSchema } from '#shared/county-tool.js';
import type { FramePage } from '#shared/tools.js';
import { type Frame, createFrames } from './frames.js';
import { createNativeAttempts } from './native-view.js';
import type { ToolViewHost, ViewEvent } from './view.js';
import type { AttemptNews } from './views.js';

const tool = (more: object) =>
  countyToolSchema.parse({
    id: 'oma',
    name: { fi: 'Omavointi' },
    kind: 'embedded',
    url: 'https://oma.example/',
    ...more,
  });
const followed = tool({ context: 'url', url: 'https://oma.example/{patient.id}' });
const page = (name: string, more: Partial<FramePage> = {}): FramePage => ({
  page: name,
  version: 1,
  opensClient: true,
  url: `https://oma.example/${name}`,
  ...more,
});

function setUp() {
  const did: string[] = [];
  const news: AttemptNews[] = [];
  const heard: [string, string][] = [];
  let tell: (event: ViewEvent) => void = () => {};
  let frame: Frame | undefined;
  const host: ToolViewHost = {
    open(_tool, listener) {
      tell = listener;
      return {
        load: (url) => void did.push(`load ${url}`),
        post: (message) => void did.push(`post ${message.messageId}`),
        place: () => {},
        focus: () => {},
        dispose: async () => void did.push('dispose'),
      };
    },
    clearData: async () => {},
  };
  const frames = createFrames();
  frames.follow(['oma'], {
    mounted: (mounted) => (frame = mounted),
    unmounted: () => void did.push('unmounted'),
    loaded: (at, evidence) => void heard.push([at.page()?.page ?? '', evidence.by]),
    message: (_frame, message) =>
      'messageType' in message ? { messageId: 'a1', responseToMessageId: message.messageId, payload: {} } : undefined,
  });
  const open = createNativeAttempts({ host, frames, address: () => 'https://plain.example/?a=1' });
  return { open, did, news, heard, tell: (event: ViewEvent) => tell(event), frame: () => frame };
}

it('opens a tool at its launch address, and tells how its page fares', () => {
  const { open, did, news, tell } = setUp();
  open(tool({ id: 'plain' }), (one) => void news.push(one));
  expect(did).toEqual(['load https://plain.example/?a=1']);
  tell({ type: 'loaded', evidence: { by: 'nothing' } });
  tell({ type: 'failed', failure: 'crashed' });
  expect(news).toEqual([{ type: 'loaded' }, { type: 'failed', failure: 'crashed' }]);
});

it('leads a tool that follows from page to page, and passes on what is seen of each', async () => {
  const { open, did, news, heard, tell, frame } = setUp();
  const attempt = open(followed, (one) => void news.push(one));
  frame()?.show(page('a'));
  await vi.waitFor(() => expect(did).toEqual(['load https://oma.example/a']));
  tell({ type: 'loaded', evidence: { by: 'nothing' } });
  expect(heard).toEqual([['a', 'nothing']]);
  frame()?.show(page('none', { url: null, opensClient: false }));
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['none', 'removed']));
  expect(did.at(-1)).toBe('load null');
  await attempt.end();
  expect(did).toContain('dispose');
  await vi.waitFor(() => expect(did).toContain('unmounted'));
  const before = news.length;
  tell({ type: 'loaded', evidence: { by: 'nothing' } });
  expect(news).toHaveLength(before);
});

it('posts what is new into the page that stays, and answers what the page asks', async () => {
  const { open, did, tell, frame } = setUp();
  open(followed, () => {});
  frame()?.show(page('a'));
  await vi.waitFor(() => expect(did).toHaveLength(1));
  const request = { messagingHandle: 'h', messageId: 'q1', messageType: 't', payload: {} };
  frame()?.show(page('a', { post: request }));
  await vi.waitFor(() => expect(did.slice(1)).toEqual(['post q1']));
  tell({ type: 'message', message: request });
  expect(did.slice(2)).toEqual(['post a1']);
});
