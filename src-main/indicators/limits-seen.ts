import { createHash } from 'node:crypto';
import type { Summary } from '#shared/client-summary.js';
import type { FigureKey } from '#shared/usage-figures.js';

/**
 * Counts, once a day each, the matters of opened clients whose longest time is kept or not. Which matters those were is
 * remembered only as marks that nobody can read back, for the day, in memory.
 */
export function createLimitsSeen({
  today,
  salt,
  count,
}: {
  today: () => string;
  salt: string;
  count: (figure: Pick<FigureKey, 'name' | 'kind'>) => void;
}) {
  let day = today();
  let seen = new Set<string>();
  return (summary: Summary): void => {
    if (day !== today()) {
      day = today();
      seen = new Set();
    }
    for (const { data } of summary.sections) {
      if (data.id !== 'careAccess') continue;
      for (const { id, source, register, state } of data.entries) {
        if (state !== 'kept' && state !== 'late') continue;
        const mark = createHash('sha256')
          .update(JSON.stringify([salt, summary.client, source, id]))
          .digest('base64');
        if (seen.has(mark)) continue;
        seen.add(mark);
        count({ name: 'limit', kind: `${register}-${state}` });
      }
    }
  };
}
