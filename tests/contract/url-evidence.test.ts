import { type Server, type ServerResponse, createServer } from 'node:http';
import { resolve } from 'node:path';
import { type Browser, type Page, chromium } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../lib/chromium.mjs';

// What a real browser tells of a page in a frame of another origin. The URL binding stands on it.

const root = resolve(import.meta.dirname, '../..');
const tools = resolve(root, 'src-renderer/features/tools');

/** The renderer's own code, as one script. */
async function bundle(): Promise<string> {
  const entry = '\0entry';
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    resolve: { alias: { '#shared': resolve(root, 'src-shared') } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `import { watchPage } from ${JSON.stringify(`${tools}/page-evidence.ts`)};
               import { createMessenger } from ${JSON.stringify(`${tools}/messaging.ts`)};
               Object.assign(window, { watchPage, createMessenger });`
            : undefined,
      },
    ],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  });
  const output = Array.isArray(made) ? made[0]?.output : 'output' in made ? made.output : undefined;
  const chunk = output?.[0];
  if (chunk?.type !== 'chunk') throw new Error('no script was built');
  return chunk.code;
}

const servers: Server[] = [];
async function serve(answer: (url: URL, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => answer(new URL(request.url ?? '/', 'http://x'), response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const TALKER = `<script>
  onmessage = ({ data, origin, source }) => source.postMessage({ messageId: 'a', responseToMessageId: data.messageId,
    payload: { status: 'success', heard: origin } }, origin);
  parent.postMessage({ messagingHandle: 'h', messageId: 'hello', messageType: 'status.handshake', payload: {} }, '*');
  parent.postMessage({ nonsense: true }, '*');
</script>`;

let browser: Browser;
let page: Page;
let tool: string;
beforeAll(async () => {
  const script = await bundle();
  tool = await serve((url, response) => {
    const { searchParams: asked } = url;
    if (asked.has('tao')) response.setHeader('timing-allow-origin', '*');
    const says = asked.get('says');
    if (says !== null) response.setHeader('server-timing', `client;desc="${says}"`);
    const to = asked.get('to');
    if (to !== null) return response.writeHead(302, { location: to }).end();
    const status = Number(asked.get('status') ?? 200);
    response.writeHead(status, { 'content-type': 'text/html' });
    return response.end(status === 204 ? undefined : asked.has('talk') ? TALKER : '<p>A page</p>');
  });
  const desk = await serve((url, response) => {
    const isScript = url.pathname === '/script.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/script.js"></script>');
  });
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.goto(desk);
  await page.waitForFunction(() => 'watchPage' in window);
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

interface Built {
  watchPage: (options: { url: string; since: number; tell: (evidence: unknown) => void }) => () => void;
  createMessenger: (options: object) => { post: (message: unknown) => void; close: () => void };
}

/** Makes a frame as the workbench does, and waits for the first thing that is seen of its page. */
const seen = (url: string): Promise<unknown> =>
  page.evaluate(async (address) => {
    const { watchPage } = window as unknown as Built;
    const since = performance.now();
    return await new Promise((tell) => {
      const frame = document.createElement('iframe');
      const stop = watchPage({
        url: address,
        since,
        tell(evidence) {
          stop();
          frame.remove();
          tell(evidence);
        },
      });
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
      frame.src = address;
      document.body.append(frame);
    });
  }, url);

describe('a page in a frame of another origin', () => {
  it('is known by its address, when its server lets its timing be read', async () => {
    const address = `${tool}/c/%C3%A4?tao`;
    expect(await seen(address)).toEqual({ by: 'timing', address, redirected: false });
  });

  it('can say itself whom it shows', async () => {
    const address = `${tool}/c/p1?tao&says=p1`;
    expect(await seen(address)).toEqual({ by: 'timing', address, redirected: false, says: 'p1' });
  });

  it('is known to have been redirected, and not where', async () => {
    const address = `${tool}/c/p1?tao&to=${encodeURIComponent('/c/p2?tao')}`;
    expect(await seen(address)).toEqual({ by: 'timing', address, redirected: true });
  });

  it.each([
    ['its server allows nothing', () => `${tool}/c/p1`],
    ['its server allows nothing of the redirect', () => `${tool}/?to=${encodeURIComponent('/c/p2?tao')}`],
    ['nothing came', () => `${tool}/c/p1?tao&status=204`],
    ['nobody answers', () => 'http://127.0.0.1:1/'],
  ])('is not known at all when %s', async (_, url) => expect(await seen(url())).toEqual({ by: 'nothing' }));

  it('is known, by its address alone, when it is an error page that lets its timing be read', async () => {
    // Why a tool must allow it on its right pages only: the HTTP status is never told.
    expect(await seen(`${tool}/c/p1?tao&status=500`)).toMatchObject({ by: 'timing' });
  });
});

it('speaks with the frame it is in, at the tool’s own origin, and with nobody else', async () => {
  const run = (origin: string) =>
    page.evaluate(
      async ({ url, origin: expected }) => {
        const { createMessenger } = window as unknown as Built;
        const frame = document.createElement('iframe');
        const stranger = document.createElement('iframe');
        const sent: unknown[] = [];
        return await new Promise((done) => {
          const messenger = createMessenger({
            host: window,
            frame: () => frame.contentWindow,
            origin: expected,
            send: async (message: { messageType?: string }) => {
              sent.push(message);
              if (message.messageType === undefined) done(sent);
              else messenger.post({ messagingHandle: 'h', messageId: 'q', messageType: 't', payload: {} });
              return undefined;
            },
          });
          stranger.addEventListener('load', () => {
            frame.src = url;
            document.body.append(frame);
          });
          // What comes from a wrong origin is never told: there is nothing to wait for but the frame's own load.
          if (new URL(url).origin !== expected) frame.addEventListener('load', () => done(sent));
          stranger.src = url;
          document.body.append(stranger);
        });
      },
      { url: `${tool}/?talk`, origin },
    );
  const { origin } = new URL(page.url());
  expect(await run(tool)).toEqual([
    { messagingHandle: 'h', messageId: 'hello', messageType: 'status.handshake', payload: {} },
    { messageId: 'a', responseToMessageId: 'q', payload: { status: 'success', heard: origin } },
  ]);
  expect(await run('http://127.0.0.1:2')).toEqual([]);
});
