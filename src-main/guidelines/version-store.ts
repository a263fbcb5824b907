import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.js';
import { type Found, type VersionList, keepVersions, lastOfFile, versionListSchema } from './version-list.js';

/** Puts a file in place whole or not at all. */
async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

const readList = (text: string): VersionList | undefined => {
  try {
    return versionListSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * Keeps the versions of articles that this workbench has seen: `versions.json` tells which, and each text is a file named by
 * its hash. Where the disk refuses, the versions of this run are known and nothing more.
 * @param folder of the data folder; made at need
 */
export function createVersionStore({ folder, now, log }: { folder: string; now: () => number; log: Log }) {
  const listFile = join(folder, 'versions.json');
  const texts = join(folder, 'texts');
  const pathOf = (version: string) => join(texts, `${version}.md`);
  let list: VersionList = {};
  /** Texts of this run, for the versions that the disk did not take. */
  const unkept = new Map<string, string>();

  const loaded = readFile(listFile, 'utf8').then(
    (text) => {
      const read = readList(text);
      if (read === undefined) log('warn', 'guidelines.versions-unreadable');
      else list = read;
    },
    () => undefined,
  );

  async function save(next: VersionList, found: ReadonlyMap<string, string>): Promise<void> {
    const known = new Set(Object.values(list).flatMap(({ versions }) => versions.map(({ version }) => version)));
    const wanted = new Set(Object.values(next).flatMap(({ versions }) => versions.map(({ version }) => version)));
    list = next;
    const fresh = [...wanted].filter((version) => !known.has(version));
    for (const version of fresh) unkept.set(version, found.get(version) ?? '');
    try {
      await mkdir(texts, { recursive: true, mode: 0o700 });
      await Promise.all(fresh.map((version) => writeWhole(pathOf(version), found.get(version) ?? '')));
      // The list last: what it names is there.
      await writeWhole(listFile, JSON.stringify(next));
      for (const version of fresh) unkept.delete(version);
      const names = await readdir(texts);
      await Promise.all(
        names
          .filter((name) => !wanted.has(name.replace(/\.md$/, '')))
          .map((name) => rm(join(texts, name), { force: true })),
      );
    } catch (error) {
      log('warn', 'guidelines.versions-not-kept', { detail: error instanceof Error ? error.message : String(error) });
    }
  }

  const textOf = async (version: string): Promise<string | undefined> =>
    unkept.get(version) ?? (await readFile(pathOf(version), 'utf8').catch(() => undefined));

  return {
    /** What is kept now. */
    async list(): Promise<VersionList> {
      await loaded;
      return list;
    },
    /** The last good text that came from a file, with the time since which it has been the newest. */
    async lastGood(file: string): Promise<{ text: string; since: string } | undefined> {
      await loaded;
      const last = lastOfFile(list, file)?.versions.at(-1);
      const text = last === undefined ? undefined : await textOf(last.version);
      return last === undefined || text === undefined ? undefined : { text, since: last.since };
    },
    /** Names of the files whose articles were shown at the last reading. */
    async files(): Promise<string[]> {
      await loaded;
      return Object.values(list).flatMap(({ file, gone }) => (gone === undefined ? [file] : []));
    },
    /** The text of a kept version. */
    async text(version: string): Promise<string | undefined> {
      await loaded;
      return Object.values(list).some(({ versions }) => versions.some((one) => one.version === version))
        ? textOf(version)
        : undefined;
    },
    /** Keeps what a reading has found; resolves when it is on the disk, or when the disk has refused. */
    async keep(found: readonly (Found & { text: string })[]): Promise<void> {
      await loaded;
      const next = keepVersions(list, found, new Date(now()).toISOString());
      if (next !== list) await save(next, new Map(found.map(({ version, text }) => [version, text])));
    },
  };
}
export type VersionStore = ReturnType<typeof createVersionStore>;
