import { highlight } from '#shared/search/highlight.js';

/** A text with the words that the query found marked. */
export function Marked({ text, matched }: { text: string; matched: ReadonlySet<string> }) {
  return highlight(text, matched).map((part) =>
    part.hit ? (
      <mark key={part.start} className="gl-mark">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
