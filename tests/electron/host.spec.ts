import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, type Page, _electron, expect, test } from '@playwright/test';
import * as z from 'zod';
import { chooseHost, hasDisplay } from '../../src-main/launch/choose-host.mjs';
import { buildIsStale } from '../../src-main/launch/build.mjs';
import { startDemo } from '../../src-main/launch/demo.mjs';
import { electronBinary } from '../../src-main/launch/electron-binary.mjs';
import { OPTIONS_VARIABLE } from '../../src-main/launch/hosts.mjs';
import { writeCounty } from '../lib/county.js';

const root = resolve(import.meta.dirname, '..', '..');
const binary = electronBinary(root, process.env);
const choice = chooseHost({
  asked: 'electron',
  platform: process.platform,
  display: hasDisplay(process.platform, process.env),
  root: process.getuid?.() === 0,
  binary: binary !== undefined,
  fetchFailure: undefined,
});
/** Why the suite cannot run here; undefined where it can. */
const obstacle =
  binary === undefined
    ? 'no binary'
    : !choice.possible
      ? choice.reason
      : buildIsStale(root)
        ? 'the build is missing or old'
        : undefined;

if (obstacle !== undefined) console.error(`\nNOT RUN: the Electron suite, ${obstacle}\n`);

test.describe('the Electron host', () => {
  test.skip(obstacle !== undefined, `NOT RUN: the Electron suite, ${obstacle}`);
  let demo: ReturnType<typeof startDemo>;
  let app: ElectronApplication;
  let page: Page;
  let dataDir: string;
  let county: Awaited<ReturnType<typeof writeCounty>>;

  test.beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-electron-'));
    demo = startDemo({ mainDir: join(root, 'out/main'), demoUser: 'nurse', extraFhir: undefined, say: console.error });
    const seed = z
      .looseObject({ identityProvider: z.looseObject({}) })
      .parse(JSON.parse(await readFile(join(root, 'seeds/kymijoki/county.json'), 'utf8')));
    // No browser of the machine's is opened by a test.
    county = await writeCounty({ identityProvider: { ...seed.identityProvider, signInWith: 'ownWindow' } });
    const options = {
      countyFile: county.file,
      environment: await demo.environment,
      port: 0,
      dataDir,
      signIn: { auto: true, loginHint: 'nurse' },
      rendererDir: join(root, 'out/renderer'),
    };
    const env = Object.entries({ ...process.env, [OPTIONS_VARIABLE]: JSON.stringify(options) });
    app = await _electron.launch({
      ...(binary === undefined ? {} : { executablePath: binary }),
      args: [root],
      env: Object.fromEntries(env.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    });
    page = await app.waitForEvent('window', { predicate: (one) => one.url().startsWith('app://') });
  });
  test.afterAll(async () => {
    await app?.close();
    await demo?.stop();
    await county?.remove();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('shows screen 1 at its own address, signed in by single sign-on', async () => {
    await expect(page).toHaveURL(/^app:\/\/tyopoyta\/\?screen=1/);
    await expect(page.getByText('Johanna Lehtonen').first()).toBeVisible();
  });

  test('gives the page nothing of Node or Electron', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'electron', 'Buffer'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  test('does not leave its own address', async () => {
    await page.evaluate(() => window.location.assign('https://www.example.fi/'));
    await expect(page).toHaveURL(/^app:\/\/tyopoyta\//);
  });

  /** Native views of screen 1 that are to be seen: their addresses and where they stand. */
  const views = () =>
    app.evaluate(({ BrowserWindow, WebContentsView }) =>
      BrowserWindow.getAllWindows().flatMap((window) =>
        window.contentView.children
          .filter((view) => view instanceof WebContentsView && view.getVisible())
          .flatMap((view) =>
            view instanceof WebContentsView && !view.webContents.getURL().startsWith('app:')
              ? [
                  {
                    url: view.webContents.getURL(),
                    ...view.getBounds(),
                    persistent: view.webContents.session.isPersistent(),
                  },
                ]
              : [],
          ),
      ),
    );

  test('draws the master tool as a native view in its pane, in a session that is not kept', async () => {
    await expect.poll(async () => (await views()).length).toBeGreaterThan(0);
    const [view] = await views();
    expect(view).toMatchObject({ persistent: false });
    expect(view?.width).toBeGreaterThan(200);
    expect(page.frames()).toHaveLength(1);
  });

  test('a picture stands in for the view while the palette lies over it, and the view comes back', async () => {
    await page.keyboard.press('Control+K');
    await expect.poll(async () => (await views()).length).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await views()).length).toBeGreaterThan(0);
  });

  test('a shortcut of the workbench works while a tool has the focus', async () => {
    await app.evaluate(({ BrowserWindow, WebContentsView }) => {
      const tool = BrowserWindow.getAllWindows()
        .flatMap((window) => window.contentView.children)
        .find((view) => view instanceof WebContentsView && !view.webContents.getURL().startsWith('app:'));
      if (!(tool instanceof WebContentsView)) throw new Error('no tool');
      tool.webContents.focus();
      tool.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'K', modifiers: ['control'] });
    });
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('a tool’s page may not lead its view away, nor open any window', async () => {
    const before = app.windows().length;
    const [at] = await views();
    await app.evaluate(async ({ BrowserWindow, WebContentsView }) => {
      for (const view of BrowserWindow.getAllWindows().flatMap((window) => window.contentView.children))
        if (view instanceof WebContentsView && !view.webContents.getURL().startsWith('app:'))
          await view.webContents.executeJavaScript(
            "window.open('https://www.example.fi/'); location.assign('https://www.example.fi/')",
          );
    });
    expect((await views())[0]?.url).toBe(at?.url);
    expect(app.windows()).toHaveLength(before);
  });

  test('opens the second screen when asked, and only once', async () => {
    await page.evaluate(() => void window.open('/?screen=2'));
    await page.evaluate(() => void window.open('/?screen=2'));
    await expect.poll(() => app.windows().filter((one) => one.url().includes('screen=2')).length).toBe(1);
  });

  // The last: it ends what the others stand on.
  test('the machine’s lock locks the workbench, and no tool is to be seen', async () => {
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
    await expect.poll(async () => (await views()).length).toBe(0);
    await expect(page.getByText('Johanna Lehtonen').first()).toBeVisible();
  });
});
