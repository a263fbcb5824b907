import type * as z from 'zod';
import { didYouMean } from './did-you-mean.js';
import type { JsonPath } from './json.js';
import { knownKeys, knownValues } from './known-keys.js';

/** A mistake in a county file, before its place is looked up. */
export interface Finding {
  path: JsonPath;
  message: string;
  /** The key is what is wrong, not its value. */
  atKey?: true;
}

type Issue = z.core.$ZodIssue;

const A: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const nameOfType = (type: string): string => A[type] ?? type;
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const quoted = (words: readonly unknown[]): string => words.map((word) => JSON.stringify(word)).join(', ');
const perhaps = (word: unknown, known: readonly unknown[]): string => {
  const meant =
    typeof word === 'string'
      ? didYouMean(
          word,
          known.filter((one) => typeof one === 'string'),
        )
      : undefined;
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
};

/** The value at a path; undefined when there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  return path.reduce((value: unknown, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return new Map<string, unknown>(Object.entries(value)).get(String(key));
  }, root);
}

/** What a schema found wrong, in words for the file's author. Pure. @param root the value that was checked */
export function toFindings(issue: Issue, root: unknown): Finding[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const value = valueAt(root, path);
  const one = (message: string): Finding[] => [{ path, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `is not known here${perhaps(key, knownKeys(path))}`,
        atKey: true,
      }));
    case 'invalid_type':
      return one(
        value === undefined
          ? `is missing (${nameOfType(issue.expected)})`
          : `must be ${nameOfType(issue.expected)}, not ${nameOfType(typeOf(value))}`,
      );
    case 'invalid_value':
      return one(oneOf(value, issue.values));
    case 'invalid_union':
      return one(oneOf(value, knownValues(path)));
    case 'too_small':
      return one(issue.minimum === 1 && issue.origin !== 'number' ? 'must not be empty' : lower(issue.message));
    case 'invalid_format':
      if (issue.format === 'url') return one('must be a whole address, such as https://system.example/');
      return one(issue.format === 'regex' ? `must be of the form ${issue.pattern ?? ''}` : lower(issue.message));
    default:
      return one(lower(issue.message));
  }
}

const oneOf = (value: unknown, known: readonly unknown[]): string =>
  value === undefined
    ? `is missing (one of ${quoted(known)})`
    : `must be one of ${quoted(known)}${perhaps(value, known)}`;

/** A library's sentence as the end of ours. */
const lower = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);
