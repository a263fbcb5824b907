// @ts-check
import { fstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { launch } from './launch.mjs';

// `npm start`: runs before anything is built, so it is plain JavaScript and imports only Node and its neighbours.

const stop = new AbortController();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => stop.abort());

/** A pipe, socket or terminal can close; /dev/null and files never were open in that sense. */
function inputCanClose() {
  try {
    const found = fstatSync(0);
    return found.isFIFO() || found.isSocket() || isatty(0);
  } catch {
    return false;
  }
}

process.exitCode = await launch({
  argv: process.argv.slice(2),
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  root: resolve(import.meta.dirname, '..', '..'),
  cwd: process.cwd(),
  home: homedir(),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  stop: stop.signal,
  watchInput: (closed) => {
    if (!inputCanClose()) return;
    process.stdin.once('end', closed);
    process.stdin.once('close', closed);
    process.stdin.once('error', closed);
    process.stdin.resume();
  },
});
// The core runs in this process; whatever it still holds open must not keep it alive.
process.exit();
