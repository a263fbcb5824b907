// @ts-check
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';

/** @typedef {import('./demo.mjs').Demo} Demo */

/** Tells a second workbench where the demo county and the hub of the first stand. */
const FILE = 'demo-county.json';
/** What a second workbench tells of itself, each in a file of its own: the demo county's tools are to follow it too. */
const JOINED = /^demo-county-joined-\d+\.json$/;
const LOOK_MS = 300;

/**
 * Writes down where this workbench's demo county stands, for another workbench to join it. Invented data on this machine
 * only: there is nothing secret in it.
 * @param {string} dataDir
 * @param {{ environment: Record<string, string>, hub: string }} addresses `hub`: its socket
 * @returns {() => void} takes it away
 */
export function tellOthers(dataDir, { environment, hub }) {
  const path = join(dataDir, FILE);
  const base = hub.replace(/^ws/, 'http').replace(/\/presence$/, '');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, JSON.stringify({ environment, hub: base }), { mode: 0o600 });
  } catch {
    // Nobody can join; the workbench itself does not need it.
  }
  return () => rmSync(path, { force: true });
}

/** An address on this machine, as the tools may be told of. @param {string} path @returns {string | undefined} */
function fhircastIn(path) {
  try {
    /** @type {unknown} */
    const told = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof told !== 'object' || told === null || !('fhircast' in told)) return undefined;
    const { fhircast } = told;
    if (typeof fhircast !== 'string' || !URL.canParse(fhircast)) return undefined;
    const { protocol, hostname } = new URL(fhircast);
    return protocol === 'http:' && hostname === '127.0.0.1' ? fhircast : undefined;
  } catch {
    // Being written just now: it is looked at again.
    return undefined;
  }
}

/**
 * Looks for workbenches that join, and tells where each listens.
 * @param {string} dataDir @param {(fhircast: string) => void} tell
 * @returns {() => void} ends it
 */
export function watchJoined(dataDir, tell) {
  const known = new Set();
  const look = () => {
    /** @type {string[]} */
    let names = [];
    try {
      names = readdirSync(dataDir).filter((name) => JOINED.test(name));
    } catch {
      // The folder is not there (any more): nobody joins.
    }
    for (const name of names) {
      const fhircast = fhircastIn(join(dataDir, name));
      if (fhircast === undefined || known.has(fhircast)) continue;
      known.add(fhircast);
      tell(fhircast);
    }
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** @param {string} path @returns {string | undefined} */
function keyIn(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // Its hub signs nothing: this workbench goes without what would be published there.
    return undefined;
  }
}

/** @param {unknown} value @returns {value is Record<string, string>} */
const isTexts = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

/**
 * The demo county of a workbench that runs. It ends with that one, and not with this.
 * @param {string} dataDir data folder of the workbench that is joined
 * @returns {{ demo: Demo, hub: string, guidelinesKey: string | undefined }} `guidelinesKey`: by which its hub signs guidelines
 */
export function joinDemo(dataDir) {
  /** @type {unknown} */
  let told;
  try {
    told = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'));
  } catch {
    throw new LaunchFailure(
      `No workbench with the demo county runs on the data folder ${dataDir}: start it first, and give its folder to --join.`,
    );
  }
  const { environment, hub } =
    typeof told === 'object' && told !== null && 'environment' in told && 'hub' in told
      ? told
      : { environment: undefined, hub: undefined };
  if (!isTexts(environment) || typeof hub !== 'string')
    throw new LaunchFailure(`The file ${FILE} in ${dataDir} is of another version of the workbench.`);
  const mine = join(dataDir, `demo-county-joined-${process.pid}.json`);
  return {
    hub,
    guidelinesKey: keyIn(join(dataDir, 'hub-guidelines-key.pub')),
    demo: {
      environment: Promise.resolve(environment),
      tellAddresses: ({ fhircast }) => writeFileSync(mine, JSON.stringify({ fhircast }), { mode: 0o600 }),
      stop: async () => rmSync(mine, { force: true }),
    },
  };
}
