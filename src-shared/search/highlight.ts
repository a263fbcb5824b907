import { fold, tokenize } from './fold.js';

/** A run of a text, marked when it is a word that the query found. */
export interface HighlightPart {
  text: string;
  hit: boolean;
  /** Offset in the text: a stable key for lists. */
  start: number;
}

/**
 * Cuts a text into runs so that the words which matched can be marked; joined together the runs are the text.
 * @param forms the words to mark, folded, as a hit has them
 */
export function highlight(text: string, forms: ReadonlySet<string>): HighlightPart[] {
  const parts: HighlightPart[] = [];
  let from = 0;
  for (const token of forms.size === 0 ? [] : tokenize(text)) {
    if (!forms.has(fold(token.text))) continue;
    if (token.start > from) parts.push({ text: text.slice(from, token.start), hit: false, start: from });
    parts.push({ text: text.slice(token.start, token.end), hit: true, start: token.start });
    from = token.end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false, start: from });
  return parts;
}
