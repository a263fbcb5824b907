import { readFile } from 'node:fs/promises';
import type { County } from '#shared/county.js';
import { StartFailure } from '../host.js';
import { besideCounty, type Mistake, readCounty } from './read.js';
import { writeMistake } from './write-mistake.js';

/** A county file read, with its relative paths made absolute. */
export interface LoadedCounty {
  county: County;
  /** Resolves a path that the county file names, beside the file itself. */
  path: (relative: string) => string;
}

/** How many mistakes a start tells before it leaves the rest to the check. */
const TOLD = 4;

/**
 * Reads and checks a county file. `${NAME}` in any text is replaced from `environment`.
 * @throws StartFailure with the first mistakes, where they stand, and how to see them all
 */
export async function loadCounty(file: string, environment: Record<string, string>): Promise<LoadedCounty> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartFailure(
      `The county file ${file} cannot be read (${error.code ?? error.message}); check the path given with --county.`,
    );
  });
  const names = new Map(Object.entries(environment));
  const { county, mistakes } = await readCounty(file, text, (name) => names.get(name));
  if (county === undefined || mistakes.length > 0) throw new StartFailure(inWords(file, mistakes));
  return { county, path: (relative) => besideCounty(file, relative) };
}

function inWords(file: string, mistakes: Mistake[]): string {
  const more = mistakes.length - TOLD;
  return [
    `The county file ${file} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:`,
    ...mistakes.slice(0, TOLD).map((mistake) => `  ${writeMistake(mistake)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    `Check it without starting: npm run county -- check ${file}`,
  ].join('\n');
}
