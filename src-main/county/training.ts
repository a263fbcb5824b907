import { readFile } from 'node:fs/promises';
import type { County } from '#shared/county.js';
import { StartFailure } from '../host.js';
import { type LoadedCounty, loadCounty } from './load.js';
import { besideCounty, readCounty, writePath } from './read.js';
import type { JsonPath } from './json.js';
import { textsOf } from './whole.js';

/** Names that have the form of an address and are never called: whom a token is for, and whose identifier it is. */
const NAMES = new Set(['identityProvider.audience', 'identityProvider.practitionerSystem']);
const ON_THIS_MACHINE = new Set(['127.0.0.1', '[::1]', 'localhost']);

interface Address {
  path: JsonPath;
  url: URL;
}

/** Every address that a core built of this county could call or show. Pure. */
const addressesOf = (county: County): Address[] =>
  textsOf(county).flatMap(({ text, path }) => {
    // A template's names stand in its path or query, never in its origin.
    const plain = text.replaceAll(/\{[^{}]*\}/g, 'x');
    if (NAMES.has(writePath(path)) || !/^(https?|wss?):\/\/\S+$/.test(plain) || !URL.canParse(plain)) return [];
    return [{ path, url: new URL(plain) }];
  });

/**
 * Why a county may not be run in training mode: one sentence for each address that is neither on this machine nor named a
 * training system, or that the real county uses. The provider may be the same one with another issuer: it knows nobody but
 * professionals. Pure.
 * @param real the county's real file, where it has one
 */
export function trainingMistakes(county: County, real?: County): string[] {
  const { training } = county;
  if (training?.as !== 'invented')
    return ['training: the file must say {"as": "invented", "scenarios": …}: everybody in it is invented'];
  const systems = new Set(training.systems.map((system) => new URL(system).origin));
  const used = new Set((real === undefined ? [] : addressesOf(real)).map(({ url }) => url.origin));
  const issuer = real?.identityProvider.issuer;
  return addressesOf(county).flatMap(({ path, url }) => {
    const where = writePath(path);
    if (!ON_THIS_MACHINE.has(url.hostname) && !systems.has(url.origin))
      return [`${where}: ${url.origin} is not on this machine, and training.systems does not name it`];
    if (
      where === 'identityProvider.issuer'
        ? url.href === issuer
        : used.has(url.origin) && url.origin !== issuerOf(issuer)
    )
      return [`${where}: ${url.origin} is used by the real county`];
    return [];
  });
}
const issuerOf = (issuer: string | undefined) => (issuer === undefined ? undefined : new URL(issuer).origin);

/**
 * Reads the county to run in training mode. Of a real county's file only two things are read: which file is its training
 * county, and the addresses that must never be called. No feature is ever built of it.
 * @throws StartFailure when there is no training county, or when it could touch anything real
 */
export async function loadTrainingCounty(file: string, environment: Record<string, string>): Promise<LoadedCounty> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const named = (await readCounty(file, text, (name) => environment[name])).county;
  if (named?.training === undefined && named !== undefined)
    throw new StartFailure(
      `The county file ${file} has no training county: add "training" to it, or start the demo county's with npm start -- --training.`,
    );
  const real = named?.training?.as === 'countyFile' ? named : undefined;
  const other = named?.training?.as === 'countyFile' ? besideCounty(file, named.training.file) : file;
  const loaded = await loadCounty(other, environment);
  const mistakes = trainingMistakes(loaded.county, real);
  if (mistakes.length > 0)
    throw new StartFailure(
      [`The county file ${other} cannot be run in training mode:`, ...mistakes.map((one) => `  ${one}`)].join('\n'),
    );
  return loaded;
}
