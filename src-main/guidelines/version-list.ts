import * as z from 'zod';
import { type ArticleChange, articleVersionSchema } from '#shared/guidelines.js';
import { languageSchema } from '#shared/language.js';

/** Versions of one article that are kept. Older ones are forgotten. */
export const MOST_VERSIONS = 20;

const entrySchema = z.object({
  id: z.string(),
  language: languageSchema,
  /** Name of the file that it came from last. */
  file: z.string(),
  /** It was there when the keeping began: not a new article. */
  first: z.boolean(),
  /** Oldest first; never empty. */
  versions: z.array(articleVersionSchema).min(1),
  /** Since when its file is no more. */
  gone: z.iso.datetime().optional(),
});
export type VersionEntry = z.infer<typeof entrySchema>;

/** What is known of the versions of each article, by `id.language`. */
export const versionListSchema = z.record(z.string(), entrySchema);
export type VersionList = z.infer<typeof versionListSchema>;

/** An article as it was found now. */
export interface Found {
  id: string;
  language: VersionEntry['language'];
  file: string;
  version: string;
  title: string;
  owner: string;
}

const keyOf = ({ id, language }: Pick<Found, 'id' | 'language'>) => `${id}.${language}`;

/**
 * The list after a reading of the folder; the same object when nothing has changed. A version that comes back after
 * another one is the newest again, and stands once.
 * @param found the articles of this reading, the last good versions of broken files included
 * @param now ISO 8601
 */
export function keepVersions(list: VersionList, found: readonly Found[], now: string): VersionList {
  const first = Object.keys(list).length === 0;
  const next: VersionList = { ...list };
  let changed = false;
  const there = new Set<string>();
  for (const { id, language, file, version, title, owner } of found) {
    const key = keyOf({ id, language });
    there.add(key);
    const entry = list[key];
    const last = entry?.versions.at(-1);
    if (entry !== undefined && last?.version === version && entry.file === file && entry.gone === undefined) continue;
    changed = true;
    const earlier = entry?.versions ?? [];
    const versions =
      last?.version === version
        ? earlier
        : [...earlier.filter((one) => one.version !== version), { version, since: now, title, owner }].slice(
            -MOST_VERSIONS,
          );
    next[key] = { id, language, file, first: entry?.first ?? first, versions };
  }
  for (const [key, entry] of Object.entries(list)) {
    if (there.has(key) || entry.gone !== undefined) continue;
    changed = true;
    next[key] = { ...entry, gone: now };
  }
  return changed ? next : list;
}

/** The newest version that came from this file and is still shown, if there is one. */
export const lastOfFile = (list: VersionList, file: string): VersionEntry | undefined =>
  Object.values(list).find((entry) => entry.file === file && entry.gone === undefined);

/** What became of articles after `since` (ISO 8601), the latest first. Those that were there at the beginning are no news. */
export function changesSince(list: VersionList, since: string): ArticleChange[] {
  return Object.values(list)
    .flatMap(({ id, language, versions, first, gone }): ArticleChange[] => {
      const last = versions.at(-1);
      if (last === undefined) return [];
      const told = { id, language, title: last.title };
      if (gone !== undefined) return gone > since ? [{ ...told, what: 'removed', at: gone }] : [];
      if (last.since <= since) return [];
      const before = versions.findLast((one) => one.since <= since);
      if (before !== undefined) return [{ ...told, what: 'changed', at: last.since, before: before.version }];
      // Of one that came after the beginning, and of one whose every kept version is newer than the last look.
      const oldest = versions[0];
      if (!first) return [{ ...told, what: 'new', at: last.since }];
      return versions.length < 2 || oldest === undefined
        ? []
        : [{ ...told, what: 'changed', at: last.since, before: oldest.version }];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at) || a.title.localeCompare(b.title));
}
