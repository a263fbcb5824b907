import type { JsonPath } from './json.js';

const NAME = /\$\{([A-Z0-9_]+)\}/g;

/** A place where a county file uses `${NAME}`. */
export interface NameUse {
  name: string;
  path: JsonPath;
}

/** Names of the environment that a text uses, each once. Pure. */
export const namesUsed = (text: string): string[] => [
  ...new Set([...text.matchAll(NAME)].flatMap((match) => match[1] ?? [])),
];

/**
 * Puts the environment's values in the place of `${NAME}` in every text of a JSON value. Pure.
 * @param environment value of a name; undefined when it is not set, and then the text stays as it is
 * @returns the new value, and every use in the order of the file
 */
export function substitute(
  value: unknown,
  environment: (name: string) => string | undefined,
): { value: unknown; uses: NameUse[] } {
  const uses: NameUse[] = [];
  const walk = (one: unknown, path: JsonPath): unknown => {
    if (typeof one === 'string') {
      for (const name of namesUsed(one)) uses.push({ name, path });
      return one.replace(NAME, (whole, name: string) => environment(name) ?? whole);
    }
    if (Array.isArray(one)) return one.map((item, index) => walk(item, [...path, index]));
    if (typeof one === 'object' && one !== null) {
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, walk(item, [...path, key])]));
    }
    return one;
  };
  return { value: walk(value, []), uses };
}
