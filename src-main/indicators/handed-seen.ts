import type { FigureKey } from '#shared/usage-figures.js';

/**
 * Counts what is given to clients by theme: each service or event once for a client's turn, however many ways it is given
 * in. What was recorded only was not given by that.
 * @param themeOf of what the tray knows by that key; undefined where it is gone
 */
export function createHandedSeen({
  themeOf,
  count,
}: {
  themeOf: (key: string) => Promise<string | undefined>;
  count: (figure: Pick<FigureKey, 'name' | 'kind'>) => void;
}) {
  let turn = -1;
  let given = new Set<string>();
  return async (version: number, keys: readonly string[]): Promise<void> => {
    if (version !== turn) {
      turn = version;
      given = new Set();
    }
    const fresh = keys.filter((key) => !given.has(key));
    for (const key of fresh) given.add(key);
    for (const key of fresh) {
      const theme = await themeOf(key);
      if (theme !== undefined) count({ name: 'handedOver', kind: theme });
    }
  };
}
