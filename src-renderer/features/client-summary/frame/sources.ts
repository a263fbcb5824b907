import type { Summary } from '#shared/client-summary.js';

/** How the sources stand as a whole: how many there are, how many have answered wholly, and which have failed. */
export function sourcesOf(summary: Summary) {
  const cells = [...summary.sections.flatMap((section) => section.sources), ...summary.prompts.services];
  const names = [...new Set(cells.map((cell) => cell.source))];
  const of = (name: string) => cells.filter((cell) => cell.source === name);
  const fetched = cells.flatMap((cell) => cell.fetchedAt ?? []).toSorted();
  return {
    all: names.length,
    answered: names.filter((name) => of(name).every((cell) => cell.state === 'ready')).length,
    silent: names.filter((name) => of(name).some((cell) => cell.state === 'failed')),
    /** When the newest data came, ISO 8601. */
    newest: fetched.at(-1),
  };
}
