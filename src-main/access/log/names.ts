import { basename, dirname, join } from 'node:path';

/** Names of the files that one log consists of: `access-log.jsonl` now, `access-log-2026-11-1.jsonl` earlier. Pure. */
export function namesOf(file: string) {
  const folder = dirname(file);
  const stem = basename(file).replace(/\.jsonl$/, '');
  const pattern = new RegExp(`^${stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}-(\\d{4}-\\d{2})-(\\d{1,6})\\.jsonl$`);
  const parts = (name: string) => {
    const found = pattern.exec(name);
    return found === null ? undefined : { month: found[1] ?? '', number: Number(found[2]) };
  };
  return {
    folder,
    current: basename(file),
    lock: join(folder, `${stem}.lock`),
    /** Earlier files among `names`, oldest first. */
    earlier: (names: readonly string[]): string[] =>
      names
        .flatMap((name) => {
          const found = parts(name);
          return found === undefined ? [] : [{ name, ...found }];
        })
        .sort((a, b) => (a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1))
        .map(({ name }) => name),
    /**
     * The name that the present file takes when the next one is begun. Names follow one another as the files do, also
     * where the machine's clock was set back.
     * @param month of its first entry, YYYY-MM
     * @param names of the earlier files, oldest first
     */
    next(month: string, names: readonly string[]): string {
      const newest = parts(names.at(-1) ?? '');
      if (newest === undefined || newest.month < month) return `${stem}-${month}-1.jsonl`;
      return `${stem}-${newest.month}-${newest.number + 1}.jsonl`;
    },
    /** A side file of what was cut off, and the same while no entry tells of it yet. */
    torn: (time: string, nth: number) => `${stem}.torn-${time.replaceAll(':', '')}${nth === 0 ? '' : `-${nth + 1}`}`,
    untold: (names: readonly string[]) =>
      names.filter((name) => name.startsWith(`${stem}.torn-`) && name.endsWith(UNTOLD)).sort(),
  };
}

/** Ends the name of a side file that no entry of the log tells of yet. */
export const UNTOLD = '.untold';
