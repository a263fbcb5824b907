// @ts-check
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';

/** @typedef {import('node:child_process').ChildProcess} Child */
/** @typedef {{ fhir?: string, hub?: string, fhircast: string, workbench?: string | undefined }} Addresses */

/**
 * The demo county's outside systems while they run.
 * @typedef {object} Demo
 * @property {Promise<Record<string, string>>} environment values for `${NAME}` in the demo county's file
 * @property {(addresses: Addresses) => void} tellAddresses where the core listens
 * @property {() => Promise<void>} stop
 */

const READY_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 1200;

/**
 * Waits for a child's word that it listens.
 * @param {Child} child @param {string} name
 * @returns {Promise<Record<string, unknown>>}
 */
const readiness = (child, name) =>
  new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ how) => reject(new LaunchFailure(`The demo county's ${name} ${how}.`));
    const timer = setTimeout(() => fail(`did not start within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('ready' in message)) return;
      clearTimeout(timer);
      resolve({ ...message });
    });
    child.once('error', () => fail('could not be started'));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended at its start (${signal ?? `code ${code}`})`);
    });
  });

/** @param {Child} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
}

/** @param {unknown} value @returns {string} */
function address(value) {
  if (typeof value !== 'string') throw new LaunchFailure('A demo system did not tell its address.');
  return value;
}

/** @param {unknown} value @returns {Record<string, unknown>} */
const record = (value) => (typeof value === 'object' && value !== null ? { ...value } : {});

/**
 * Starts the demo county's FHIR server and its other systems side by side. They end with this process: each watches the
 * channel it was given, so even a killed launcher leaves none behind.
 * @param {{ mainDir: string, demoUser: string | undefined, extraFhir: string | undefined, say: (line: string) => void }} parts
 * @returns {Demo}
 */
export function startDemo({ mainDir, demoUser, extraFhir, say }) {
  let stopping = false;
  const start = (/** @type {string} */ file, /** @type {string[]} */ args, /** @type {string} */ name) => {
    // Standard output is ours (the ready line); what they have to tell comes on standard error.
    const child = fork(join(mainDir, file), args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
    child.stdout?.resume();
    const ready = readiness(child, name);
    ready.then(
      () =>
        child.once(
          'exit',
          () => stopping || say(`The demo county's ${name} has ended; the workbench goes on without it.`),
        ),
      () => undefined,
    );
    return { child, ready };
  };
  const fhir = start('demo-fhir.js', extraFhir === undefined ? [] : ['--extra-fhir', extraFhir], 'FHIR server');
  const systems = start('demo-systems.js', demoUser === undefined ? [] : ['--demo-user', demoUser], 'other systems');

  return {
    environment: Promise.all([fhir.ready, systems.ready]).then(([data, others]) => {
      /** @type {Record<string, string>} */
      const environment = {
        DEMO_FHIR: address(data.fhir),
        DEMO_FHIR_SOCIAL: address(data.fhirSocial),
        DEMO_FHIR_OWN: address(data.fhirOwn),
        DEMO_IDP: address(others.idp),
        DEMO_APTJ: address(others.aptj),
      };
      // Every other system by its own name: `DEMO_OMAOLO`, …
      for (const [name, value] of Object.entries(record(others.tools))) {
        environment[`DEMO_${name.toUpperCase()}`] = address(value);
      }
      if (others.directory !== undefined) environment.DEMO_DIRECTORY = address(others.directory);
      return environment;
    }),
    tellAddresses: (addresses) => {
      if (systems.child.connected) systems.child.send({ type: 'addresses', ...addresses }, () => undefined);
    },
    stop: async () => {
      stopping = true;
      await Promise.all([end(fhir.child), end(systems.child)]);
    },
  };
}
