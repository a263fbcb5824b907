// @ts-check
import { parseArgs } from 'node:util';

/**
 * What the command line asks for.
 * @typedef {object} LaunchOptions
 * @property {'electron' | 'web' | undefined} host
 * @property {number} port
 * @property {string | undefined} county path as given, relative to the working directory
 * @property {string | undefined} dataDir
 * @property {boolean} open whether the browser is opened
 * @property {string | undefined} demoUser
 * @property {string | undefined} extraFhir
 * @property {string | undefined} join data folder of a running demo workbench whose demo county this one shares
 * @property {string | undefined} hub address of a hub that runs already, in place of the demo county's own
 * @property {boolean} readyJson
 * @property {'none' | undefined} fhircastAuth
 * @property {boolean} sharedWorkstation
 * @property {boolean} training
 */

/** @typedef {{ kind: 'run', options: LaunchOptions } | { kind: 'help' } | { kind: 'wrong', message: string }} ParsedCommandLine */

export const DEFAULT_PORT = 47100;
/** Another one than that of real work: browsers keep data by address. */
export const TRAINING_PORT = 47101;
const ROLES = ['nurse', 'socialWorker', 'counsellor', 'trainer'];

export const HELP = `Usage: npm start -- [options]

  --host electron|web   which host to run (default: Electron where it can run, otherwise the web host)
  --port <number>       port of the web host, 0 for any free one (default ${DEFAULT_PORT})
  --county <file>       your county's configuration; without it the invented demo county runs
  --data-dir <dir>      where settings and the access log are kept
  --no-open             do not open the browser
  --demo-user <role>    sign in at once in the demo county: ${ROLES.join(', ')}
  --training            training mode: invented clients only, presentations and practice; --demo-user trainer starts there
  --extra-fhir <dir>    more FHIR resources (.json) for the demo county
  --join <dir>          a second workbench beside one that runs: share its demo county and its hub; <dir> is its data folder
  --hub <url>           use a hub that runs already (npm run hub) in the demo county, not one of its own
  --fhircast-auth none  let FHIRcast clients in without a token for this run, to try a client of your own
  --shared-workstation  several people use this workstation: keep no passwords of tools on its disk
  --ready-json          print one line of JSON when everything listens; end when standard input closes
  --help                this text
`;

/** @param {string} message @returns {ParsedCommandLine} */
const wrong = (message) => ({ kind: 'wrong', message: `${message} See npm start -- --help.` });

/**
 * Reads the command line. Pure: looks at no file.
 * @param {string[]} argv without the program's own name
 * @returns {ParsedCommandLine}
 */
export function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      strict: true,
      allowPositionals: false,
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        county: { type: 'string' },
        'data-dir': { type: 'string' },
        'no-open': { type: 'boolean' },
        'demo-user': { type: 'string' },
        'extra-fhir': { type: 'string' },
        join: { type: 'string' },
        hub: { type: 'string' },
        'ready-json': { type: 'boolean' },
        'fhircast-auth': { type: 'string' },
        'shared-workstation': { type: 'boolean' },
        training: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    // The parser's text may go on with advice; its first sentence is what went wrong.
    const text = error instanceof Error ? error.message : String(error);
    return wrong(`${text.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.`);
  }
  if (values.help === true) return { kind: 'help' };
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) return wrong(`--${empty[0]} needs a value.`);
  const { host } = values;
  if (host !== undefined && host !== 'electron' && host !== 'web') {
    return wrong(`--host is electron or web, not "${host}".`);
  }
  const elsewhere = values.join !== undefined || values.hub !== undefined;
  if (values.training === true && elsewhere) {
    return wrong('--training has a county and a hub of its own: it cannot be used with --join or --hub.');
  }
  const training = values.training === true || (values['demo-user'] === 'trainer' && !elsewhere);
  // The one that is joined has the usual port.
  const port = values.port ?? String(values.join !== undefined ? 0 : training ? TRAINING_PORT : DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return wrong(`--port is a number from 0 to 65535, not "${port}".`);
  }
  const demoUser = values['demo-user'];
  if (demoUser !== undefined && !ROLES.includes(demoUser)) {
    return wrong(`--demo-user is one of ${ROLES.join(', ')}, not "${demoUser}".`);
  }
  for (const name of /** @type {const} */ (['demo-user', 'extra-fhir', 'join', 'hub'])) {
    if (values.county !== undefined && values[name] !== undefined) {
      return wrong(`--${name} belongs to the demo county and cannot be used with --county.`);
    }
  }
  for (const name of /** @type {const} */ (['extra-fhir', 'hub'])) {
    if (values.join !== undefined && values[name] !== undefined) {
      return wrong(`--${name} is for the workbench that is joined, and cannot be used with --join.`);
    }
  }
  if (values.hub !== undefined && !/^https?:\/\/[^\s/]+\/?$/.test(values.hub)) {
    return wrong(`--hub is an address such as http://127.0.0.1:47200, not "${values.hub}".`);
  }
  const fhircastAuth = values['fhircast-auth'];
  if (fhircastAuth !== undefined && fhircastAuth !== 'none' && fhircastAuth !== 'token') {
    return wrong(`--fhircast-auth is token or none, not "${fhircastAuth}".`);
  }
  const readyJson = values['ready-json'] === true;
  return {
    kind: 'run',
    options: {
      host,
      port: Number(port),
      county: values.county,
      dataDir: values['data-dir'],
      open: values['no-open'] !== true && !readyJson,
      demoUser,
      extraFhir: values['extra-fhir'],
      join: values.join,
      hub: values.hub,
      readyJson,
      fhircastAuth: fhircastAuth === 'none' ? fhircastAuth : undefined,
      sharedWorkstation: values['shared-workstation'] === true,
      training,
    },
  };
}
