/** Text as it is compared: lower case, without the marks of letters (ä = a, é = e). */
export const fold = (text: string): string => text.toLocaleLowerCase('fi').normalize('NFD').replaceAll(/\p{M}/gu, '');

/**
 * How well a query fits a label: 0 best (label begins with it), 1 (a word does), 2 (it stands inside), undefined when
 * some word of the query is nowhere.
 */
export function fit(query: string, label: string): number | undefined {
  const wanted = fold(query).trim();
  const text = fold(label);
  if (text.startsWith(wanted)) return 0;
  const words = wanted.split(/\s+/);
  if (!words.every((word) => text.includes(word))) return undefined;
  return words.every((word) => new RegExp(`(^|[^\\p{L}\\p{N}])${escapePattern(word)}`, 'u').test(text)) ? 1 : 2;
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The entries that fit, best first; those that fit alike keep their order. */
export const ranked = <T extends { label: string }>(entries: readonly T[], query: string): T[] =>
  entries
    .flatMap((entry, at) => {
      const score = fit(query, entry.label);
      return score === undefined ? [] : [{ entry, score, at }];
    })
    .sort((one, other) => one.score - other.score || one.at - other.at)
    .map(({ entry }) => entry);
