import { highlight } from '#shared/search/highlight.js';
import type { ArticleSearch } from './use-article-search.js';

/** A text with the words that the query found marked. */
export function Marked({
  text,
  matched,
  isMatch,
}: {
  text: string;
  matched: ReadonlySet<string>;
  isMatch: ArticleSearch['isMatch'];
}) {
  return highlight(text, matched, isMatch).map((part) =>
    part.hit ? (
      <mark key={part.start} className="gl-mark">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
