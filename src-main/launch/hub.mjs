// @ts-check
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildIsStale } from './build.mjs';
import { isForeseen } from './failure.mjs';

// `npm run hub`: like the launcher plain JavaScript, because it may have to build first.

const root = resolve(import.meta.dirname, '..', '..');
const err = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => stop.abort());

try {
  if (buildIsStale(root)) await build(root, err, stop.signal);
  const { runHub } = await import(pathToFileURL(join(root, 'out', 'main', 'hub.js')).href);
  const code = await runHub({
    argv: process.argv.slice(2),
    env: process.env,
    // npm runs scripts in the project's folder; a path is given from where the user stands.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    out: (/** @type {string} */ line) => void process.stdout.write(`${line}\n`),
    err,
    stop: stop.signal,
    watchInput: (/** @type {() => void} */ call) => void process.stdin.on('close', call).on('end', call).resume(),
  });
  process.exit(code);
} catch (error) {
  if (!isForeseen(error)) throw error;
  err(error.message);
  process.exitCode = 2;
}
