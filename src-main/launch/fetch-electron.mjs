// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { artifactAddress, downloadProxy, inCache } from './electron-binary.mjs';

const CONNECT_WITHIN_MS = 5000;
const TELL_EVERY_MS = 5000;

/**
 * Does a connection to the download stand within the bound? Any answer at all will do: what it says is the
 * downloader's business.
 * @param {string} url
 * @param {URL | undefined} proxy then only the way to the proxy is tried
 * @param {number} [withinMs]
 * @returns {Promise<string | undefined>} why not, or undefined when it stands
 */
export async function connectionProblem(url, proxy, withinMs = CONNECT_WITHIN_MS) {
  const host = (proxy ?? new URL(url)).host;
  if (proxy !== undefined) {
    const port = Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80));
    return new Promise((resolve) => {
      const socket = connect({ host: proxy.hostname, port });
      const end = (/** @type {string | undefined} */ problem) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(problem);
      };
      const timer = setTimeout(() => end(`${host} did not answer within ${withinMs / 1000} s`), withinMs);
      socket.once('connect', () => end(undefined));
      socket.once('error', () => end(`no connection to ${host}`));
    });
  }
  const signal = AbortSignal.timeout(withinMs);
  try {
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    await answer.body?.cancel();
    return undefined;
  } catch {
    return signal.aborted ? `${host} did not answer within ${withinMs / 1000} s` : `no connection to ${host}`;
  }
}

/**
 * Fetches Electron's executable once, by the package's own installer.
 * @param {{ root: string, env: Record<string, string | undefined>, say: (line: string) => void, signal: AbortSignal }} parts
 * @returns {Promise<string | undefined>} why it failed, or undefined when it is there now
 */
export async function fetchElectron({ root, env, say, signal }) {
  const home = join(root, 'node_modules', 'electron');
  let version;
  try {
    version = String(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version);
  } catch {
    return 'the package electron is not installed';
  }
  const platform = env.npm_config_platform ?? process.platform;
  const arch = env.npm_config_arch ?? process.arch;
  const { url, file } = artifactAddress({ version, platform, arch }, env);
  if (!URL.canParse(url)) return `${url} is no address`;
  if (!inCache(file, env, process.platform)) {
    say(`Fetching Electron ${version} from ${new URL(url).host} (about 120 MB)…`);
    const problem = await connectionProblem(url, downloadProxy(env));
    if (problem !== undefined) return problem;
  }

  const began = Date.now();
  const child = spawn(process.execPath, [join(home, 'install.js')], {
    cwd: root,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  // What the installer says is shown as it comes; a failing one ends in a stack, of which only the first line is told.
  let lastWords = '';
  child.stdout.pipe(process.stderr, { end: false });
  child.stderr
    .setEncoding('utf8')
    .on('data', (/** @type {string} */ text) => (lastWords = (lastWords + text).slice(0, 4000)));
  const timer = setInterval(
    () => say(`Fetching Electron… ${Math.round((Date.now() - began) / 1000)} s`),
    TELL_EVERY_MS,
  );
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('close', resolve);
  });
  clearInterval(timer);
  if (code === 0) return undefined;
  const told = lastWords.split('\n').find((line) => /error/i.test(line)) ?? `its installer ended with code ${code}`;
  return told.trim().replace(/\.$/, '').slice(0, 200);
}
