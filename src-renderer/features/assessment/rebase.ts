/** Lines of a composed text that became others: those that went, those that came, and the line that stands before them. */
export interface Change {
  /** Which line of the former text is the first that went, or the one that the new ones come before. */
  at: number;
  gone: string[];
  come: string[];
  after: string | undefined;
}

/** Where two texts differ, line by line (the longest common subsequence), in order. Pure. */
export function changesOf(before: string, now: string): Change[] {
  const [old, next] = [before.split('\n'), now.split('\n')];
  // longest[i][j]: how many lines the rests from i and j on have in common.
  const longest = old.map(() => next.map(() => 0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row !== undefined) row[j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const changes: Change[] = [];
  let open: Change | undefined;
  let last: string | undefined;
  const change = (line: number) => {
    open ??= { at: line, gone: [], come: [], after: last };
    return open;
  };
  const close = () => {
    if (open !== undefined) changes.push(open);
    open = undefined;
  };
  for (let i = 0, j = 0; i < old.length || j < next.length;) {
    const [gone, come] = [old[i], next[j]];
    if (gone !== undefined && gone === come) {
      close();
      last = gone;
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      change(i).gone.push(gone);
      i += 1;
    } else {
      if (come !== undefined) change(i).come.push(come);
      j += 1;
    }
  }
  close();
  return changes;
}

/** Where some lines stand in a text, one after another and only once; undefined where nobody can tell. */
function placeOf(lines: readonly string[], text: readonly string[]): number | undefined {
  const places = text.flatMap((_, at) => (lines.every((line, index) => text[at + index] === line) ? [at] : []));
  return places.length === 1 ? places[0] : undefined;
}

/**
 * A text that a professional has edited, brought up to date with what it was composed of: a line that nobody touched becomes the
 * new one, what was written by hand stays. Pure.
 * @param before as it was composed, before the edits
 * @param now as it is composed today
 * @returns `left`: the changes whose place the edits have taken away; `base`: `before` with the others made in it too
 */
export function rebase(
  text: string,
  before: string,
  now: string,
): { text: string; base: string; done: Change[]; left: Change[] } {
  const lines = text.split('\n');
  const [done, left]: [Change[], Change[]] = [[], []];
  for (const change of changesOf(before, now)) {
    const { gone, come, after } = change;
    const found = gone.length > 0 ? placeOf(gone, lines) : after === undefined ? 0 : placeOf([after], lines);
    if (found === undefined) left.push(change);
    else {
      lines.splice(gone.length > 0 || after === undefined ? found : found + 1, gone.length, ...come);
      done.push(change);
    }
  }
  const base = before.split('\n');
  for (const { at, gone, come } of done.toReversed()) base.splice(at, gone.length, ...come);
  return { text: lines.join('\n'), base: base.join('\n'), done, left };
}
