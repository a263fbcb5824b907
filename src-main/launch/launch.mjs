// @ts-check
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { build, buildIsStale } from './build.mjs';
import { chooseHost, hasDisplay } from './choose-host.mjs';
import { startDemo } from './demo.mjs';
import { electronBinary } from './electron-binary.mjs';
import { LaunchFailure, isForeseen } from './failure.mjs';
import { fetchElectron } from './fetch-electron.mjs';
import { loadWebHost, runElectronHost, runWebHost } from './hosts.mjs';
import { readInputs } from './inputs.mjs';
import { HELP, readOptions } from './options.mjs';
import { createTrainingStarter } from './training-beside.mjs';
import { joinDemo, tellOthers, watchJoined } from './shared-demo.mjs';

/** @typedef {import('./options.mjs').LaunchOptions} LaunchOptions */
/** @typedef {import('./hosts.mjs').LaunchedHost} LaunchedHost */
/** @typedef {import('./demo.mjs').Demo} Demo */

/**
 * What the launcher needs of the world around it.
 * @typedef {object} World
 * @property {string[]} argv
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {string} root the project's folder
 * @property {string} cwd
 * @property {string} home
 * @property {(line: string) => void} out standard output
 * @property {(line: string) => void} err standard error
 * @property {AbortSignal} stop aborts when the launcher is told to end
 * @property {(stop: () => void) => void} watchInput calls back when standard input closes
 */

const CLOSE_WITHIN_MS = 1500;
const within = (/** @type {Promise<unknown>} */ work) =>
  Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);

/**
 * Chooses the host and fetches Electron if that is what it takes. Says in one line what was chosen and why.
 * @param {LaunchOptions} options @param {World} world @param {(line: string) => void} say @param {AbortSignal} ending
 * @returns {Promise<{ binary: string | undefined }>} Electron's executable, or undefined for the web host
 */
async function settleHost(options, world, say, ending) {
  const { env, platform, root, isRoot } = world;
  const facts = { asked: options.host, platform, display: hasDisplay(platform, env), root: isRoot };
  const choose = (/** @type {string | undefined} */ fetchFailure) =>
    chooseHost({ ...facts, binary: electronBinary(root, env) !== undefined, fetchFailure });
  let choice = choose(undefined);
  if (choice.fetchFirst)
    choice = choose((await fetchElectron({ root, env, say, signal: ending })) ?? 'no executable came');
  if (!choice.possible) throw new LaunchFailure(`Electron cannot run: ${choice.reason}.`);
  say(`Host: ${choice.host} – ${choice.reason}.`);
  return { binary: choice.host === 'electron' ? electronBinary(root, env) : undefined };
}

/**
 * Starts everything in the order that is fastest: outside systems as processes while the core is read in here.
 * @param {LaunchOptions} options @param {World} world @param {(line: string) => void} say
 * @param {AbortSignal} ending aborts when the launcher is told to end
 * @param {(demo: Demo) => void} demoStarted told at once, so that a failing start still ends the processes
 * @returns {Promise<LaunchedHost & { joinWith?: string }>} `joinWith`: what another workbench gives to --join
 */
