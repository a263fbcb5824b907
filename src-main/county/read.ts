import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type County, countySchema } from '#shared/county.js';
import { readCards } from './cards.js';
import { type NameUse, substitute } from './environment.js';
import { type JsonPath, type PlacedJson, readPlacedJson } from './json.js';
import { type Finding, toFindings, valueAt } from './mistakes.js';
import { wholeFindings } from './whole.js';

/** Something wrong in a county file, and where. */
export interface Mistake {
  path: JsonPath;
  /** The path in words, e.g. `tools[4].url`. */
  where: string;
  /** Id of the tool or source that it is in. */
  entry?: string;
  line: number;
  column: number;
  message: string;
}

/** All that was learnt of a county file. */
export interface CountyReading {
  /** What the file says, when all of it is of the right form. With a mistake left it must not be started. */
  county: County | undefined;
  mistakes: Mistake[];
  /** Every `${NAME}` of the file, in its order. */
  uses: NameUse[];
  /** The file as it stands, before names were replaced; undefined when it is not JSON. */
  json: PlacedJson | undefined;
}

/** `tools[4].url` of a path; empty for the file itself. Pure. */
export const writePath = (path: JsonPath): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');

/** Path of what a county file names: beside the file itself unless absolute. */
export const besideCounty = (file: string, relative: string): string =>
  isAbsolute(relative) ? relative : resolve(dirname(resolve(file)), relative);

/** A finding with its place in the file. */
export function place({ path, message, atKey }: Finding, json: PlacedJson): Mistake {
  const entry = path.length > 2 ? valueAt(json.value, [...path.slice(0, 2), 'id']) : undefined;
  return {
    path,
    where: writePath(path),
    ...(typeof entry === 'string' ? { entry } : {}),
    ...(atKey === true ? json.keyPositionOf(path) : json.positionOf(path)),
    message,
  };
}

/** Stands for a name that is not set, so that the rest of the file is still checked. */
const UNSET = 'http://127.0.0.1';

const isWithin = (path: JsonPath, outer: JsonPath) => outer.every((key, index) => key === path[index]);

/**
 * Reads a county file's text and finds every mistake in it. Reads the cards that it names, and nothing else.
 * @param file its path, for the cards beside it
 * @param environment value of a `${NAME}`; undefined = not set
 */
export async function readCounty(
  file: string,
  text: string,
  environment: (name: string) => string | undefined,
): Promise<CountyReading> {
  const read = readPlacedJson(text);
  if ('mistake' in read) {
    const { path, position, message } = read.mistake;
    const mistake = { path, where: writePath(path), ...position, message: `is not valid JSON: ${message}` };
    return { county: undefined, mistakes: [mistake], uses: [], json: undefined };
  }
  const { json } = read;
  const { value: filled, uses } = substitute(json.value, (name) => environment(name) ?? UNSET);
  const unset = uses.filter(({ name }) => environment(name) === undefined);
  const cards = await readCards(filled, (relative) =>
    readFile(besideCounty(file, relative), 'utf8').then(
      (found) => ({ text: found }),
      (error: NodeJS.ErrnoException) => ({ failed: error.code ?? error.message }),
    ),
  );
  const parsed = countySchema.safeParse(cards.value);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toFindings(issue, cards.value));
  const known = [...cards.findings, ...issues, ...wholeFindings(filled)]
    // What is wrong with a value that was not there is not the author's mistake.
    .filter(({ path }) => !unset.some((use) => isWithin(use.path, path)));
  const mistakes = [
    ...json.mistakes.map(({ path, position, message }) => ({ path, where: writePath(path), ...position, message })),
    ...firstUses(unset).map(({ name, path }) => place({ path, message: notSet(name) }, json)),
    ...known.map((finding) => place(finding, json)),
  ].toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { county: parsed.success ? parsed.data : undefined, mistakes, uses, json };
}

const notSet = (name: string) => `\${${name}} is not set: set it in the environment, or write the value in the file`;

const firstUses = (uses: NameUse[]): NameUse[] =>
  uses.filter((use, index) => uses.findIndex(({ name }) => name === use.name) === index);
