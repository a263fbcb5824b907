// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import i18next from 'i18next';
import { type Root, createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkbenchContract } from '#shared/contract.js';
import type { FramePage } from '#shared/tools.js';
import fi from '../../app/locales/fi/tools.json' with { type: 'json' };
import { ClientContextProvider, WorkbenchProvider } from '../../ui/workbench.js';
import FollowedFrame from './FollowedFrame.js';

/** A stream that is fed by hand. */
function createFeed<T>() {
  const items: T[] = [];
  let wake = () => {};
  return {
    push(item: T) {
      items.push(item);
      wake();
    },
    async *read(signal: AbortSignal | undefined): AsyncGenerator<T> {
      signal?.addEventListener('abort', () => wake());
      for (let next = 0; signal?.aborted !== true;) {
        const item = items[next];
        if (item === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else {
          next += 1;
          yield item;
        }
      }
    },
  };
}

let root: Root;
let box: HTMLElement;
let pages: ReturnType<typeof createFeed<FramePage>>;
let contexts: ReturnType<typeof createFeed<object>>;
let told: unknown[];
let saw: string[];
let frameSignal: AbortSignal | undefined;

const page = (name: string, more: Partial<FramePage> = {}): FramePage => ({
  page: name,
  version: 1,
  opensClient: true,
  // A page that no server is asked for.
  url: `about:blank?${name}`,
  ...more,
});
const context = (version: number) => ({ version, phase: 'synced', active: null, participants: [], parked: [] });
const frame = () => box.querySelector('iframe');

beforeEach(async () => {
  await i18next.use(initReactI18next).init({ lng: 'fi', resources: { fi: { tools: fi, common: {} } } });
  [pages, contexts, told, saw] = [createFeed(), createFeed(), [], []];
  // The core at the end of a link: the client, its serialisation aside, is the real one.
  const client: ContractRouterClient<WorkbenchContract> = createORPCClient({
    call: async (path, input, { signal }) => {
      switch (path.join('.')) {
        case 'context.watch':
          return contexts.read(signal);
        case 'tools.frame':
          frameSignal = signal;
          return pages.read(signal);
        default:
          told.push(input);
          return {};
      }
    },
  });
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  root.render(
    <QueryClientProvider client={new QueryClient()}>
      <WorkbenchProvider client={client} screen={1}>
        <ClientContextProvider>
          <FollowedFrame
            toolId="oma"
            tool={{ permissions: [], signIn: 'none' }}
            name="Omavointi"
            covered={false}
            onSaw={(what) => void saw.push(what)}
          />
        </ClientContextProvider>
      </WorkbenchProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  root.unmount();
  box.remove();
});

it('holds the page that the core names, in a frame made anew for each', async () => {
  contexts.push(context(1));
  pages.push(page('a'));
  await vi.waitFor(() => expect(frame()?.src).toBe('about:blank?a'));
  const first = frame();
  pages.push(page('b'));
  await vi.waitFor(() => expect(frame()?.src).toBe('about:blank?b'));
  expect(frame()).not.toBe(first);
});

it('shows no client’s page while the banner is of another context', async () => {
  contexts.push(context(1));
  pages.push(page('a', { version: 2 }));
  await vi.waitFor(() => expect(frame()?.className).toContain('tool-frame-covered'));
  contexts.push(context(2));
  await vi.waitFor(() => expect(frame()?.className).toBe('tool-frame'));
  contexts.push(context(3));
  await vi.waitFor(() => expect(frame()?.className).toContain('tool-frame-covered'));
});

it('takes the frame away when the core says so, and tells that it is gone', async () => {
  contexts.push(context(1));
  pages.push(page('a'));
  await vi.waitFor(() => expect(frame()).not.toBeNull());
  pages.push(page('none', { url: null, opensClient: false }));
  await vi.waitFor(() => expect(told).toEqual([{ toolId: 'oma', page: 'none', evidence: { by: 'removed' } }]));
  expect(saw).toContain('loaded');
  expect(frame()).toBeNull();
  expect(box.textContent).toContain('Ei asiakasta');
});

it('keeps the frame, and posts into it, when only a message is new', async () => {
  contexts.push(context(1));
  pages.push(page('a'));
  await vi.waitFor(() => expect(frame()).not.toBeNull());
  const posted: unknown[] = [];
  const first = frame();
  Object.defineProperty(first, 'contentWindow', {
    value: { postMessage: (message: unknown, origin: string) => posted.push([message, origin]) },
  });
  const post = { messagingHandle: 'h1', messageId: 'q1', messageType: 't', payload: {} };
  pages.push(page('a', { post }));
  await vi.waitFor(() => expect(posted).toEqual([[post, 'null']]));
  expect(frame()).toBe(first);
});

it('stops following when it goes, so that the core knows', async () => {
  await vi.waitFor(() => expect(frameSignal?.aborted).toBe(false));
  root.unmount();
  await vi.waitFor(() => expect(frameSignal?.aborted).toBe(true));
  root = createRoot(box);
});
