// @ts-check
import { DEFAULT_PORT, TRAINING_PORT } from './options.mjs';

/** @typedef {import('./options.mjs').LaunchOptions} LaunchOptions */
/** @typedef {import('./hosts.mjs').LaunchedHost} LaunchedHost */
/** @typedef {import('./demo.mjs').Demo} Demo */

/**
 * Starts training beside a workbench that runs, when its trainer asks for it: another workbench with a county, systems, data
 * folder and port of its own. The second time it is the same one, begun anew, since its address lets in only once.
 * @param {LaunchOptions} options of the workbench that runs
 * @param {(options: LaunchOptions, tookDemo: (demo: Demo) => void) => Promise<LaunchedHost>} run
 */
export function createTrainingStarter(options, run) {
  /** @type {Promise<{ url: string, close: () => Promise<unknown> }> | undefined} */
  let running;

  async function begin() {
    /** @type {Demo | undefined} */
    let demo;
    const beside = {
      ...options,
      host: /** @type {const} */ ('web'),
      training: true,
      join: undefined,
      hub: undefined,
      port: options.port === DEFAULT_PORT ? TRAINING_PORT : 0,
      demoUser: options.county === undefined ? 'trainer' : undefined,
    };
    try {
      const host = await run(beside, (taken) => (demo = taken));
      return { url: host.url, close: () => Promise.all([host.close(), demo?.stop()]) };
    } catch (error) {
      await demo?.stop();
      throw error;
    }
  }
  async function close() {
    const before = running;
    running = undefined;
    await before?.then((one) => one.close()).catch(() => undefined);
  }
  return {
    /** @returns {Promise<string>} address to open, which works once */
    async start() {
      await close();
      running = begin();
      return (await running).url;
    },
    close,
  };
}
