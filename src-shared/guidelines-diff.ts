import { diffArrays } from 'diff';
import type { Article } from './guidelines.js';

/** A stretch of text that both versions have, or only the later (`added`) or the earlier one (`removed`). */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One line of the text. A `changed` one has parts of both versions; the others are whole and have one part. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed' | 'changed';
  parts: DiffPart[];
}

/** Fields of the front matter that a reader is told of when they change. */
export const diffFields = [
  'title',
  'summary',
  'kind',
  'layer',
  'unit',
  'addsTo',
  'replaces',
  'approved',
  'register',
  'owner',
  'topics',
  'keywords',
  'sources',
  'checked',
  'validFrom',
  'validUntil',
  'reviewBy',
  'checkValidity',
  'related',
  'suggestFor',
] as const satisfies readonly (keyof Article)[];
export type DiffField = (typeof diffFields)[number];

export interface ArticleDiff {
  fields: { field: DiffField; parts: DiffPart[] }[];
  /** Empty when the texts are the same. */
  body: DiffLine[];
}

/** What of an article can be compared: its version, and whether its file can be read now, do not matter. */
type Comparable = Omit<Article, 'version' | 'lastGood'>;

/** More than a reader could follow: beyond it a text counts as written anew, which also bounds the work. */
const MOST_EDITS = 1500;
/** Lines that have less than this share of their text in common are two lines, not one that was changed. */
const ALIKE = 0.4;

const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** Runs of the same, removed and added items, in order; joined they give both versions back. */
function runs(before: readonly string[], after: readonly string[]): { kind: DiffPart['kind']; items: string[] }[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  const changes = found ?? [
    { removed: true, added: false, value: [...before] },
    { removed: false, added: true, value: [...after] },
  ];
  return changes
    .filter(({ value }) => value.length > 0)
    .map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', items: value }));
}

/**
 * Word by word: the removed parts with the same ones give `before`, the added with the same give `after`, whole.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  return runs(tokens(before), tokens(after)).map(({ kind, items }) => ({ kind, text: items.join('') }));
}

const lengthOf = (parts: readonly DiffPart[], kind: DiffPart['kind']) =>
  parts.reduce((sum, part) => (part.kind === kind ? sum + part.text.trim().length : sum), 0);

/** A line that became another: as one line where they have enough in common, otherwise as two. */
function changedLine(before: string, after: string): DiffLine[] {
  const parts = diffWords(before, after);
  const alike = lengthOf(parts, 'same') / Math.max(1, Math.min(before.trim().length, after.trim().length));
  if (alike >= ALIKE) return [{ kind: 'changed', parts }];
  return [whole('removed', before), whole('added', after)];
}

const whole = (kind: DiffPart['kind'], text: string): DiffLine => ({ kind, parts: [{ kind, text }] });

/** Line by line, and word by word in lines that were changed. Empty when nothing was. */
export function diffText(before: string, after: string): DiffLine[] {
  if (before === after) return [];
  const lines: DiffLine[] = [];
  const found = runs(before.split('\n'), after.split('\n'));
  for (let at = 0; at < found.length; at += 1) {
    const run = found[at];
    const next = found[at + 1];
    if (run === undefined) continue;
    if (run.kind === 'removed' && next?.kind === 'added') {
      const pairs = Math.min(run.items.length, next.items.length);
      for (let n = 0; n < pairs; n += 1) lines.push(...changedLine(run.items[n] ?? '', next.items[n] ?? ''));
      for (const text of run.items.slice(pairs)) lines.push(whole('removed', text));
      for (const text of next.items.slice(pairs)) lines.push(whole('added', text));
      at += 1;
    } else for (const text of run.items) lines.push(whole(run.kind, text));
  }
  return lines;
}

/** A field as a reader would write it down; '' where it is absent. */
function written(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => [key, written(one)])
      .filter(([, one]) => one !== '')
      .map(([key, one]) =>
        key === 'title' || key === 'url' || key === 'by' || key === 'date' ? one : `${key}: ${one}`,
      )
      .join(' ');
  return String(value);
}

/** What a reader must know of the change from one version to another. */
export function diffArticle(before: Comparable, after: Comparable): ArticleDiff {
  const fields = diffFields.flatMap((field) => {
    const [was, is] = [written(before[field]), written(after[field])];
    return was === is ? [] : [{ field, parts: diffWords(was, is) }];
  });
  return { fields, body: diffText(before.body, after.body) };
}

/** An article's key in a library: each language version is one of its own. */
export const articleKey = ({ id, language }: Pick<Article, 'id' | 'language'>): string => `${id}.${language}`;

export interface LibraryDiff<One extends Comparable = Article> {
  added: One[];
  changed: { before: One; after: One }[];
  removed: One[];
  unchanged: One[];
}

/** What comes, changes and goes between two sets of articles; each article of either is in it exactly once. */
export function diffLibrary<One extends Comparable>(before: readonly One[], after: readonly One[]): LibraryDiff<One> {
  const earlier = new Map(before.map((one) => [articleKey(one), one]));
  const later = new Map(after.map((one) => [articleKey(one), one]));
  const diff: LibraryDiff<One> = { added: [], changed: [], removed: [], unchanged: [] };
  for (const [key, one] of later) {
    const was = earlier.get(key);
    if (was === undefined) diff.added.push(one);
    else if (isSame(was, one)) diff.unchanged.push(one);
    else diff.changed.push({ before: was, after: one });
  }
  for (const [key, one] of earlier) if (!later.has(key)) diff.removed.push(one);
  return diff;
}

function isSame(before: Comparable, after: Comparable): boolean {
  const { fields, body } = diffArticle(before, after);
  return fields.length === 0 && body.length === 0;
}
