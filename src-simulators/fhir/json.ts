/** A JSON object whose members are not yet known. */
export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every value at a dotted path ("name.given"). Arrays on the way are walked through, as FHIRPath does, so a repeating
 * element and a single one read alike.
 */
export function valuesAt(value: unknown, path: string): unknown[] {
  let level: unknown[] = [value];
  for (const step of path.split('.')) {
    const next: unknown[] = [];
    for (const item of level) {
      if (!isJson(item)) continue;
      const found = item[step];
      if (Array.isArray(found)) next.push(...found);
      else if (found !== undefined && found !== null) next.push(found);
    }
    level = next;
  }
  return level;
}

export const stringsAt = (value: unknown, path: string): string[] =>
  valuesAt(value, path).filter((found) => typeof found === 'string');

/** The same tree with each string passed through `change`; `key` is the nearest member name. New objects only where needed. */
export function mapStrings(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change, key));
  if (!isJson(value)) return value;
  const copy: Json = {};
  for (const [name, member] of Object.entries(value)) copy[name] = mapStrings(member, change, name);
  return copy;
}
