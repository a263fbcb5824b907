import { tokenize } from './fold.js';
import type { TextSearch } from './text-search.js';

/** A run of a text, marked when it is a word that the query found. */
export interface HighlightPart {
  text: string;
  hit: boolean;
  /** Offset in the text: a stable key for lists. */
  start: number;
}

/** Cuts a text into runs so that the words which matched can be marked; joined together the runs are the text. */
export function highlight(text: string, matched: ReadonlySet<string>, isMatch: TextSearch['isMatch']): HighlightPart[] {
  const parts: HighlightPart[] = [];
  let from = 0;
  for (const token of matched.size === 0 ? [] : tokenize(text)) {
    if (!isMatch(token.text, matched)) continue;
    if (token.start > from) parts.push({ text: text.slice(from, token.start), hit: false, start: from });
    parts.push({ text: text.slice(token.start, token.end), hit: true, start: token.start });
    from = token.end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false, start: from });
  return parts;
}
