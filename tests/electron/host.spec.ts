import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, type Page, _electron, expect, test } from '@playwright/test';
import { chooseHost, hasDisplay } from '../../src-main/launch/choose-host.mjs';
import { buildIsStale } from '../../src-main/launch/build.mjs';
import { startDemo } from '../../src-main/launch/demo.mjs';
import { electronBinary } from '../../src-main/launch/electron-binary.mjs';
import { OPTIONS_VARIABLE } from '../../src-main/launch/hosts.mjs';

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

if (obstacle !== undefined) console.error(`\nELECTRON SUITE DID NOT RUN: ${obstacle}\n`);

test.describe('the Electron host', () => {
  test.skip(obstacle !== undefined, `ELECTRON SUITE DID NOT RUN: ${obstacle}`);
  let demo: ReturnType<typeof startDemo>;
  let app: ElectronApplication;
  let page: Page;
  let dataDir: string;

  test.beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-electron-'));
    demo = startDemo({ mainDir: join(root, 'out/main'), demoUser: 'nurse', extraFhir: undefined, say: console.error });
    const options = {
      countyFile: join(root, 'seeds/kymijoki/county.json'),
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

  test('shows the embedded master tool', async () => {
    await expect.poll(() => page.frames().some((frame) => frame.url().startsWith('http://127.0.0.1'))).toBe(true);
  });

  test('opens the second screen when asked, and only once', async () => {
    await page.evaluate(() => void window.open('/?screen=2'));
    await page.evaluate(() => void window.open('/?screen=2'));
    await expect.poll(() => app.windows().filter((one) => one.url().includes('screen=2')).length).toBe(1);
  });
});
