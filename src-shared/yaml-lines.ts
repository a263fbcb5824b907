import { type Document, type LineCounter, isNode } from 'yaml';

/** A YAML document as plain values; an alias that expands without end counts as no values. */
export function plainValues(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined;
  }
}

/** Line, from 1, of the value that a zod issue points at, or of the nearest one above it that exists. */
export function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
