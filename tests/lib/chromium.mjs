import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  // The same browser without a window of its own: a sixth less of the machine for the same pages.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | undefined} path of a Chromium that is on this machine, Playwright's own one last */
export function findChromium() {
  return [...PLACES, chromium.executablePath()].find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** @returns {string | undefined} the same of a Chromium with all of its own interface, such as what it does about popups */
export function findWholeChromium() {
  return [...PLACES, chromium.executablePath()].find(
    (path) => path !== undefined && !path.endsWith('-headless-shell') && path !== '' && existsSync(path),
  );
}

const isDebian = () => {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

/**
 * Sees to a Chromium: takes the one found; as root on Debian installs it; otherwise says the one command to run.
 * @returns {string | undefined} its path
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log("No Chromium found: installing Debian's package chromium.");
    spawnSync('apt-get', ['update'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return findChromium();
  }
  console.error(
    `No Chromium found for the end-to-end tests. Run: ${isDebian() ? 'sudo apt-get install chromium' : 'npx playwright install chromium'}`,
  );
  return undefined;
}
