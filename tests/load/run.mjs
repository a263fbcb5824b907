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
const unknown = names.find((name) => ![...inBrowser, 'context'].some((known) => known.startsWith(name)));
if (unknown !== undefined) {
  console.error(`No measurement is called ${unknown}. There are: ${['context', ...inBrowser].join(', ')}`);
  process.exit(1);
}
const wanted = names.length === 0 ? ['context', ...inBrowser] : names;
const browserless = ['--no-browser', '--only-peer', '--json', '--help'].some((option) => options.includes(option));
const passed = options.filter((option) => option !== '--no-browser');
let measured = true;
if (wanted.includes('context')) measured = await fanOut(passed);
if (!browserless || !wanted.includes('context')) measured = playwright(wanted) && measured;
process.exitCode = measured ? 0 : 1;
