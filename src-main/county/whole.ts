import { namesUsed } from './environment.js';
import type { JsonPath } from './json.js';
import { type Finding, valueAt } from './mistakes.js';

const list = (root: unknown, key: string): unknown[] => {
  const value = valueAt(root, [key]);
  return Array.isArray(value) ? value : [];
};

/** Every text of a JSON value, with its place. Pure. */
export function textsOf(value: unknown, path: JsonPath = []): { text: string; path: JsonPath }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key]));
}

/** Says of each value that an earlier entry of the list already has it. */
function twice(root: unknown, key: string, field: string, outer: JsonPath = []): Finding[] {
  const first = new Map<unknown, number>();
  return list(valueAt(root, outer), key).flatMap((entry, index) => {
    const value = valueAt(entry, [field]);
    if (typeof value !== 'string') return [];
    const before = first.get(value);
    if (before === undefined) first.set(value, index);
    return before === undefined
      ? []
      : [{ path: [...outer, key, index, field], message: `"${value}" is already the ${field} of ${key}[${before}]` }];
  });
}

function masters(root: unknown): Finding[] {
  const all = list(root, 'tools').flatMap((tool, index) => (valueAt(tool, ['master']) === true ? [index] : []));
  return all.slice(1).map((index) => ({
    path: ['tools', index, 'master'],
    message: `there can be one master, and tools[${all[0]}] already is`,
  }));
}

/** Day, month, year, sign of the century, individual number, check character (DVV; signs of 2023 too). */
const IDENTITY_CODE = /(?<![0-9A-Za-z])\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![0-9A-Za-z])/;

function inTexts(root: unknown): Finding[] {
  return textsOf(root).flatMap(({ text, path }): Finding[] => {
    if (IDENTITY_CODE.test(text))
      return [{ path, message: 'looks like a personal identity code, which never stands here' }];
    const rest = namesUsed(text).reduce((left, name) => left.replaceAll(`\${${name}}`, ''), text);
    return rest.includes('${')
      ? [
          {
            path,
            message: 'has "${" that is not the beginning of a name such as ${COUNTY_IDP}: capitals, digits and _',
          },
        ]
      : [];
  });
}

/** Mistakes that no part of the file has by itself: told also where other parts are wrong. Pure. */
export const wholeFindings = (root: unknown): Finding[] => [
  ...twice(root, 'tools', 'id'),
  ...twice(root, 'fhirSources', 'id'),
  ...twice(root, 'fhirSources', 'name'),
  ...twice(root, 'cdsServices', 'id'),
  ...twice(root, 'cdsServices', 'name'),
  ...twice(root, 'sources', 'id', ['services']),
  ...masters(root),
  ...inTexts(root),
];
