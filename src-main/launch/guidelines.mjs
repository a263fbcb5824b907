// @ts-check
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildIsStale } from './build.mjs';
import { isForeseen } from './failure.mjs';

// `npm run guidelines`: like the launcher plain JavaScript, because it may have to build first.

const root = resolve(import.meta.dirname, '..', '..');
const err = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => stop.abort());

try {
  if (buildIsStale(root)) await build(root, err, stop.signal);
  const { runGuidelines } = await import(pathToFileURL(join(root, 'out', 'main', 'guidelines.js')).href);
  process.exitCode = await runGuidelines({
    argv: process.argv.slice(2),
    env: process.env,
    // npm runs scripts in the project's folder; a path is given from where the user stands.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (/** @type {string} */ line) => void process.stdout.write(`${line}\n`),
    err,
    fetch,
    now: () => new Date(),
  });
} catch (error) {
  if (!isForeseen(error)) throw error;
  err(error.message);
  process.exitCode = 2;
}
