import { useMemo } from 'react';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { describeAll } from '../described/index.js';
import { useWords } from '../use-words.js';
import { Results } from './Results.js';
import { find, indexOf } from './find.js';

/** Searches within the client, over all that is shown of them. */
export function Found({
  summary,
  query,
  onJump,
}: {
  summary: Summary;
  query: string;
  onJump: (section: SectionId, entry: string) => void;
}) {
  const words = useWords();
  const index = useMemo(
    () => indexOf(describeAll(summary, words), (of) => words.t(`clientSummaryLater:section.${of.section}`)),
    [summary, words],
  );
  return <Results hits={find(index, query)} query={query} onJump={onJump} />;
}
