// @ts-check
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildIsStale } from './build.mjs';
import { defaultDataDir } from './data-dir.mjs';
import { isForeseen } from './failure.mjs';

// `npm run services`: like the launcher plain JavaScript, because it may have to build first.

const root = resolve(import.meta.dirname, '..', '..');
const err = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => stop.abort());

try {
  if (buildIsStale(root)) await build(root, err, stop.signal);
  const { runServices } = await import(pathToFileURL(join(root, 'out', 'main', 'services.js')).href);
  process.exitCode = await runServices({
    argv: process.argv.slice(2),
    env: process.env,
    // npm runs scripts in the project's folder; a path is given from where the user stands.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    dataDir: defaultDataDir(process.platform, process.env, homedir()),
    out: (/** @type {string} */ line) => void process.stdout.write(`${line}\n`),
    err,
    status: (/** @type {string} */ text) => void (process.stderr.isTTY && process.stderr.write(`\r\u001B[K${text}`)),
  });
} catch (error) {
  if (!isForeseen(error)) throw error;
  err(error.message);
  process.exitCode = 2;
}
