/** Measurements, by `npm run bench`: all of them, or those that are named: `npm run bench -- context --json`. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../lib/bundle.mjs';

const root = join(import.meta.dirname, '../..');
const inBrowser = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.spec.ts'))
  .map((file) => file.replace('.bench.spec.ts', ''));

/** @param {string[]} args */
const node = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

/** @param {string[]} options */
async function fanOut(options) {
  const program = await bundle('bench', {
    main: 'tests/load/context/main.ts',
    floor: 'tests/load/context/floor.ts',
    hub: 'tests/load/context/hub.ts',
    core: 'tests/lib/core-process.ts',
    fhir: 'src-simulators/fhir/main.ts',
  });
  return node([program('main'), ...options]);
}

/** @param {string[]} options */
async function summarySources(options) {
  const program = await bundle('bench-summary', {
    main: 'tests/load/summary/main.ts',
    sources: 'tests/load/summary/sources.ts',
  });
  return node(['--expose-gc', program('main'), ...options]);
}

/** @param {string[]} options */
async function countyHub(options) {
  const program = await bundle('bench-hub', {
    main: 'tests/load/hub/main.ts',
    ours: 'tests/load/hub/ours.ts',
    peer: 'tests/load/hub/peer.ts',
    clients: 'tests/load/hub/clients.ts',
  });
  return node([program('main'), ...options]);
}

async function severalHubs() {
  const program = await bundle('bench-hubs', { main: 'tests/load/hubs/main.ts', hub: 'tests/lib/hub-process.ts' });
  return node([program('main')]);
}

async function searchAtScale() {
  const program = await bundle('bench-search', { main: 'tests/load/search/main.ts' });
  return node(['--expose-gc', program('main')]);
}

/** @param {string[]} names the first part of a file's name is enough */
const playwright = (names) =>
  node([
    join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    'tests/load/playwright.config.ts',
    ...names.map((name) => `load/${name}`),
  ]);

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption < 0 ? args : args.slice(0, firstOption);
const options = firstOption < 0 ? [] : args.slice(firstOption);
const browserless = ['context', 'summary', 'hub', 'hubs', 'search'];
const known = [...browserless, ...inBrowser];
const unknown = names.find((name) => !known.some((one) => one.startsWith(name)));
if (unknown !== undefined) {
  console.error(`No measurement is called ${unknown}. There are: ${known.join(', ')}`);
  process.exit(1);
}
const wanted = names.length === 0 ? known : names;
const noBrowser = ['--no-browser', '--only-peer', '--json', '--help'].some((option) => options.includes(option));
const passed = options.filter((option) => option !== '--no-browser');
// `context` has a part in the browser too; the others have none.
const drawn = wanted.filter((name) => !['summary', 'hub', 'hubs', 'search'].includes(name));
let measured = true;
if (wanted.includes('context')) measured = await fanOut(passed);
if (wanted.includes('summary')) measured = (await summarySources(names.includes('summary') ? passed : [])) && measured;
if (wanted.includes('hub')) measured = (await countyHub(names.includes('hub') ? passed : [])) && measured;
if (wanted.includes('hubs')) measured = (await severalHubs()) && measured;
if (wanted.includes('search')) measured = (await searchAtScale()) && measured;
if (drawn.length > 0 && (!noBrowser || !wanted.includes('context'))) measured = playwright(drawn) && measured;
process.exitCode = measured ? 0 : 1;
