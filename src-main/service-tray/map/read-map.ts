import { type CountyMap, countyMapSchema } from '#shared/county-map.js';

/** So many mistakes are told at once; a wrong file has often the same one in every point. */
const MOST_TOLD = 5;

/**
 * The map of a county out of its file's text, or what is wrong with it: where ("areas[2].rings[0][14]") and how. Pure.
 */
export function readCountyMap(text: string): { map: CountyMap } | { mistakes: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { mistakes: [`is not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const read = countyMapSchema.safeParse(json);
  if (read.success) return { map: read.data };
  const told = read.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`);
  const more = told.length - MOST_TOLD;
  return { mistakes: more > 0 ? [...told.slice(0, MOST_TOLD), `and ${more} more`] : told };
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the file'
    : path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('');
