import type { Mistake } from './read.js';

/** A mistake on one line, beginning with its line and column. Pure. */
export const writeMistake = ({ line, column, where, entry, message }: Mistake): string =>
  `${line}:${column} ${where === '' ? 'the file' : where}${entry === undefined ? '' : ` (${entry})`}: ${message}`;
