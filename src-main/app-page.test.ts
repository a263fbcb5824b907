import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf } from './host-policy/files.js';
import { createAppPage } from './app-page.js';
import { fillPage } from './fill-page.js';

describe('our own scheme', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tyopoyta-scheme-'));
    await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(
      join(folder, 'renderer', 'index.html'),
      '<meta nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__">',
    );
    await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const picture = async (toolId: string) => (toolId === 'aptj' ? new Uint8Array([1, 2]) : undefined);
  const get = (url: string, method = 'GET') =>
    createAppPage({ rendererDir: join(folder, 'renderer'), picture })({
      url,
      method,
    });

  test('the page comes with a policy whose nonce is fresh and stands in the page', async () => {
    const [first, second] = [await get('app://tyopoyta/?screen=2'), await get('app://tyopoyta/index.html')];
    const nonce = /'nonce-([^']+)'/.exec(first.headers.get('content-security-policy') ?? '')?.[1];
    expect(await first.text()).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}">`);
    expect(first.headers.get('content-security-policy')).toContain("frame-src 'none';");
    expect(second.headers.get('content-security-policy')).not.toContain(String(nonce));
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('the page of training mode says so before anything of it has run', async () => {
    expect(fillPage('<html data-training="__TRAINING__">', { nonce: 'n', training: true })).toContain('"on"');
    expect(fillPage('<html data-training="__TRAINING__">', { nonce: 'n', training: false })).toContain('"off"');
  });

  test('a tool’s picture is given and never kept', async () => {
    const shown = await get('app://tyopoyta/tool-picture/aptj?1');
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'no-store',
    ]);
    expect((await get('app://tyopoyta/tool-picture/other')).status).toBe(404);
    expect((await get('app://tyopoyta/tool-picture/..%2faptj')).status).toBe(404);
  });

  test('files have their type and are not guessed', async () => {
    const script = await get('app://tyopoyta/assets/a.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['app://tyopoyta/%2e%2e/secret.txt', 404], // the address itself is normalised to /secret.txt
    ['app://tyopoyta/..%2fsecret.txt', 403],
    ['app://tyopoyta/assets/..%2f..%2fsecret.txt', 403],
    ['app://tyopoyta/..%5csecret.txt', 403],
    ['app://tyopoyta/%00', 403],
    ['app://tyopoyta/%', 403],
    ['app://tyopoyta/C:%2fWindows', 403],
    ['app://other/index.html', 403],
    ['app://tyopoyta/assets', 404],
    ['app://tyopoyta/none.js', 404],
  ])('%s is refused with %i', async (url, status) => expect((await get(url)).status).toBe(status));

  test('only reading is answered', async () => {
    expect((await get('app://tyopoyta/', 'POST')).status).toBe(405);
  });

  test('no path whatever leads out of the folder', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '..%2f..', '', '%252e'), fc.webSegment());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = fileOf(join(sep, 'a', 'renderer'), `/${parts.join('/')}`);
        expect(file === undefined || file.startsWith(join(sep, 'a', 'renderer') + sep)).toBe(true);
      }),
    );
  });
});
