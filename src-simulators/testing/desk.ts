import { expect } from 'vitest';
import type { ViewState } from '../aptj/view-state.js';
import { createTestBrowser, type TestBrowser } from './browser.js';
import { createMailbox } from './mailbox.js';

/** Opens the record system as the workbench does, choosing a user where the provider asks. Ends at the desk. */
export async function launchAptj(
  aptj: string,
  hub: { url: string; topic: string } | undefined,
  browser = createTestBrowser(),
  sub = 'kymijoki-lehtjoh',
) {
  const query =
    hub === undefined ? '' : `?${new URLSearchParams({ 'hub.url': hub.url, 'hub.topic': hub.topic }).toString()}`;
  const first = await browser.follow(`${aptj}/${query}`);
  const asked = first.url.includes('/interaction/');
  const last = asked ? await browser.followFrom(await browser.post(`${first.url}/login`, { sub })) : first;
  expect(last.url).toBe(`${aptj}/desk`);
  return { browser, asked };
}

/** A window of the desk: reads its events and confirms what it shows, as the page does. */
export async function openWindow(aptj: string, browser: TestBrowser, { confirms = true } = {}) {
  const views = createMailbox<ViewState>();
  const stop = new AbortController();
  const response = await fetch(`${aptj}/events`, { headers: { cookie: browser.cookieHeader() }, signal: stop.signal });
  let window = 0;
  let confirmed = -1;
  const confirm = (version: number) => browser.postJson(`${aptj}/shown`, { window, version });
  const take = (block: string) => {
    const [, name, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (name === 'window') window = Number(data);
    if (name !== 'view') return;
    const view: ViewState = JSON.parse(data);
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
    until: (fits: (view: ViewState) => boolean) => views.first((view) => fits(view) && view === views.all.at(-1)),
    act: (path: string, body: unknown = {}) => browser.postJson(`${aptj}${path}`, body),
    close: () => stop.abort(),
  };
}
export type DeskWindow = Awaited<ReturnType<typeof openWindow>>;
