// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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

/** A builder that has not ended by now has been killed, and its mark with it. */
const BUILT_WITHIN_MS = 180_000;

/** Is the one that left this mark still building? @param {string} mark */
function isBuilding(mark) {
  const since = changedAt(mark);
  if (since === undefined || Date.now() - since > BUILT_WITHIN_MS) return false;
  try {
    // An empty mark is being written just now.
    const pid = Number(readFileSync(mark, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits until nobody else builds here: two builders would empty each other's folders, and a start in between would find
 * half of the bundles.
 * @param {string} root @param {AbortSignal} signal
 * @returns {Promise<() => void>} ends the turn
 */
async function takeTurn(root, signal) {
  const mark = join(root, 'out', 'building');
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(mark, String(process.pid), { flag: 'wx' });
      return () => rmSync(mark, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (signal.aborted) throw new LaunchFailure('Stopped before it had started.');
    if (isBuilding(mark)) await wait(100);
    else rmSync(mark, { force: true });
  }
}

/**
 * Builds all bundles, one builder at a time; what another has made meanwhile is not made again. Throws LaunchFailure when
 * that fails; the builder's own account is said before it.
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {AbortSignal} signal ends the builder too
 */
export async function build(root, say, signal) {
  const endTurn = await takeTurn(root, signal);
  try {
    if (buildIsStale(root)) await buildNow(root, say, signal);
  } finally {
    endTurn();
  }
}

/** @param {string} root @param {(line: string) => void} say @param {AbortSignal} signal */
async function buildNow(root, say, signal) {
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
