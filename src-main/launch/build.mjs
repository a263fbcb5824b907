// @ts-check
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';

/** What the bundles are made of. */
const SOURCES = [
  'src-shared',
  'src-main',
  'src-renderer',
  'src-hub',
  'src-simulators',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
/** What a whole build leaves behind; the newest entry of each bundle's first file tells its age. */
const PRODUCTS = [
  'out/main/web.js',
  'out/main/electron.js',
  'out/main/county.js',
  'out/main/hub.js',
  'out/main/access-log.js',
  'out/main/keyring.js',
  'out/main/demo-fhir.js',
  'out/main/demo-systems.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** Not part of any bundle: tests, notes, and the launcher, which runs before the build. */
const outsideBundles = (/** @type {string} */ path) =>
  /(\.test\.tsx?|\.md|\.mjs)$|[\\/](launch|testing)$/.test(path) || path.endsWith('node_modules');

/**
 * Must the bundles be made? Pure.
 * @param {number} newestSource epoch milliseconds
 * @param {(number | undefined)[]} products when each was made, undefined when it is missing
 */
export const needsBuild = (newestSource, products) =>
  products.some((made) => made === undefined || made < newestSource);

/** @param {string} path @returns {number | undefined} */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string} path @returns {number} */
function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || outsideBundles(path)) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  let newest = 0;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestIn(join(path, name)));
  return newest;
}

/** @param {string} root the project's folder */
export const buildIsStale = (root) =>
  needsBuild(
    Math.max(...SOURCES.map((source) => newestIn(join(root, source)))),
    PRODUCTS.map((product) => changedAt(join(root, product))),
  );

/**
 * Builds all bundles. Throws LaunchFailure when that fails; the builder's own account is said before it.
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {AbortSignal} signal ends the builder too
 */
export async function build(root, say, signal) {
  say('Rakennetaan… (building the workbench, this takes a moment)');
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (changedAt(builder) === undefined) {
    throw new LaunchFailure('The workbench must be built first, but the builder is missing: run npm install.');
  }
  const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  // A build that succeeds has nothing to tell; of one that fails, everything is told.
  let account = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (account += text));
  }
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('close', resolve);
  });
  if (code === 0) return;
  if (!signal.aborted) say(account.trimEnd());
  throw new LaunchFailure('The workbench could not be built: see the error above.');
}
