/** Names a value in a file: keys and indexes from its root. */
export type JsonPath = readonly (string | number)[];

export interface Position {
  /** From 1. */
  line: number;
  column: number;
}

/** Something wrong in a text of JSON, at a place. */
export interface JsonMistake {
  path: JsonPath;
  position: Position;
  message: string;
}

/** A file of JSON that remembers where everything stands in it. */
export interface PlacedJson {
  value: unknown;
  /** Keys that an object has twice: the reader would take the last and say nothing. */
  mistakes: JsonMistake[];
  /** Where a value begins; of one that is missing, where the nearest that should hold it begins. */
  positionOf: (path: JsonPath) => Position;
  /** Where the key of a value stands. */
  keyPositionOf: (path: JsonPath) => Position;
}

const SPACE = /[ \t\r\n]*/y;
// Control characters are refused in strings, as JSON.parse does (RFC 8259 §7).
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const MAX_DEPTH = 200;

class Unreadable extends Error {
  constructor(
    readonly at: number,
    readonly path: JsonPath,
    message: string,
  ) {
    super(message);
  }
}

const nameOf = (path: JsonPath): string => JSON.stringify(path);

/** Line and column of a place in a text. Pure. */
export function positionAt(text: string, at: number): Position {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n') };
}

/** Reads JSON (RFC 8259) and keeps the places. A byte order mark, as some editors leave, is let be. Pure. */
export function readPlacedJson(source: string): { json: PlacedJson } | { mistake: JsonMistake } {
  const text = source.replace(/^\uFEFF/, '');
  const places = new Map<string, { value: number; key: number }>();
  const mistakes: JsonMistake[] = [];
  let at = 0;

  const skipSpace = () => void take(SPACE);
  function take(form: RegExp): string | undefined {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }
  const fail = (path: JsonPath, expected: string): never => {
    const seen =
      at >= text.length
        ? 'the file ends'
        : `there is ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`;
    throw new Unreadable(at, path, `${expected} is expected here, but ${seen}`);
  };
  const eat = (sign: string, path: JsonPath, expected: string) => {
    if (text[at] !== sign) fail(path, expected);
    at += 1;
    skipSpace();
  };
  const isNext = (sign: string) => text[at] === sign;

  function readValue(path: JsonPath, key: number): unknown {
    if (path.length > MAX_DEPTH) fail(path, 'less nesting');
    places.set(nameOf(path), { value: at, key });
    if (isNext('{')) return readObject(path);
    if (isNext('[')) return readArray(path);
    const token = take(STRING) ?? take(NUMBER) ?? take(WORD) ?? fail(path, 'a value');
    return JSON.parse(token);
  }
  function readObject(path: JsonPath): unknown {
    const entries = new Map<string, unknown>();
    eat('{', path, '{');
    while (!isNext('}')) {
      const start = at;
      const key: unknown = JSON.parse(take(STRING) ?? fail(path, entries.size === 0 ? 'a key or }' : 'a key'));
      const name = String(key);
      const inner = [...path, name];
      if (entries.has(name)) {
        mistakes.push({ path: inner, position: positionAt(text, start), message: 'stands here twice' });
      }
      skipSpace();
      eat(':', inner, 'a colon');
      entries.set(name, readValue(inner, start));
      skipSpace();
      if (isNext('}')) break;
      eat(',', inner, 'a comma or }');
      if (isNext('}')) fail(path, 'a key');
    }
    eat('}', path, '}');
    return Object.fromEntries(entries);
  }
  function readArray(path: JsonPath): unknown[] {
    const items: unknown[] = [];
    eat('[', path, '[');
    while (!isNext(']')) {
      items.push(readValue([...path, items.length], at));
      skipSpace();
      if (isNext(']')) break;
      eat(',', path, 'a comma or ]');
      if (isNext(']')) fail(path, 'a value');
    }
    eat(']', path, ']');
    return items;
  }
  const nearest = (path: JsonPath, what: 'value' | 'key'): Position => {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = places.get(nameOf(path.slice(0, length)));
      // The key of what is missing is nowhere: what should hold it is shown.
      if (found !== undefined) return positionAt(text, length === path.length ? found[what] : found.value);
    }
    return { line: 1, column: 1 };
  };

  try {
    skipSpace();
    const value = readValue([], at);
    skipSpace();
    if (at < text.length) fail([], 'the end of the file');
    return {
      json: {
        value,
        mistakes,
        positionOf: (path) => nearest(path, 'value'),
        keyPositionOf: (path) => nearest(path, 'key'),
      },
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { mistake: { path: error.path, position: positionAt(text, error.at), message: error.message } };
  }
}
