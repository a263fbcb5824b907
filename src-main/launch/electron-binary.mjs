// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Electron's executable, if it is on the disk. Only looks at paths: the package itself is never imported, since that
 * would begin a download.
 * @param {string} root
 * @param {Environment} env ELECTRON_OVERRIDE_DIST_PATH names another folder, as it does for the package
 * @returns {string | undefined}
 */
export function electronBinary(root, env) {
  const home = join(root, 'node_modules', 'electron');
  let name;
  try {
    name = readFileSync(join(home, 'path.txt'), 'utf8').trim();
  } catch {
    name = undefined;
  }
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') {
    const path = join(override, name ?? 'electron');
    return existsSync(path) ? path : undefined;
  }
  if (name === undefined || name === '') return undefined;
  const path = join(home, 'dist', name);
  return existsSync(path) ? path : undefined;
}

/**
 * A setting of the downloader, from the same variables in the same order as the package's own downloader reads them.
 * @param {string} name snake_case
 * @param {Environment} env
 */
function mirrorSetting(name, env) {
  const joined = name.replaceAll('_', '');
  return [
    `npm_config_electron_${joined}`,
    `NPM_CONFIG_ELECTRON_${name.toUpperCase()}`,
    `npm_config_electron_${name}`,
    `npm_package_config_electron_${name}`,
    `ELECTRON_${name.toUpperCase()}`,
  ]
    .map((key) => env[key])
    .find((value) => value !== undefined && value !== '');
}

/**
 * Where the executable's archive is fetched from.
 * @param {{ version: string, platform: string, arch: string }} target
 * @param {Environment} env
 */
export function artifactAddress({ version, platform, arch }, env) {
  const base = mirrorSetting('mirror', env) ?? 'https://github.com/electron/electron/releases/download/';
  const folder = (mirrorSetting('custom_dir', env) ?? `v${version}`).replace('{{ version }}', version);
  const file = mirrorSetting('custom_filename', env) ?? `electron-v${version}-${platform}-${arch}.zip`;
  return { url: `${base}${folder}/${file}`, file };
}

/**
 * The proxy that the download goes through, when it is told to use one.
 * @param {Environment} env
 * @returns {URL | undefined}
 */
export function downloadProxy(env) {
  if (!env.ELECTRON_GET_USE_PROXY) return undefined;
  const value = env.HTTPS_PROXY ?? env.https_proxy ?? env.HTTP_PROXY ?? env.http_proxy;
  return value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
}

/**
 * Is the archive already in the downloader's cache, so that no connection is needed?
 * @param {string} file
 * @param {Environment} env
 * @param {NodeJS.Platform} platform
 */
export function inCache(file, env, platform) {
  const home = homedir();
  const root =
    env.electron_config_cache ??
    (platform === 'darwin'
      ? join(home, 'Library', 'Caches', 'electron')
      : platform === 'win32'
        ? join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'electron', 'Cache')
        : join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'electron'));
  try {
    return readdirSync(root).some((folder) => existsSync(join(root, folder, file)));
  } catch {
    return false;
  }
}