async function start(options, world, say, ending, demoStarted) {
  const { root, env } = world;
  const { countyFile, extraFhir, dataDir, join: joined } = readInputs(options, world);
  const shared = joined === undefined ? undefined : joinDemo(joined);
  const { binary } = await settleHost(options, world, say, ending);
  if (buildIsStale(root)) await build(root, say, ending);
  if (ending.aborted) throw new LaunchFailure('Stopped before it had started.');

  let environment = Promise.resolve(/** @type {Record<string, string>} */ ({}));
  /** @type {Demo | undefined} */
  let demo;
  if (shared !== undefined) {
    ({ demo } = shared);
    demoStarted(demo);
    environment = demo.environment;
  } else if (options.county === undefined) {
    demo = startDemo({ mainDir: join(root, 'out', 'main'), demoUser: options.demoUser, extraFhir, say });
    demoStarted(demo);
    environment = demo.environment;
  }
  const hubAt = shared?.hub ?? options.hub;
  const bundle = binary === undefined ? loadWebHost(root) : undefined;
  bundle?.catch(() => undefined); // its failure is met below, after the demo's
  const hostOptions = {
    countyFile,
    environment: await environment,
    port: options.port,
    dataDir,
    signIn: {
      auto: options.demoUser !== undefined,
      ...(options.demoUser === undefined ? {} : { loginHint: options.demoUser }),
    },
    rendererDir: join(root, 'out', 'renderer'),
    ...(hubAt === undefined ? {} : { hub: hubAt }),
    ...(shared?.guidelinesKey === undefined ? {} : { guidelinesKey: shared.guidelinesKey }),
    ...(options.fhircastAuth === undefined ? {} : { fhircastAuth: options.fhircastAuth }),
    ...(options.training ? { training: /** @type {const} */ (true) } : {}),
    ...(options.sharedWorkstation ? { sharedWorkstation: /** @type {const} */ (true) } : {}),
  };
  // A county's own file may take its values from the environment that the launcher was started in.
  const whole = { ...hostOptions, environment: { ...definedOnly(env), ...hostOptions.environment } };
  // A trainer goes over to training from real work: another workbench beside this one, with everything of its own.
  const training = createTrainingStarter(options, (beside, took) => start(beside, world, say, ending, took));
  const web = () =>
    runWebHost(bundle ?? loadWebHost(root), options.training ? whole : { ...whole, startTraining: training.start });
  const host = await (binary === undefined
    ? web()
    : runElectronHost(binary, root, hostOptions, env).catch((error) => {
        if (options.host === 'electron' || !isForeseen(error)) throw error;
        say(`Host: web – ${error.message.replace(/\.$/, '')}.`);
        return web();
      }));
  const { fhir, hub, fhircast } = host.services;
  // Electron's windows have no address that others could reach.
  const workbench = host.kind === 'web' ? new URL(host.url).origin : undefined;
  demo?.tellAddresses({ fhir, hub, fhircast, workbench });
  const closing = async () => {
    await Promise.all([host.close(), training.close()]);
  };
  if (demo === undefined || shared !== undefined) return { ...host, close: closing };
  const untell = tellOthers(dataDir, { environment: hostOptions.environment, hub });
  const county = demo;
  const unwatch = watchJoined(dataDir, (joins) => county.tellAddresses({ fhircast: joins }));
  const close = async () => {
    unwatch();
    untell();
    await closing();
  };
  return { ...host, close, joinWith: dataDir };
}

/** @param {Record<string, string | undefined>} env @returns {Record<string, string>} */
const definedOnly = (env) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** @param {LaunchedHost & { joinWith?: string }} host @param {LaunchOptions} options @param {World} world */
function announce(host, options, { out, platform, env }) {
  if (options.readyJson) {
    const { kind, url, services, topic } = host;
    return out(JSON.stringify({ ready: true, host: kind, url, services, topic }));
  }
  if (host.joinWith !== undefined)
    out(`A second workbench beside this one: npm start -- --join "${host.joinWith}" --demo-user socialWorker`);
  if (options.training) out('Training mode: invented clients only, with a data folder and an access log of its own.');
  if (host.kind === 'electron') return out('Työpöytä is open. Ctrl+C here, or closing its windows, ends it.');
  out(`Työpöytä: ${host.url}\nCtrl+C ends it.`);
  if (options.open && hasDisplay(platform, env)) openBrowser(host.url, { platform, say: out });
}

/**
 * The launcher from command line to exit code. Everything it started has ended when it returns.
 * @param {World} world
 * @returns {Promise<number>} exit code
 */
export async function launch(world) {
  const parsed = readOptions(world.argv);
  if (parsed.kind === 'help') {
    world.out(HELP.trimEnd());
    return 0;
  }
  if (parsed.kind === 'wrong') {
    world.err(parsed.message);
    return 1;
  }
  const { options } = parsed;
  const say = options.readyJson ? world.err : world.out;
  const ending = new AbortController();
  const told = new Promise((/** @type {(value: 'told') => void} */ resolve) =>
    ending.signal.addEventListener('abort', () => resolve('told')),
  );
  world.stop.addEventListener('abort', () => ending.abort());
  if (world.stop.aborted) ending.abort();
  if (options.readyJson) world.watchInput(() => ending.abort());
  /** @type {Demo | undefined} */
  let demo;
  /** @type {LaunchedHost | undefined} */
  let host;
  try {
    const starting = start(options, world, say, ending.signal, (started) => (demo = started)).then(
      (running) => (host = running),
    );
    const first = await Promise.race([starting, told]);
    if (first === 'told') {
      starting.catch(() => undefined);
      return 0;
    }
    announce(first, options, world);
    await Promise.race([first.ended, told]);
    return 0;
  } catch (error) {
    if (!isForeseen(error)) throw error;
    world.err(error.message);
    return 1;
  } finally {
    await Promise.all([
      host === undefined ? undefined : within(host.close()),
      demo === undefined ? undefined : within(demo.stop()),
    ]);
  }
}
