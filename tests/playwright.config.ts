import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/chromium.mjs';

const executablePath = findChromium();
const isCi = process.env['CI'] === 'true';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: false,
  // A workbench waits more than it works: two at a time fill two cores.
  workers: 2,
  // A second try in CI only, and the run says so: the machine there is shared.
  retries: isCi ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1920, height: 1080 },
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    // Where a test is tried twice, the first try goes without: keeping every state of every page has its price.
    trace: isCi ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
});
