import { expect } from 'vitest';
import type { ViewState } from '../aptj/view-state.js';
import type { BaseView } from '../lib/desk/view.js';
import { createTestBrowser, type TestBrowser } from './browser.js';
import { createMailbox } from './mailbox.js';

/** Opens a system as the workbench does, choosing a user where the provider asks. Ends at the desk. */
export async function launch(
  system: string,
  parameters: Record<string, string>,
  browser = createTestBrowser(),
  sub = 'kymijoki-lehtjoh',
) {
  const first = await browser.follow(`${system}/?${new URLSearchParams(parameters).toString()}`);
  const asked = first.url.includes('/interaction/');
  const last = asked ? await browser.followFrom(await browser.post(`${first.url}/login`, { sub })) : first;
  expect(last.url).toBe(`${system}/desk`);
  return { browser, asked };
}

/** Opens a system that is joined by FHIRcast. */
export const launchAptj = (
  system: string,
  hub: { url: string; topic: string } | undefined,
  browser?: TestBrowser,
  sub?: string,
) => launch(system, hub === undefined ? {} : { 'hub.url': hub.url, 'hub.topic': hub.topic }, browser, sub);

/** A window of a desk: reads its events and confirms what it shows, as the page does. */
export async function openWindow<V extends BaseView<unknown> = ViewState>(
  aptj: string,
  browser: TestBrowser,
  { confirms = true } = {},
) {
  const views = createMailbox<V>();
  const stop = new AbortController();
  const response = await fetch(`${aptj}/events`, { headers: { cookie: browser.cookieHeader() }, signal: stop.signal });
  let window = 0;
  let confirmed = -1;
  const confirm = (version: number) => browser.postJson(`${aptj}/shown`, { window, version });
  const take = (block: string) => {
    const [, name, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (name === 'window') window = Number(data);
    if (name !== 'view') return;
    const view: V = JSON.parse(data);
    views.put(view);
    if (!confirms || view.over || view.version === confirmed) return;
    confirmed = view.version;
    void confirm(view.version).catch(() => undefined);
  };
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      blocks.forEach(take);
    }
  };
  void read().catch(() => undefined);
  return {
    views,
    confirm,
    /** The newest view once it fits. */
    until: (fits: (view: V) => boolean) => views.first((view) => fits(view) && view === views.all.at(-1)),
    act: (path: string, body: unknown = {}) => browser.postJson(`${aptj}${path}`, body),
    close: () => stop.abort(),
  };
}
export type DeskWindow<V extends BaseView<unknown> = ViewState> = Awaited<ReturnType<typeof openWindow<V>>>;
