import { basename } from 'node:path';
import type { CountyMap } from '#shared/county-map.js';
import type { Failure } from '#shared/failure.js';
import { readCountyMap } from './read-map.js';

export { readCountyMap };

export interface MapNow {
  /** Absent when the county has none, or its file is wrong. */
  map?: CountyMap;
  failure?: Failure;
}

/**
 * The county's map, read when it is first asked for and kept. A file that is wrong is read again at the next asking:
 * whoever puts it right sees it at once.
 * @param file absent when the county ships no map
 */
export function createCountyMap(file: string | undefined, readFile: (file: string) => Promise<string>) {
  let kept: CountyMap | undefined;
  return async function mapNow(): Promise<MapNow> {
    if (file === undefined) return {};
    if (kept !== undefined) return { map: kept };
    const wrong = (detail: string): MapNow => ({
      failure: { kind: 'invalidAnswer', source: basename(file), detail },
    });
    const text = await readFile(file).catch(() => undefined);
    if (text === undefined) return wrong('the file cannot be read');
    const read = readCountyMap(text);
    if ('mistakes' in read) return wrong(read.mistakes.join('; '));
    kept = read.map;
    return { map: kept };
  };
}
