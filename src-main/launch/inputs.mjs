// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { join as joined, resolve } from 'node:path';
import { defaultDataDir } from './data-dir.mjs';
import { LaunchFailure } from './failure.mjs';

/** @param {string} path @param {'file' | 'folder'} kind */
function readable(path, kind) {
  try {
    accessSync(path, constants.R_OK);
    const found = statSync(path);
    return kind === 'file' ? found.isFile() : found.isDirectory();
  } catch {
    return false;
  }
}

/**
 * The files and folders that the options name, made absolute and looked at, so that a mistake is told at once.
 * @param {import('./options.mjs').LaunchOptions} options
 * @param {{ root: string, cwd: string, home: string, platform: NodeJS.Platform, env: Record<string, string | undefined> }} world
 */
export function readInputs(options, { root, cwd, home, platform, env }) {
  const countyFile =
    options.county === undefined ? joined(root, 'seeds', 'kymijoki', 'county.json') : resolve(cwd, options.county);
  if (!readable(countyFile, 'file')) {
    throw new LaunchFailure(`The county file ${countyFile} cannot be read: check the path and its permissions.`);
  }
  const extraFhir = options.extraFhir === undefined ? undefined : resolve(cwd, options.extraFhir);
  if (extraFhir !== undefined && !readable(extraFhir, 'folder')) {
    throw new LaunchFailure(`The folder ${extraFhir} given with --extra-fhir cannot be read.`);
  }
  const join = options.join === undefined ? undefined : resolve(cwd, options.join);
  const usual = defaultDataDir(platform, env, home);
  // Two workbenches never share a data folder.
  const own = join === undefined ? usual : `${usual}-${options.demoUser ?? 'second'}`;
  const given = options.dataDir === undefined ? own : resolve(cwd, options.dataDir);
  // Nothing of training is ever written beside real work, whatever folder was asked for.
  const dataDir = options.training ? joined(given, 'training') : given;
  if (join === dataDir) throw new LaunchFailure('A second workbench needs a --data-dir of its own.');
  return { countyFile, extraFhir, dataDir, join };
}
