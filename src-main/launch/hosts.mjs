// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LaunchFailure } from './failure.mjs';

/** @typedef {import('../host.js').HostOptions} HostOptions */
/** @typedef {import('../host.js').RunningHost} RunningHost */
/** @typedef {{ startWebHost: (options: HostOptions) => Promise<RunningHost> }} WebHostBundle */

/**
 * A host that runs, as the launcher sees it. `ended` settles when the host goes of itself.
 * @typedef {RunningHost & { kind: 'web' | 'electron', ended: Promise<void> }} LaunchedHost
 */

/** Where the launcher tells the Electron process its options; the process reads it and takes it out. */
export const OPTIONS_VARIABLE = 'TYOPOYTA_HOST_OPTIONS';
const ELECTRON_READY_WITHIN_MS = 30_000;
const ELECTRON_ENDS_WITHIN_MS = 1500;
/** Services of the ready line that not every county has. */
const MAY_BE_THERE = /** @type {const} */ (['referrals', 'telephony', 'appointments']);

/**
 * Loads the web host's bundle; slow enough to be worth doing while the demo systems start.
 * @param {string} root
 * @returns {Promise<WebHostBundle>}
 */
export const loadWebHost = (root) => import(pathToFileURL(join(root, 'out', 'main', 'web.js')).href);

/**
 * Runs the web host in this process.
 * @param {Promise<WebHostBundle>} bundle
 * @param {HostOptions} options
 * @returns {Promise<LaunchedHost>}
 */
export async function runWebHost(bundle, options) {
  const { startWebHost } = await bundle;
  try {
    const host = await startWebHost(options);
    return { ...host, kind: 'web', ended: new Promise(() => undefined) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new LaunchFailure(`Port ${options.port} is already in use: choose another with --port.`);
    }
    throw error;
  }
}

/**
 * What the Electron process tells over the channel it was given.
 * @param {unknown} message
 * @returns {{ ready: Omit<RunningHost, 'close'> } | { failed: string } | undefined}
 */
export function readHostMessage(message) {
  if (typeof message !== 'object' || message === null) return undefined;
  if ('failed' in message && typeof message.failed === 'string') return { failed: message.failed };
  if (!('ready' in message) || !('url' in message) || !('topic' in message) || !('services' in message))
    return undefined;
  const { url, topic, services } = message;
  if (typeof url !== 'string' || typeof topic !== 'string' || typeof services !== 'object' || services === null)
    return undefined;
  if (!('fhir' in services) || !('fhircast' in services) || !('idp' in services) || !('hub' in services))
    return undefined;
  const { fhir, fhircast, idp, hub } = services;
  if (typeof fhir !== 'string' || typeof fhircast !== 'string' || typeof idp !== 'string' || typeof hub !== 'string') {
    return undefined;
  }
  /** @type {{ referrals?: string, telephony?: string, appointments?: string }} */
  const more = {};
  for (const name of MAY_BE_THERE) {
    const address = Object.entries(services).find(([each]) => each === name)?.[1];
    if (typeof address === 'string') more[name] = address;
  }
  return { ready: { url, topic, services: { fhir, fhircast, idp, hub, ...more } } };
}

/**
 * Runs Electron as a child that ends with this process: it quits when its channel to us closes.
 * @param {string} binary
 * @param {string} root
 * @param {HostOptions} options
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<LaunchedHost>}
 */
export async function runElectronHost(binary, root, options, env) {
  const child = spawn(binary, [root], {
    cwd: root,
    // Started from another Electron program's terminal this would turn Electron into plain Node.
    env: { ...env, ELECTRON_RUN_AS_NODE: undefined, [OPTIONS_VARIABLE]: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.pipe(process.stderr, { end: false });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), ELECTRON_ENDS_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  };
  const ready = await new Promise((/** @type {(host: Omit<RunningHost, 'close'>) => void} */ resolve, reject) => {
    const fail = (/** @type {string} */ sentence) => reject(new LaunchFailure(sentence));
    const timer = setTimeout(() => fail('Electron did not start in time.'), ELECTRON_READY_WITHIN_MS);
    child.on('message', (message) => {
      const told = readHostMessage(message);
      if (told === undefined) return;
      clearTimeout(timer);
      if ('failed' in told) fail(told.failed);
      else resolve(told.ready);
    });
    child.once('error', () => fail('Electron could not be started.'));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`Electron ended at its start (${signal ?? `code ${code}`}).`);
    });
  }).catch(async (error) => {
    await close();
    throw error;
  });
  return { ...ready, kind: 'electron', ended, close };
}
