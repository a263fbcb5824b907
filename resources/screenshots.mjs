// @ts-check
/**
 * Writes the README's pictures: the nurse's two screens with Aune Saarikoski open, as they come from the launcher.
 * Run after a build: `npm run screenshots`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/lib/chromium.mjs';

const root = join(import.meta.dirname, '..');
const CLIENT = /saarikoski/i;

const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-pictures-'));
const launcher = ['src-main/launch/start.mjs', '--host', 'web', '--port', '0', '--no-open', '--ready-json'];
const workbench = spawn(process.execPath, [...launcher, '--demo-user', 'nurse', '--data-dir', dataDir], {
  cwd: root,
  stdio: ['pipe', 'pipe', 'inherit'],
  // Colleagues live a Monday morning whatever the hour is.
  env: { ...process.env, DEMO_CLOCK: '2026-11-23T10:42:00+02:00' },
});
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  const [line] = await Promise.race([
    once(createInterface({ input: workbench.stdout }), 'line'),
    once(workbench, 'exit').then(([code]) => Promise.reject(new Error(`the workbench ended with ${code}`))),
  ]);
  const { url } = JSON.parse(line);
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const one = await context.newPage();
  await one.goto(url);
  const two = await context.newPage();
  await two.goto(`${new URL(url).origin}/?screen=2`);
  const worklist = one.frameLocator('iframe[title*="APTJ"]').getByTestId('worklist-row');
  await worklist.filter({ hasText: CLIENT }).first().click();
  // All that comes by itself is there: charts drawn, colleagues' states, services, and the master has confirmed.
  await two.locator('.cs-chart svg .cs-last').nth(1).waitFor();
  // A call about a swollen, breathless client: who can be asked, how it is recorded, what can be offered.
  await two.getByRole('searchbox', { name: 'Nimi, tehtävä, yksikkö tai osaaminen' }).fill('vajaatoiminta');
  await two.getByRole('searchbox', { name: 'Miten kirjaan…' }).fill('miten kirjaan puhelun');
  await two.getByRole('searchbox', { name: 'Hae palvelua' }).fill('liikuntaryhmä ikääntyneelle');
  await two.locator('.av-row').first().waitFor();
  await two.locator('.gl-row mark').first().waitFor();
  await two
    .getByRole('button', { name: /^Lisää tarjottimelle/ })
    .first()
    .click();
  await two.locator('.st-item').first().waitFor();
  await one.getByText(/^vahvistettu/).waitFor();
  for (const [page, name] of /** @type {const} */ ([
    [one, 'screen1'],
    [two, 'screen2'],
  ])) {
    await page.bringToFront();
    await page.mouse.move(2, 2);
    const path = join(root, 'resources', `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    console.log(`${path}: ${Math.round((await stat(path)).size / 1024)} kB`);
  }
} finally {
  await browser.close();
  if (workbench.exitCode === null && workbench.signalCode === null) {
    workbench.kill('SIGTERM');
    await once(workbench, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
}
